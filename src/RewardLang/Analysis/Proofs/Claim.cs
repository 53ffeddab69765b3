using RewardLang.Analysis.Intervals;

namespace RewardLang.Analysis.Proofs;

/// <summary>What a check says about a number.</summary>
/// <param name="Range">Where it lies.</param>
/// <param name="ExcludesLower">Whether it is above the lower end.</param>
/// <param name="ExcludesUpper">Whether it is below the upper end.</param>
/// <param name="IsOutside">Whether it never is in the range, a single number.</param>
internal readonly record struct Claim(Interval Range, bool ExcludesLower = false, bool ExcludesUpper = false, bool IsOutside = false)
{
    /// <summary>What rounding may put beyond an end that holds in exact arithmetic, as a share of that end.</summary>
    private const double RoundingShare = 1e-5;

    /// <summary>What a case must be beyond an end to refute, as a share of that end: in single precision it still is.</summary>
    private const double CaseShare = 1e-6;

    /// <summary>What part of these shares counts for the largest value, from whose rounding smaller ones come.</summary>
    private const double ShareOfLargest = 0.1;

    /// <summary>Whether it holds of all values of an interval.</summary>
    public bool Holds(Interval found) => Holds(found, 0);

    /// <summary>Whether it holds of them but for so little that no case in single precision would show it.</summary>
    public bool CannotBeRefuted(Interval found) => Holds(found, CaseShare);

    /// <summary>Whether it holds of them but for what rounding may add.</summary>
    public bool HoldsButForRounding(Interval found) => Holds(found, RoundingShare);

    /// <summary>By how much a value is beyond the claim; above 0 where the claim fails.</summary>
    public double Excess(double value)
    {
        if (double.IsNaN(value))
            return double.PositiveInfinity;
        if (IsOutside)
            return value == Range.Lower ? 1 : -Math.Abs(value - Range.Lower);
        return Math.Max(Excess(value, Range.Upper, ExcludesUpper), Excess(-value, -Range.Lower, ExcludesLower));
    }

    private double Excess(double value, double end, bool isExcluded) =>
        isExcluded && (float)value >= end ? 1 + value - end : value - end - Slack(CaseShare, end, Finite(value));

    private bool Holds(Interval found, double share)
    {
        // A result is something: no value at all would be a contradiction of what was taken for granted.
        if (found.IsEmpty || found.MayBeNaN)
            return false;
        if (IsOutside)
            return !found.Contains(Range.Lower) && !found.Contains((float)Range.Lower);
        // Kernels compare with the number in single precision, which may be another one.
        return (ExcludesLower ? found.Lower > Math.Max(Range.Lower, (float)Range.Lower) : found.Lower >= Range.Lower - Slack(share, Range.Lower, found.Magnitude))
            && (ExcludesUpper ? found.Upper < Math.Min(Range.Upper, (float)Range.Upper) : found.Upper <= Range.Upper + Slack(share, Range.Upper, found.Magnitude));
    }

    private double Slack(double share, double end, double largest) =>
        share * Math.Max(Finite(end), ShareOfLargest * Math.Min(Math.Max(Finite(Range.Lower), Finite(Range.Upper)), largest));

    private static double Finite(double end) => double.IsInfinity(end) ? 0 : Math.Abs(end);
}
