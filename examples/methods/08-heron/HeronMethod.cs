using RewardLang.Training.Methods;
using RewardLang.Training.RewardModels;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>HERON: labels from factors in an order of importance, a reward model that learns from them, and a policy paid by it.</summary>
public sealed class HeronMethod() : Method(
    8, "heron", "Deep Reinforcement Learning from Hierarchical Weak Preference Feedback",
    "Factors are ranked instead of weighted: the first one that clearly differs says which trajectory is better, and a model learns that.")
{
    private static readonly double[] s_units = [.01, 1, 100];

    /// <inheritdoc/>
    public override void Run(MethodRun run)
    {
        CheckNumbers(run);
        CheckAgainstLoops(run);
        LearnLabels(run);
        Train(run);
    }

    private static void CheckNumbers(MethodRun run)
    {
        using var exact = new HierarchicalLabel();
        using var tolerant = new HierarchicalLabel { Tolerance = [1, 1, 1], Direction = [1, -1, 1] };
        using var first = tensor(new float[,] { { 1, 0, 0 }, { 1, 5, 0 }, { 1, 5, 2 }, { 1, 5, 2 } });
        using var second = tensor(new float[,] { { 0, 9, 9 }, { 1, 6, 0 }, { 1.5f, 2, 9 }, { 1, 5, 2 } });
        using var deviation = ones(3);
        run.Check("labels, no tolerance", exact.Step(first, second, deviation).Total, [1, -1, -1, 0]);
        // A deviation of 1 and a difference of just 1 decide nothing; energy counts the other way round.
        run.Check("labels, tolerance of one deviation", tolerant.Step(first, second, deviation).Total, [1, 0, -1, 0]);
        run.Check("decided", tolerant.Step(first, second, deviation).IsDecided, [1, 0, 1, 0]);

        using var loss = new HierarchicalPreference();
        using var two = loss.Step(tensor([1f, 3f]), tensor([0f, 0f]), tensor([1f, 0f]));
        run.Check("mean loss over the pairs that are decided", two.Total.mean().item<float>(), .313262);
        using var weighted = new WeightedFactors();
        run.Check("weighted factors", weighted.Step(tensor(new float[,] { { 1, 2, 4 } })).Total, [3]);
        using var learned = new LearnedHierarchy();
        run.Check("learned reward on one scale", learned.Step(tensor([5f, 1f]), tensor(3f), tensor(2f)).Total, [1, -1]);
    }

    private static void CheckAgainstLoops(MethodRun run)
    {
        var random = new Random(8);
        var (first, second) = (PlainLoops.Rows(random, 200, 3), PlainLoops.Rows(random, 200, 3));
        double[] tolerance = [.8, .4, .2], deviation = [.9, 1.1, 1.3], direction = [1, -1, 1];
        double Plain(int row)
        {
            for (var i = 0; i < 3; i++)
            {
                var (a, b) = (direction[i] * first[row, i], direction[i] * second[row, i]);
                if (a > b + tolerance[i] * deviation[i]) return 1;
                if (b > a + tolerance[i] * deviation[i]) return -1;
            }
            return 0;
        }
        using var labels = new HierarchicalLabel { Tolerance = tolerance, Direction = direction };
        using var spread = tensor(deviation.Select(d => (float)d).ToArray());
        using var given = labels.Step(tensor(first), tensor(second), spread);
        run.Check("labels against plain loops, largest difference", PlainLoops.Difference(given.Total, Plain), 0);

        using var deviations = new FactorDeviation();
        run.Check("deviations against plain loops, largest difference", PlainLoops.Difference(deviations.Step(tensor(first)).Deviation[0], i =>
        {
            double[] column = [.. Enumerable.Range(0, 200).Select(row => (double)first[row, i])];
            return Math.Sqrt(column.Sum(x => (x - column.Average()) * (x - column.Average())) / (column.Length - 1));
        }), 0);

        // Factors in other units: labels do not change.
        using var unit = tensor([100f, .01f, 7f]);
        using var scaled = labels.Step(tensor(first).mul(unit), tensor(second).mul(unit), spread.mul(unit));
        run.Check("labels in other units, largest difference", PlainLoops.Difference(scaled.Total, Plain), 0);

        using var loss = new HierarchicalPreference();
        using var sides = tensor(Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? 1f : -1f).ToArray());
        var inputs = PlainLoops.Rows(random, 60, 3);
        for (var row = 0; row < 60; row++) inputs[row, 2] = row % 2 == 0 ? 1 : -1;
        var (values, slopes) = PlainLoops.Compare(inputs, r => Math.Log(1 + Math.Exp(-Math.Sign(r[2]) * (r[0] - r[1]))),
            x => loss.Step(x.select(1, 0), x.select(1, 1), sides).Total);
        run.Check("loss against plain loops, largest difference", values, 0);
        run.Check("loss, gradient against finite differences", slopes, 0);
        using var weighted = new WeightedFactors { Fall = .3 };
        var sums = PlainLoops.Compare(inputs, r => r[0] + .3 * r[1] + .09 * r[2], x => weighted.Step(x).Total);
        run.Check("weighted factors against plain loops, largest difference", sums.Values, 0);
    }

    /// <summary>A linear model of the factors themselves, from 1500 labels.</summary>
    private static void LearnLabels(MethodRun run)
    {
        var (agreements, ratios, others) = (new List<double>(), new List<double>(), new List<double>());
        using var labels = new HierarchicalLabel { Tolerance = [.5, .5, .5] };
        using var loss = new HierarchicalPreference();
        foreach (var seed in run.Seeds(5))
        {
            using var scope = NewDisposeScope();
            var random = new Random(seed);
            (Tensor First, Tensor Second) Draw(int count) => (tensor(PlainLoops.Rows(random, count, 3)), tensor(PlainLoops.Rows(random, count, 3)));
            var (known, tests) = (Draw(1500), Draw(2000));
            var label = labels.Step(known.First, known.Second, ones(3)).Total;
            using var model = new LinearRewardModel(3);
            ModelFit.Minimize(model.Parameters, _ => loss.Step(model.Score(known.First), model.Score(known.Second), label).Total,
                run.Iterations(200, 10), .05);
            var expected = MethodRun.Numbers(labels.Step(tests.First, tests.Second, ones(3)).Total);
            float[] found = [.. model.Predict(tests.First).Zip(model.Predict(tests.Second), (a, b) => a - b)];
            agreements.Add(Enumerable.Range(0, 2000).Where(i => expected[i] != 0).Average(i => found[i] * expected[i] > 0 ? 1.0 : 0.0));
            var weights = MethodRun.Numbers(model.Weights);
            ratios.Add(weights[0] / weights[1]);
            others.Add(weights[1] / weights[2]);
        }
        run.Table("A linear model of 1500 labels", "agreement with new labels", "weight of the first factor over the second", "of the second over the third")
            .Add($"{new Spread(agreements)}", $"{new Spread(ratios)}", $"{new Spread(others)}");
        run.Claim("A reward model learns the hierarchy: the more important a factor, the larger its weight.",
            ratios.Concat(others).All(ratio => ratio > 1), $"ratios {new Spread(ratios)} and {new Spread(others)}, agreement {new Spread(agreements)}");
    }

    private static void Train(MethodRun run)
    {
        var seeds = run.Seeds(5);
        var iterations = run.Iterations(200, 20);
        var results = new Dictionary<(string Method, double Unit), List<HeronTraining.Outcome>>();
        foreach (var unit in s_units)
        {
            results[("HERON", unit)] = [.. seeds.Select(seed => HeronTraining.ByLabels(iterations, seed, unit))];
            results[("weighted factors", unit)] = [.. seeds.Select(seed => HeronTraining.ByWeights(iterations, seed, unit))];
        }
        Spread Success(string method, double unit) => new([.. results[(method, unit)].Select(o => o.Success)]);
        Spread Energy(string method, double unit) => new([.. results[(method, unit)].Select(o => o.Energy)]);
        Spread When(string method, double unit, Func<HeronTraining.Outcome, double> at) => new([.. results[(method, unit)].Select(at)]);
        var table = run.Table($"On the hill after {iterations} batches, {seeds.Count} seeds", "reward", "unit of energy", "success", "energy",
            "batch from which success is over 0.9", "batch from which energy is within a tenth of its end");
        foreach (var (method, unit) in results.Keys.OrderBy(key => key.Method, StringComparer.Ordinal))
            table.Add(method, $"{unit}", $"{Success(method, unit)}", $"{Energy(method, unit)}",
                Success(method, unit).Values.All(share => share > .9) ? $"{When(method, unit, o => o.SolvedFrom)}" : "", $"{When(method, unit, o => o.SavedFrom)}");
        double[] x = [.. Enumerable.Range(0, iterations).Select(i => (double)i)];
        run.Plot("Success while a policy is trained", "batch", "share of trajectories that reach the goal",
            [.. results.Select(r => new MethodLine($"{r.Key.Method}, {r.Key.Unit}", x, [.. x.Select(i => r.Value.Average(o => o.Successes[(int)i]))]))]);
        double Range(string method) => s_units.Max(unit => Success(method, unit).Mean) - s_units.Min(unit => Success(method, unit).Mean);
        run.Claim("HERON learns the most important factor first: it reaches the goal before it saves energy.",
            s_units.All(unit => results[("HERON", unit)].All(o => o.SolvedFrom < o.SavedFrom)),
            $"success over 0.9 from batch {When("HERON", 1, o => o.SolvedFrom)}, energy within a tenth of its end from {When("HERON", 1, o => o.SavedFrom)}");
        run.Claim("HERON learns the most important factor whatever the units of the others; weighted factors do not.",
            s_units.All(unit => Success("HERON", unit).Mean > .9) && Range("HERON") < .05 && Range("weighted factors") > .5,
            string.Join(", ", s_units.Select(unit => $"unit {unit}: {Success("HERON", unit)} against {Success("weighted factors", unit)}")));
    }
}
