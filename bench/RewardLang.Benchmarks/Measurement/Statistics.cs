namespace RewardLang.Benchmarks.Measurement;

/// <summary>A sample's middle and spread.</summary>
/// <param name="Median">Half of the values are below.</param>
/// <param name="LowerQuartile">A quarter of the values is below.</param>
/// <param name="UpperQuartile">Three quarters of the values are below.</param>
internal readonly record struct Spread(double Median, double LowerQuartile, double UpperQuartile);

/// <summary>What is said about samples.</summary>
internal static class Statistics
{
    /// <summary>The quartiles of a sample.</summary>
    public static Spread SpreadOf(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return new Spread(Quantile(sorted, 0.5), Quantile(sorted, 0.25), Quantile(sorted, 0.75));
    }

    /// <summary>The quartiles of the ratio of two samples, round by round: what slows the machine down for a round slows both.</summary>
    public static Spread RatioOf(IReadOnlyList<double> numerators, IReadOnlyList<double> denominators) =>
        SpreadOf(numerators.Zip(denominators, (numerator, denominator) => numerator / denominator));

    /// <summary>The value that a fraction of a sorted sample is below, linear between neighbours.</summary>
    private static double Quantile(double[] sorted, double fraction)
    {
        if (sorted.Length == 0)
            return double.NaN;
        var position = fraction * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
