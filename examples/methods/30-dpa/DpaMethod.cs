using RewardLang.Training.Methods;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>Preferences as directions: what they prefer, what rejection sampling keeps, and the front that it pushes out.</summary>
public sealed class DpaMethod() : Method(
    30, "dpa", "Arithmetic Control of LLMs for Diverse User Preferences: Directional Preference Alignment with Multi-Objective Rewards",
    "A preference is a direction in the space of objectives; a policy that is told it learns from the best of its answers along it.")
{
    /// <inheritdoc/>
    public override void Run(MethodRun run)
    {
        CheckNumbers(run);
        CheckAgainstLoops(run);
        Train(run);
    }

    private static void CheckNumbers(MethodRun run)
    {
        using var scale = new RaterScale();
        using var rated = scale.Step(tensor([68.99269f, 35.853596f]));
        run.Check("scores on the raters' scale", rated.Total, [2.949635, 1.29268]);

        using var preference = new DirectedPreference { Answers = 3 };
        float[] degrees = [0, -15, -30, -45];
        int[] best = [0, 1, 2, 2];
        using var scores = tensor([70f, 60, 66, 35, 60, 20]).reshape(3, 2);
        for (var i = 0; i < degrees.Length; i++)
        {
            using var step = preference.Step(scores, full(3, degrees[i] * Math.PI / 180, ScalarType.Float32));
            run.Check($"the answer kept at {degrees[i]} degrees", Array.IndexOf(step.Kept.data<bool>().ToArray(), true), best[i]);
            if (i == 1) run.Check("what the prompt says at -15 degrees", step.Told[0], [97, -26]);
        }
    }

    private static void CheckAgainstLoops(MethodRun run)
    {
        const int groups = 60, size = 5;
        var random = new Random(30);
        var scores = new float[groups * size, 2];
        var angles = new float[groups * size];
        for (var row = 0; row < groups * size; row++)
        {
            (scores[row, 0], scores[row, 1]) = ((float)(100 * random.NextDouble()), (float)(100 * random.NextDouble()));
            angles[row] = row % size == 0 ? (float)((random.NextDouble() - .5) * Math.PI / 2) : angles[row - 1];
        }
        using var preference = new DirectedPreference { Answers = size };
        using var step = preference.Step(tensor(scores), tensor(angles));
        var (total, kept) = (MethodRun.Numbers(step.Total), step.Kept.data<bool>().ToArray());
        var (largest, wrong) = (0.0, 0);
        for (var group = 0; group < groups; group++)
        {
            var expected = Enumerable.Range(group * size, size).Select(row => Math.Cos(angles[row]) * scores[row, 0] + Math.Sin(angles[row]) * scores[row, 1]).ToList();
            for (var i = 0; i < size; i++)
            {
                largest = Math.Max(largest, Math.Abs(expected[i] - total[group * size + i]));
                if (kept[group * size + i] != (i == expected.IndexOf(expected.Max()))) wrong++;
            }
        }
        run.Check("against plain loops, largest difference", largest, 0);
        run.Check("answers kept that should not be, or the reverse", wrong, 0);

        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)(4 * random.NextDouble() - 2))];
        var (predicted, labels) = (Draw(500), Draw(500));
        using var regression = new AttributeRegression();
        using var guess = tensor(predicted).reshape(50, 10).requires_grad_();
        using var loss = regression.Step(guess, tensor(labels).reshape(50, 10));
        loss.Total.sum().backward();
        var (value, gradient) = (MethodRun.Numbers(loss.Total), MethodRun.Numbers(guess.grad!));
        run.Check("regression against plain loops, largest difference",
            Enumerable.Range(0, 50).Max(row => Math.Abs(value[row] - Enumerable.Range(row * 10, 10).Average(i => Math.Pow(predicted[i] - labels[i], 2)))), 0);
        run.Check("its gradient against 2 (p - y) / 10", Enumerable.Range(0, 500).Max(i => Math.Abs(gradient[i] - .2 * (predicted[i] - labels[i]))), 0);

        using var tuning = new KeptAnswers();
        var isKept = Enumerable.Range(0, 50).Select(_ => random.Next(2) == 0).ToArray();
        using var logarithms = tensor(predicted[..50]).requires_grad_();
        using var tuned = tuning.Step(logarithms, tensor(isKept));
        tuned.Total.sum().backward();
        run.Check("gradient of fine-tuning", logarithms.grad!, [.. isKept.Select(k => k ? -1.0 : 0)]);
    }

    private static void Train(MethodRun run)
    {
        var seeds = run.Seeds(5);
        var rounds = run.Iterations(4, 1);
        using var preference = new DirectedPreference();
        (string Name, bool IsTold, bool OnlyHelpfulness)[] arms =
        [
            ("told the direction", true, false), ("not told it", false, false), ("one scalar, helpfulness", false, true),
        ];
        var results = arms.ToDictionary(arm => arm.Name, arm => seeds.Select(seed =>
        {
            var task = new DirectedAnswers(arm.IsTold, seed);
            var fronts = new List<(double Helpfulness, double Verbosity)[]> { task.Front() };
            for (var round = 0; round < rounds; round++)
            {
                task.Round(preference, arm.OnlyHelpfulness);
                fronts.Add(task.Front());
            }
            return fronts;
        }).ToList());
        Spread Volume(string name, int round) => new([.. results[name].Select(fronts => DirectedAnswers.Hypervolume(fronts[round]))]);
        // Seed by seed: each has answers of its own.
        bool IsMore(Spread a, Spread b) => a.Values.Zip(b.Values, (x, y) => x > y).All(isMore => isMore);
        Spread Directed(string name) => new([.. results[name].Select(fronts => DirectedAnswers.Directed(fronts[^1]))]);

        var table = run.Table($"After {rounds} rounds of the best of 16, {seeds.Count} seeds", "policy", "hypervolume before", "after one round", "at the end", "score along the direction");
        foreach (var name in results.Keys) table.Add(name, $"{Volume(name, 0)}", $"{Volume(name, 1)}", $"{Volume(name, rounds)}", $"{Directed(name)}");
        double[] x = [.. Enumerable.Range(0, rounds + 1).Select(round => (double)round)];
        run.Plot("Hypervolume of the front", "round", "share of the square",
            [.. results.Keys.Select(name => new MethodLine(name, x, [.. x.Select(round => Volume(name, (int)round).Mean)], [.. x.Select(round => Volume(name, (int)round).Deviation)]))]);
        double Gain(List<(double Helpfulness, double Verbosity)[]> fronts, int round) =>
            DirectedAnswers.Hypervolume(fronts[round]) - DirectedAnswers.Hypervolume(fronts[round - 1]);
        var grows = results["told the direction"].All(fronts => Enumerable.Range(1, rounds).All(round => round <= 2 ? Gain(fronts, round) > 0 : Gain(fronts, round) >= 0));
        run.Claim("The first two rounds push the front of a policy that is told the direction further out, and later ones never back.", grows,
            $"hypervolume {string.Join(", ", x.Select(round => Volume("told the direction", (int)round)))}");
        run.Claim("It serves directions better than one scalar reward does.",
            IsMore(Volume("told the direction", rounds), Volume("one scalar, helpfulness", rounds)) && IsMore(Directed("told the direction"), Directed("one scalar, helpfulness")),
            $"hypervolume {Volume("told the direction", rounds)} against {Volume("one scalar, helpfulness", rounds)}, along the direction {Directed("told the direction")} against {Directed("one scalar, helpfulness")}");
    }
}
