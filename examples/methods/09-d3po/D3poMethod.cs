using RewardLang.Training.Methods;
using RewardLang.Training.Samplers;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>Preferences of finished images at every step of their denoising, without a reward model.</summary>
public sealed class D3poMethod() : Method(
    9, "d3po", "Using Human Feedback to Fine-tune Diffusion Models without Any Reward Model",
    "Which of two images is better counts at every step of their denoising, as a preference of its own.")
{
    /// <inheritdoc/>
    public override void Run(MethodRun run)
    {
        CheckNumbers(run);
        CheckPreferences(run);
        CheckLoops(run);
        Train(run);
    }

    private static void CheckNumbers(MethodRun run)
    {
        using var loss = new D3po();
        Tensor Row(double number) => tensor([(float)number]).unsqueeze(0);
        using var start = loss.Evaluate(Row(-1), Row(-1), Row(-2), Row(-2), tensor([1f]));
        run.Check("loss at the start", start.Total, [.693147], 1e-5);
        using var far = loss.Evaluate(Row(-1), Row(-2), Row(-3), Row(-2), tensor([1f]));
        run.Check("loss with both ratios at their limits", far.Total, [.683164], 1e-5);
        using var tie = loss.Evaluate(Row(-1), Row(-2), Row(-3), Row(-2), tensor([0f]));
        run.Check("loss of equal images", tie.Total, [.693147], 1e-5);
    }

    private static void CheckPreferences(MethodRun run)
    {
        const int prompts = 10, images = 7;
        var random = new Random(13);
        var scores = new float[prompts, images, 2];
        foreach (ref var score in System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref scores[0, 0, 0], scores.Length)) score = random.Next(4);
        using var judge = new D3poPreference();
        using var result = judge.Step(tensor(scores));
        var preferences = MethodRun.Numbers(result.Preference);
        var mistakes = 0;
        for (var prompt = 0; prompt < prompts; prompt++)
            for (var i = 0; i < images; i++)
                for (var j = 0; j < images; j++)
                {
                    var (one, two) = (Math.Sign(scores[prompt, i, 0] - scores[prompt, j, 0]), Math.Sign(scores[prompt, i, 1] - scores[prompt, j, 1]));
                    var expected = one * two < 0 ? 0 : Math.Sign(one + two);
                    if (preferences[(prompt * images + i) * images + j] != expected) mistakes++;
                }
        run.Check("preferences of 490 pairs against plain loops, mistakes", mistakes, 0);
    }

    private static void CheckLoops(MethodRun run)
    {
        const int rows = 50, steps = 6;
        var random = new Random(14);
        float[] Logs() => Normal.DrawMany(random, rows * steps, -2, .05);
        float[][] logs = [Logs(), Logs(), Logs(), Logs()];
        float[] signs = [.. Enumerable.Range(0, rows).Select(_ => (float)(random.Next(3) - 1))];
        string[] names = ["first", "first_reference", "second", "second_reference"];
        using var loss = new D3po { Beta = 3 };
        var inputs = names.Zip(logs).ToDictionary(pair => pair.First, pair => tensor(pair.Second).reshape(rows, steps));
        inputs["preference"] = tensor(signs);
        using var result = loss.Program.Evaluate(inputs);
        var gradient = MeanLoss.Of(loss.Program, inputs, true, "first").Gradients[0];
        var totals = MethodRun.Numbers(result.Total);
        var (difference, slope) = (0.0, 0.0);
        for (var i = 0; i < rows * steps; i++)
        {
            var (one, two) = (Math.Exp(logs[0][i] - logs[1][i]), Math.Exp(logs[2][i] - logs[3][i]));
            var sign = signs[i / steps];
            var gap = 3 * (sign * Math.Log(Math.Clamp(one, .9, 1.1)) - sign * Math.Log(Math.Clamp(two, .9, 1.1)));
            difference = Math.Max(difference, Math.Abs(totals[i] - Math.Log(1 + Math.Exp(-gap))));
            var expected = one is > .9 and < 1.1 ? -3 * sign / (1 + Math.Exp(gap)) / (rows * steps) : 0;
            slope = Math.Max(slope, Math.Abs(gradient[i] - expected));
        }
        run.Check("against plain loops, largest difference", difference, 0);
        run.Check("gradient against its closed form, largest difference", slope, 0, 1e-6);
    }

    private static void Train(MethodRun run)
    {
        var seeds = run.Seeds(5);
        var epochs = run.Iterations(150, 5);
        using var everywhere = new D3po();
        using var last = new D3poLast();
        const double rate = 1000;
        (string Name, Func<SketchTask, double[]> Train)[] variants =
        [
            ("preferences in two respects, at every step", task => task.Train(everywhere.Program, SketchTask.Judgement.Respects, rate, epochs)),
            ("ratings, at every step", task => task.Train(everywhere.Program, SketchTask.Judgement.Ratings, rate, epochs)),
            ("ratings, at the last step alone", task => task.Train(last.Program, SketchTask.Judgement.Ratings, rate, epochs)),
            ("the reward itself", task => task.TrainOnReward(rate / 20, epochs)),
        ];
        var table = run.Table($"Policies after {epochs} epochs of seven images of four prompts, {seeds.Count} seeds",
            "what is known of the images", "right choices");
        var lines = new List<MethodLine>();
        var results = new List<Spread>();
        foreach (var (name, train) in variants)
        {
            var curves = seeds.Select(seed => train(new SketchTask(seed))).ToList();
            results.Add(new Spread([.. curves.Select(curve => curve[^1])]));
            table.Add(name, $"{results[^1]}");
            lines.Add(new MethodLine(name, [.. Enumerable.Range(0, epochs).Select(i => (double)i)],
                [.. Enumerable.Range(0, epochs).Select(i => curves.Average(curve => curve[i]))]));
        }
        run.Plot("Right choices while training", "epoch", "share", [.. lines]);
        run.Claim("Preferences alone, without a reward model, improve the policy about as far as the reward itself does.",
            results[1].Mean > .6 && results[1].Mean > results[3].Mean - .05,
            $"right choices {results[0]} and {results[1]} by preferences, {results[3]} by the reward, 0.333 before");
    }
}
