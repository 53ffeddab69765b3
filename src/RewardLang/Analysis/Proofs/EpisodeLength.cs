using RewardLang.Analysis.Intervals;

namespace RewardLang.Analysis.Proofs;

/// <summary>How many steps an episode has at most, and what each counts for in its return.</summary>
/// <param name="Steps">The largest number of steps; infinite for episodes of any length.</param>
/// <param name="Discount">What a later step counts for, from above 0 to 1.</param>
internal sealed record EpisodeLength(double Steps, double Discount)
{
    /// <summary>What a value adds up to over any number of steps.</summary>
    /// <param name="step">What it is at a step that another follows; empty where none does.</param>
    /// <param name="last">What it is at the last step.</param>
    public Interval Sum(Interval step, Interval last)
    {
        if (last.IsEmpty)
            return last;
        if (last.HasNoNumber || last.MayBeNaN)
            return Interval.Anything;
        var any = step.Or(last);
        return Interval.Between(
            -Most(-step.Lower, -last.Lower, step.HasNoNumber), Most(step.Upper, last.Upper, step.HasNoNumber),
            double.IsNegativeInfinity(any.Lower) && double.IsPositiveInfinity(any.Upper));
    }

    /// <summary>The largest sum, of an episode of one step or of as many as there can be: between the two it rises or falls throughout.</summary>
    private double Most(double step, double last, bool isOneStep)
    {
        if (isOneStep || Steps < 2)
            return last;
        var end = Discount < 1 ? Math.Pow(Discount, Steps - 1) : 1;
        var before = Discount < 1 ? (1 - end) / (1 - Discount) : Steps - 1;
        return Math.Max(last, Times(step, before) + Times(last, end));
    }

    /// <summary>An infinite value that counts for nothing in the end is nothing.</summary>
    private static double Times(double value, double weight) => value == 0 || weight == 0 ? 0 : value * weight;
}
