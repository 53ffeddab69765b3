using RewardLang.Training.Methods;
using RewardLang.Training.Samplers;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>Policy gradients for consistency models: advantages by prompt, two losses, and prompts whose scores lie far apart.</summary>
public sealed class RlcmMethod() : Method(
    13, "rlcm", "RL for Consistency Models: Faster Reward Guided Text-to-Image Generation",
    "The few steps of a consistency model are a short episode; its image's score is set against those kept of its prompt.")
{
    /// <inheritdoc/>
    public override void Run(MethodRun run)
    {
        CheckNumbers(run);
        CheckAdvantages(run);
        CheckLosses(run);
        Train(run);
    }

    private static void CheckNumbers(MethodRun run)
    {
        using var advantages = new RlcmAdvantage { Fewest = 4 };
        using var same = zeros(4, dtype: ScalarType.Int64);
        using var result = advantages.Step(tensor([1f, 0, 1, 3]), same, ones(4, dtype: ScalarType.Bool));
        double[] expected = [-.2294, -1.1471, -.2294, 1.6059];
        run.Check("advantages", result.Total, expected);
        run.Check("advantages of the batch", result.OfBatch, expected);
        using var policy = new RlcmPolicy();
        using var loss = policy.Evaluate(tensor([MathF.Log(1.01f) - 1]).unsqueeze(0), tensor([-1f]).unsqueeze(0), tensor([1f]));
        run.Check("loss", loss.Total, [-1.0001], 1e-6);
    }

    private static void CheckAdvantages(MethodRun run)
    {
        const int rows = 90, fewest = 12;
        var random = new Random(11);
        var scores = Normal.DrawMany(random, rows, 0, 3);
        long[] prompts = [.. Enumerable.Range(0, rows).Select(_ => (long)Categorical.Draw(random, [.6, .3, .1]))];
        bool[] isNew = [.. Enumerable.Range(0, rows).Select(_ => random.Next(3) == 0)];
        using var advantages = new RlcmAdvantage { Fewest = fewest, Limit = 1.5 };
        using var result = advantages.Step(tensor(scores), tensor(prompts), tensor(isNew));
        var totals = MethodRun.Numbers(result.Total);
        var difference = 0.0;
        for (var row = 0; row < rows; row++)
        {
            var own = scores.Where((_, i) => prompts[i] == prompts[row]).ToList();
            if (own.Count < fewest) own = [.. scores.Where((_, i) => isNew[i])];
            var mean = own.Average(score => (double)score);
            var deviation = Math.Sqrt(own.Average(score => (score - mean) * (score - mean)));
            difference = Math.Max(difference, Math.Abs(totals[row] - Math.Clamp((scores[row] - mean) / (deviation + 1e-6), -1.5, 1.5)));
        }
        run.Check("advantages against plain loops, largest difference", difference, 0);
    }

    private static void CheckLosses(MethodRun run)
    {
        const int rows = 50, steps = 8;
        var random = new Random(12);
        var (now, old) = (Normal.DrawMany(random, rows * steps, -1, .1), Normal.DrawMany(random, rows * steps, -1, .1));
        var other = Normal.DrawMany(random, rows * steps, 0, .3);
        var (gain, rival) = (Normal.DrawMany(random, rows), Normal.DrawMany(random, rows));
        Tensor Shaped(float[] numbers) => tensor(numbers).reshape(rows, steps);
        using var policy = new RlcmPolicy { Limit = .1 };
        using var surrogate = policy.Evaluate(Shaped(now), Shaped(old), tensor(gain));
        using var rebel = new RlcmRebel { Eta = .6 };
        var inputs = new Dictionary<string, Tensor>
        {
            ["first"] = Shaped(now),
            ["second"] = Shaped(other),
            ["first_advantage"] = tensor(gain),
            ["second_advantage"] = tensor(rival),
        };
        using var regression = rebel.Program.Evaluate(inputs);
        var gradient = MeanLoss.Of(rebel.Program, inputs, true, "first").Gradients[0];
        var (totals, squares) = (MethodRun.Numbers(surrogate.Total), MethodRun.Numbers(regression.Total));
        var (difference, slope) = (0.0, 0.0);
        for (var row = 0; row < rows; row++)
        {
            var (sum, gap) = (0.0, 0.0);
            for (var i = row * steps; i < (row + 1) * steps; i++)
            {
                var ratio = Math.Exp(now[i] - old[i]);
                sum += Math.Max(-gain[row] * ratio, -gain[row] * Math.Clamp(ratio, .9, 1.1)) / steps;
                gap += now[i] - other[i];
            }
            var error = .6 * gap - (gain[row] - rival[row]);
            difference = Math.Max(difference, Math.Abs(totals[row * steps] - sum));
            difference = Math.Max(difference, Math.Abs(squares[row * steps] - error * error) / (1 + error * error));
            slope = Math.Max(slope, Math.Abs(gradient[row * steps] - 2 * .6 * error / rows));
        }
        run.Check("losses against plain loops, largest difference", difference, 0);
        run.Check("gradient of the regression against 2 eta error, largest difference", slope, 0);
    }

    private static void Train(MethodRun run)
    {
        var seeds = run.Seeds(5);
        var iterations = run.Iterations(200, 10);
        // Among all scores the advantages of one prompt lie about a hundredth as far apart: a regression that expects that has eta 0.01.
        var (published, scaled) = (new ConsistencyTask.Regression(1, .2), new ConsistencyTask.Regression(.01, 2000));
        (string Name, bool IsByPrompt, ConsistencyTask.Regression? Regression)[] variants =
        [
            ("clipped surrogate, by prompt", true, null), ("clipped surrogate, by batch", false, null),
            ("regression, eta 1, by prompt", true, published), ("regression, eta 1, by batch", false, published),
            ("regression, eta 0.01, by batch", false, scaled),
        ];
        var table = run.Table($"Right choices after {iterations} batches of 32 images, {seeds.Count} seeds",
            "loss and advantages", "first prompt", "second prompt");
        var lines = new List<MethodLine>();
        var least = new Dictionary<string, Spread>();
        foreach (var (name, isByPrompt, regression) in variants)
        {
            var curves = seeds.Select(seed => new ConsistencyTask(seed).Train(isByPrompt, regression, iterations)).ToList();
            Spread Last(int prompt) => new([.. curves.Select(curve => curve[^1][prompt])]);
            least[name] = new Spread([.. curves.Select(curve => curve[^1].Min())]);
            table.Add(name, $"{Last(0)}", $"{Last(1)}");
            lines.Add(new MethodLine(name, [.. Enumerable.Range(0, iterations).Select(i => (double)i)],
                [.. Enumerable.Range(0, iterations).Select(i => curves.Average(curve => curve[i].Min()))]));
        }
        run.Plot("Right choices of the prompt that has fewer", "batch", "share", [.. lines]);
        foreach (var (first, second) in ((int, int)[])[(0, 1), (2, 3)])
        {
            var (byPrompt, byBatch) = (least[variants[first].Name], least[variants[second].Name]);
            run.Claim($"{variants[first].Name}: prompts whose scores lie far apart are both learned, as they are not with advantages of the batch.",
                byPrompt.Mean > .9 && byBatch.Mean + byBatch.Deviation < byPrompt.Mean - byPrompt.Deviation, $"{byPrompt} against {byBatch}");
        }
        var (own, other) = (least[variants[2].Name], least[variants[4].Name]);
        run.Claim("regression: advantages by prompt are needed whatever eta, not only with the paper's 1.",
            other.Mean + other.Deviation < own.Mean - own.Deviation && other.Mean < .9, $"{own} against {other} by batch with eta 0.01");
    }
}
