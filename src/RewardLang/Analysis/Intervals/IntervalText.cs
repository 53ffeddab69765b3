using System.Globalization;

namespace RewardLang.Analysis.Intervals;

/// <summary>Intervals as people read them.</summary>
internal static class IntervalText
{
    /// <summary><c>-5 .. 15</c>, <c>0 .. inf or NaN</c>.</summary>
    public static string Describe(Interval interval)
    {
        if (interval.IsEmpty)
            return "nothing";
        if (interval.HasNoNumber)
            return "NaN";
        var numbers = interval.Lower == interval.Upper ? Number(interval.Lower) : $"{Number(interval.Lower)} .. {Number(interval.Upper)}";
        return interval.MayBeNaN ? numbers + " or NaN" : numbers;
    }

    /// <summary>Numbers of single precision end soon after it.</summary>
    private const double AlmostAll = 1e37;

    /// <summary>What is said of a value behind "is": <c>in -5 .. 15</c>, but of one number just <c>0</c>.</summary>
    public static string Place(Interval interval) => interval is { HasNoNumber: false, Lower: < -AlmostAll, Upper: > AlmostAll } ? "any number" : interval.IsEmpty || interval.HasNoNumber || interval.Lower == interval.Upper ? Describe(interval) : $"in {Describe(interval)}";

    /// <summary>A number with as many digits as single precision has.</summary>
    public static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "inf"
        : double.IsNegativeInfinity(value) ? "-inf"
        : value == 0 ? "0"
        : Text(value, "G7");

    /// <summary>A bound as a size, without what rounding has put beyond it.</summary>
    public static string About(double value) => double.IsInfinity(value) || value == 0 ? Number(value) : Text(value, "G5");

    private static string Text(double value, string format) =>
        ((float)value).ToString(format, CultureInfo.InvariantCulture).Replace("E+0", "e").Replace("E+", "e").Replace("E-0", "e-").Replace("E-", "e-");
}
