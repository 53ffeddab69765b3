using RewardLang.Training.Methods;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>The numbers of a small transport, and each program against its formula.</summary>
internal static class RaplChecks
{
    /// <summary>Numbers that were worked out elsewhere.</summary>
    public static void Numbers(MethodRun run, TransportOfCost transport)
    {
        using var cost = tensor(new float[,] { { 0, .5f, 1 }, { .5f, 0, .5f }, { .9f, .6f, .1f } }).unsqueeze(0);
        using var result = transport.Step(cost);
        run.Check("plan", result.Carried, [1 / 3.0, 0, 0, 0, 1 / 3.0, 0, 0, 0, 1 / 3.0]);
        run.Check("credit", result.Credit, [-.00001, -.00002, -.03334], 1e-5);
        using var loss = new TripletPreference();
        run.Check("loss of a triplet", loss.Step(tensor([-.0111f]), tensor([-.30f])).Total, [.55909]);
        using var rounds = transport.Step(cost.mul(0).add(1));
        run.Check("equal costs, even plan", rounds.Carried, [.. Enumerable.Repeat(1 / 9.0, 9)]);
    }

    /// <summary>Random rows.</summary>
    public static void AgainstLoops(MethodRun run, TransportOfCost transport, TransportReward reward)
    {
        var random = new Random(57);
        var costs = PlainLoops.Rows(random, 50, 9, .3);
        for (var row = 0; row < 50; row++)
            for (var i = 0; i < 9; i++) costs[row, i] = Math.Abs(costs[row, i]);
        var (values, slopes) = PlainLoops.Compare(costs, r => -r.Zip(Plan(r, .05), (c, p) => c * p).Sum(),
            x => transport.Step(x.reshape(50, 3, 3)).Total);
        run.Check("reward of a cost against plain loops, largest difference", values, 0);
        run.Check("reward of a cost, gradient through the plan against finite differences", slopes, 0);
        using var plans = transport.Step(tensor(costs).reshape(50, 3, 3));
        var plan = MethodRun.Numbers(plans.Carried);
        double Share(Func<int, int> index) => Enumerable.Range(0, 150).Max(i => Math.Abs(Enumerable.Range(0, 3).Sum(k => plan[i / 3 * 9 + index(3 * (i % 3) + k)]) - 1 / 3.0));
        run.Check("rows of the plan, largest difference to their share", Share(i => i), 0);

        const int Size = PathTask.Steps * PathTask.Features;
        var paths = PlainLoops.Rows(random, 50, Size);
        using var shown = tensor(PlainLoops.Rows(random, PathTask.Steps, PathTask.Features));
        double[] demonstrated = [.. MethodRun.Numbers(shown).Select(x => (double)x)];
        double[] weights = [1, 2, .5, 1, .1, 3];
        using var given = tensor(weights.Select(w => (float)w).ToArray());
        var paid = PlainLoops.Compare(paths, r =>
        {
            double[] cost = [.. Enumerable.Range(0, PathTask.Steps * PathTask.Steps).Select(i => Cost(r, demonstrated, i / PathTask.Steps, i % PathTask.Steps, weights))];
            return -cost.Zip(Plan(cost, .05), (c, p) => c * p).Sum();
        }, x => reward.Step(x.reshape(50, PathTask.Steps, PathTask.Features), shown, given).Total);
        run.Check("reward of observations against plain loops, largest difference", paid.Values, 0);
        run.Check("reward of observations, gradient against finite differences", paid.Slopes, 0);

        using var preference = new SynthesizedPreference { Beta = .5 };
        var pairs = PlainLoops.Compare(PlainLoops.Rows(random, 60, 4), r => Math.Log(1 + Math.Exp(-.5 * (r[0] - r[1] - r[2] + r[3]))),
            x => preference.Step(x.select(1, 0), x.select(1, 1), x.select(1, 2), x.select(1, 3)).Total);
        run.Check("loss of the policy against plain loops, largest difference", pairs.Values, 0);
        run.Check("loss of the policy, gradient against finite differences", pairs.Slopes, 0);
    }

    /// <summary>Sinkhorn's rounds as they are usually written, with scalings instead of potentials.</summary>
    private static double[] Plan(double[] cost, double temperature)
    {
        var size = (int)Math.Sqrt(cost.Length);
        double[] kernel = [.. cost.Select(c => Math.Exp(-c / temperature))];
        double[] u = [.. Enumerable.Repeat(1.0, size)], v = [.. u];
        for (var round = 0; round <= 40; round++)
        {
            u = [.. Enumerable.Range(0, size).Select(i => 1.0 / size / Enumerable.Range(0, size).Sum(j => kernel[i * size + j] * v[j]))];
            if (round < 40) v = [.. Enumerable.Range(0, size).Select(j => 1.0 / size / Enumerable.Range(0, size).Sum(i => kernel[i * size + j] * u[i]))];
        }
        return [.. Enumerable.Range(0, cost.Length).Select(i => u[i / size] * kernel[i] * v[i % size])];
    }

    private static double Cost(double[] path, double[] shown, int step, int other, double[] weights)
    {
        var (product, first, second) = (0.0, 0.0, 0.0);
        for (var i = 0; i < PathTask.Features; i++)
        {
            var (a, b) = (weights[i] * path[step * PathTask.Features + i], weights[i] * shown[other * PathTask.Features + i]);
            (product, first, second) = (product + a * b, first + a * a, second + b * b);
        }
        return 1 - product / Math.Sqrt(first * second);
    }
}
