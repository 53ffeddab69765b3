namespace RewardLang.Analysis.Intervals;

/// <summary>The functions of two values, of intervals. What a rounding of single precision may do is within the result.</summary>
internal static class IntervalArithmetic
{
    public static Interval Add(Interval a, Interval b)
    {
        if (NoNumber(a, b) is { } none)
            return none;
        var meet = double.IsPositiveInfinity(a.Upper) && double.IsNegativeInfinity(b.Lower)
            || double.IsNegativeInfinity(a.Lower) && double.IsPositiveInfinity(b.Upper);
        return Interval.Between(LowSum(a.Lower, b.Lower), HighSum(a.Upper, b.Upper), meet || a.MayBeNaN || b.MayBeNaN);
    }

    public static Interval Subtract(Interval a, Interval b) => Add(a, IntervalFunctions.Negate(b));

    public static Interval Multiply(Interval a, Interval b)
    {
        if (NoNumber(a, b) is { } none)
            return none;
        var isUnknown = a.HasInfinity && b.Contains(0.0) || b.HasInfinity && a.Contains(0.0);
        var (low, high) = Extremes(Product, a, b);
        return Interval.Between(low, high, isUnknown || a.MayBeNaN || b.MayBeNaN);
    }

    /// <summary>A value times itself.</summary>
    public static Interval Square(Interval a)
    {
        if (a.HasNoNumber)
            return a;
        var size = IntervalFunctions.Absolute(a);
        return Interval.Between(size.Lower * size.Lower, size.Upper * size.Upper, a.MayBeNaN);
    }

    public static Interval Divide(Interval a, Interval b)
    {
        if (NoNumber(a, b) is { } none)
            return none;
        var isUnknown = a.Contains(0.0) && b.Contains(0.0) || a.HasInfinity && b.HasInfinity || a.MayBeNaN || b.MayBeNaN;
        // A zero may have either sign.
        if (b.Contains(0.0))
            return new Interval(double.NegativeInfinity, double.PositiveInfinity, isUnknown);
        var (low, high) = Extremes(Quotient, a, b);
        return Interval.Between(low, high, isUnknown);
    }

    public static Interval Minimum(Interval a, Interval b) => NoNumber(a, b)
        ?? new Interval(Math.Min(a.Lower, b.Lower), Math.Min(a.Upper, b.Upper), a.MayBeNaN || b.MayBeNaN);

    public static Interval Maximum(Interval a, Interval b) => NoNumber(a, b)
        ?? new Interval(Math.Max(a.Lower, b.Lower), Math.Max(a.Upper, b.Upper), a.MayBeNaN || b.MayBeNaN);

    public static Interval ArcTangent(Interval y, Interval x)
    {
        if (NoNumber(y, x) is { } none)
            return none;
        var half = Math.PI / 2;
        var (low, high) = x.Lower > 0 ? Extremes(Math.Atan2, y, x)
            : y.Lower > 0 ? (x.Upper < 0 ? half : 0, x.Lower >= 0 ? half : Math.PI)
            : y.Upper < 0 ? (x.Lower >= 0 ? -half : -Math.PI, x.Upper < 0 ? -half : 0)
            : (-Math.PI, Math.PI);
        return IntervalFunctions.Widened(low, high, y.MayBeNaN || x.MayBeNaN).Within(-IntervalFunctions.Pi, IntervalFunctions.Pi);
    }

    /// <summary>The remainder with the sign of the divisor.</summary>
    public static Interval Modulo(Interval a, Interval b)
    {
        if (NoNumber(a, b) is { } none)
            return none;
        var isUnknown = b.Contains(0.0) || a.HasInfinity || a.MayBeNaN || b.MayBeNaN;
        if (a.Lower >= 0 && b.Lower > a.Upper)
            return a.WithNaN(isUnknown);
        return new Interval(Math.Min(b.Lower, 0), Math.Max(b.Upper, 0), isUnknown);
    }

    public static Interval Less(Interval a, Interval b) =>
        Truth(a, b, canBeFalse: a.Upper >= b.Lower, canBeTrue: a.Lower < b.Upper);

    public static Interval LessOrEqual(Interval a, Interval b) =>
        Truth(a, b, canBeFalse: a.Upper > b.Lower, canBeTrue: a.Lower <= b.Upper);

    public static Interval Equal(Interval a, Interval b) =>
        Truth(a, b, canBeFalse: !(a.IsPoint && a == b), canBeTrue: a.Lower <= b.Upper && b.Lower <= a.Upper);

    public static Interval And(Interval a, Interval b) => NoNumber(a, b) ?? new Interval(Math.Min(a.Lower, b.Lower), Math.Min(a.Upper, b.Upper));

    public static Interval Or(Interval a, Interval b) => NoNumber(a, b) ?? new Interval(Math.Max(a.Lower, b.Lower), Math.Max(a.Upper, b.Upper));

    public static Interval ExclusiveOr(Interval a, Interval b) => NoNumber(a, b)
        ?? (a.IsPoint && b.IsPoint ? Interval.Truth(a == b, a != b) : Interval.Undecided);

    /// <summary>The smallest and the largest value at the corners of two intervals.</summary>
    public static (double Low, double High) Extremes(Func<double, double, double> function, Interval a, Interval b)
    {
        var (first, second) = (function(a.Lower, b.Lower), function(a.Lower, b.Upper));
        var (third, fourth) = (function(a.Upper, b.Lower), function(a.Upper, b.Upper));
        return (Math.Min(Math.Min(first, second), Math.Min(third, fourth)), Math.Max(Math.Max(first, second), Math.Max(third, fourth)));
    }

    /// <summary>The result where one side has no number; null where both have.</summary>
    public static Interval? NoNumber(Interval a, Interval b) =>
        !a.HasNoNumber && !b.HasNoNumber ? null : a.IsEmpty || b.IsEmpty ? Interval.Empty : Interval.NotANumber;

    /// <summary>A comparison with NaN is false.</summary>
    private static Interval Truth(Interval a, Interval b, bool canBeFalse, bool canBeTrue)
    {
        if (a.IsEmpty || b.IsEmpty)
            return Interval.Empty;
        var hasNumbers = !a.HasNoNumber && !b.HasNoNumber;
        return Interval.Truth(canBeFalse && hasNumbers || a.MayBeNaN || b.MayBeNaN, canBeTrue && hasNumbers);
    }

    private static double LowSum(double a, double b) => a + b is var sum && double.IsNaN(sum) ? double.NegativeInfinity : sum;

    private static double HighSum(double a, double b) => a + b is var sum && double.IsNaN(sum) ? double.PositiveInfinity : sum;

    /// <summary>0 times infinity is no number; the other corners bound the rest.</summary>
    private static double Product(double a, double b) => a == 0 || b == 0 ? 0 : a * b;

    private static double Quotient(double a, double b) => double.IsInfinity(b) ? 0 : a / b;
}
