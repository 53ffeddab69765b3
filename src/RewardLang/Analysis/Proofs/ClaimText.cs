using System.Globalization;
using RewardLang.Analysis.Intervals;

namespace RewardLang.Analysis.Proofs;

/// <summary>Claims as checks of the language.</summary>
internal static class ClaimText
{
    /// <summary>A larger bound says nothing.</summary>
    private const double Largest = 1e9;

    private const int MostDigits = 4;

    /// <summary>The claim with the ends that are proved in place of those that are not: <c>check total in 0 .. 6.3</c>; null where that says nothing.</summary>
    /// <param name="subject">What it is about.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="found">What is proved of the subject.</param>
    public static string? Found(string subject, Claim claim, Interval found) => Widened(claim, found) is { } range ? Of(subject, range.Lower, range.Upper) : null;

    /// <summary>The ends of that claim.</summary>
    public static Interval? Widened(Claim claim, Interval found)
    {
        if (claim.IsOutside || claim.Range.IsPoint || found is { HasNoNumber: true } or { MayBeNaN: true } or { Magnitude: > Largest })
            return null;
        var (lower, upper) = (Math.Min(claim.Range.Lower, found.Lower), Math.Max(claim.Range.Upper, found.Upper));
        var ends = new[] { new Interval(Short(lower, Math.Round), Short(upper, Math.Round)), new Interval(Short(lower, Math.Floor), Short(upper, Math.Ceiling)) };
        return ends.Where(range => new Claim(range).CannotBeRefuted(found)).Select(range => (Interval?)range).FirstOrDefault();
    }

    /// <summary>A number of few digits, rounded in some way.</summary>
    private static double Short(double value, Func<double, double> round)
    {
        if (value == 0 || double.IsInfinity(value))
            return value;
        var unit = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) - MostDigits + 1);
        return double.Parse((round(value / unit) * unit).ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>A claim about a subject: an end that is infinite is none.</summary>
    public static string Of(string subject, double lower, double upper) => double.IsInfinity(lower) ? $"check {subject} <= {IntervalText.Number(upper)}"
        : double.IsInfinity(upper) ? $"check {subject} >= {IntervalText.Number(lower)}"
        : $"check {subject} in {IntervalText.Number(lower)} .. {IntervalText.Number(upper)}";

    /// <summary>The return of an episode: <c>return(steps: 100, discount: 0.99)</c>.</summary>
    public static string Return(EpisodeLength length)
    {
        var arguments = new List<string>();
        if (!double.IsInfinity(length.Steps))
            arguments.Add($"steps: {length.Steps.ToString(CultureInfo.InvariantCulture)}");
        if (length.Discount != 1)
            arguments.Add($"discount: {length.Discount.ToString(CultureInfo.InvariantCulture)}");
        return arguments.Count == 0 ? "return" : $"return({string.Join(", ", arguments)})";
    }
}
