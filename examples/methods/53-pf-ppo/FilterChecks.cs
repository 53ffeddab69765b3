using RewardLang.Training.Methods;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>The weights of the filters by hand, and each program against a plain loop.</summary>
internal static class FilterChecks
{
    /// <summary>Numbers that were worked out elsewhere.</summary>
    public static void Numbers(MethodRun run)
    {
        using var scores = tensor([2f, -1f, .5f, -2f]);
        using var power = new FilterPower();
        using var random = new FilterMaxRandom();
        using var extremes = new FilterMaxMin();
        run.Check("power", power.Step(scores).Total, [.4324, .1081, .0270, .4324]);
        run.Check("max and random", random.Step(scores).Total, [.5714, .1429, .1429, .1429]);
        run.Check("max and min", extremes.Step(scores).Total, [.5, 0, 0, .5]);

        // Of a verifier's scores several are best.
        using var verified = tensor([1f, 0f, 1f, 1f]);
        run.Check("max and min of equal scores", extremes.Step(verified).Total, [.25, .25, .25, .25]);
        run.Check("max and random of equal scores", random.Step(verified).Total, [.4 / 1.3, .1 / 1.3, .4 / 1.3, .4 / 1.3]);
        using var tied = tensor([0f, .5f, 1, 1]);
        run.Check("max and min, a score between", extremes.Step(tied).Total, [1 / 3.0, 0, 1 / 3.0, 1 / 3.0]);

        using var five = tensor([.1f, .9f, -.3f, .4f, 0f]);
        using var none = new FilterNone();
        using var best = new FilterBest();
        using var bestRandom = new FilterBestRandom();
        using var bestWorst = new FilterBestWorst();
        run.Check("no filter", none.Step(five).Total, [.2, .2, .2, .2, .2]);
        run.Check("best", best.Step(five).Total, [0, 1, 0, 0, 0]);
        run.Check("best or random", bestRandom.Step(five).Total, [.125, .5, .125, .125, .125]);
        run.Check("best or worst", bestWorst.Step(five).Total, [0, .5, .5, 0, 0]);

        // In the order of the scores, of equal ones the first before the others.
        using var equal = ones(5);
        run.Check("best or worst of equal scores", bestWorst.Step(equal).Total, [.5, 0, 0, 0, .5]);

        // An answer of three tokens, paid 2 at its end, less a hundredth of each log-ratio.
        using var reward = new PenalizedAnswer();
        using var log = tensor([-1f, -2f, -3f]).unsqueeze(0);
        using var reference = tensor([-1.5f, -1f, -3f]).unsqueeze(0);
        run.Check("tokens of an answer", reward.Evaluate(tensor([2f]), log, reference).Total, [-.005, .01, 2]);
    }

    /// <summary>Random groups of six, and a batch of 200 for the reliability.</summary>
    public static void AgainstLoops(MethodRun run)
    {
        const int Size = 6, Groups = 20;
        var random = new Random(53);
        var numbers = PlainLoops.Rows(random, Groups * Size, 1);
        double[] score = [.. Enumerable.Range(0, Groups * Size).Select(i => (double)numbers[i, 0])];
        double[] GroupOf(int i) => score[(i / Size * Size)..((i / Size + 1) * Size)];
        double Best(int i) => score[i] == GroupOf(i).Max() ? 1 : 0;
        double Worst(int i) => score[i] == GroupOf(i).Min() ? 1 : 0;
        using var scores = tensor(score.Select(s => (float)s).ToArray());
        using var best = new FilterBest { Answers = Size };
        using var bestRandom = new FilterBestRandom { Answers = Size, Best = .3 };
        using var bestWorst = new FilterBestWorst { Answers = Size };
        using var power = new FilterPower { Power = 1.5 };
        using var maxRandom = new FilterMaxRandom();
        using var extremes = new FilterMaxMin();
        void Check(string name, Tensor actual, Func<int, double> plain) =>
            run.Check($"{name} against plain loops, largest difference", PlainLoops.Difference(actual, plain), 0);
        Check("best", best.Step(scores).Total, Best);
        Check("best or random", bestRandom.Step(scores).Total, i => Best(i) > 0 ? .3 : .7 / (Size - 1));
        Check("best or worst", bestWorst.Step(scores).Total, i => (Best(i) + Worst(i)) / 2);
        var whole = score.Sum(s => Math.Pow(Math.Abs(s), 1.5));
        double IsExtreme(double s, IEnumerable<double> all) => s == all.Max() || s == all.Min() ? 1 : 0;
        // Rounded, so that the extremes come several times.
        double[] rounded = [.. score.Select(s => Math.Clamp(Math.Round(s), -1, 1))];
        using var ties = tensor(rounded.Select(s => (float)s).ToArray());
        Check("max and min, with ties", extremes.Step(ties).Total, i => IsExtreme(rounded[i], rounded) / rounded.Sum(s => IsExtreme(s, rounded)));
        var several = rounded.Sum(s => s == rounded.Max() ? .4 : .1);
        Check("max and random, with ties", maxRandom.Step(ties).Total, i => (rounded[i] == rounded.Max() ? .4 : .1) / several);
        Check("power", power.Step(scores).Total, i => Math.Pow(Math.Abs(score[i]), 1.5) / whole);
        Check("max and random", maxRandom.Step(scores).Total, i => (score[i] == score.Max() ? .4 : .1) / (.4 + .1 * (Groups * Size - 1)));

        using var surrogate = new FilteredSurrogate();
        var (values, slopes) = PlainLoops.Compare(PlainLoops.Rows(random, 60, 3), r =>
        {
            var ratio = Math.Exp(.2 * r[0] - .2 * r[1]);
            return Math.Max(-r[2] * ratio, -r[2] * Math.Clamp(ratio, .8, 1.2));
        }, x => surrogate.Step(x.select(1, 0).mul(.2f), x.select(1, 1).mul(.2f), x.select(1, 2)).Total);
        run.Check("surrogate against plain loops, largest difference", values, 0);
        run.Check("surrogate, gradient against finite differences", slopes, 0);

        var pairs = PlainLoops.Rows(random, 200, 2);
        double[] given = [.. Enumerable.Range(0, 200).Select(i => (double)pairs[i, 0])];
        double[] worth = [.. Enumerable.Range(0, 200).Select(i => pairs[i, 0] + .5 * pairs[i, 1])];
        var bins = Enumerable.Range(0, 200).OrderBy(i => given[i]).Chunk(10).ToList();
        using var reliability = new ScoreReliability();
        using var result = reliability.Step(tensor(given.Select(s => (float)s).ToArray()), tensor(worth.Select(w => (float)w).ToArray()));
        Check("squared correlation", result.Total, _ => SquaredCorrelation(given, worth));
        Check("squared correlation of bins", result.Binned, _ => SquaredCorrelation(
            [.. bins.Select(bin => bin.Average(i => given[i]))], [.. bins.Select(bin => bin.Average(i => worth[i]))]));
    }

    private static double SquaredCorrelation(double[] x, double[] y)
    {
        var (meanX, meanY) = (x.Average(), y.Average());
        var shared = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum();
        return shared * shared / (x.Sum(a => (a - meanX) * (a - meanX)) * y.Sum(b => (b - meanY) * (b - meanY)));
    }
}
