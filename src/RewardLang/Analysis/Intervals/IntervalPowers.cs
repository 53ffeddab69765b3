namespace RewardLang.Analysis.Intervals;

/// <summary>Powers of intervals.</summary>
internal static class IntervalPowers
{
    private const double LargestWhole = 1 << 24;

    public static Interval Power(Interval a, Interval b)
    {
        // 1 to any power and anything to the power 0 are 1, NaN included.
        if (IntervalArithmetic.NoNumber(a, b) is { } none)
            return none.IsEmpty ? none : Interval.Anything;
        var isUnknown = a.MayBeNaN || b.MayBeNaN;
        if (a.Lower >= 0)
            return OfPositive(a, b).WithNaN(isUnknown).Or(isUnknown ? Interval.True : Interval.Empty);
        if (b.IsPoint && b.Lower == Math.Floor(b.Lower) && Math.Abs(b.Lower) < LargestWhole)
            return Whole(a, (long)b.Lower).WithNaN(isUnknown).Or(isUnknown ? Interval.True : Interval.Empty);
        // A negative base may have a whole exponent, of either sign of the result, or another, and be NaN.
        var size = OfPositive(IntervalFunctions.Absolute(a), b);
        return new Interval(-size.Upper, size.Upper, true).Or(Interval.True);
    }

    private static Interval OfPositive(Interval a, Interval b)
    {
        // A zero may have either sign, and so may its reciprocal.
        if (a.Contains(0.0) && b.Lower < 0)
            return new Interval(double.NegativeInfinity, double.PositiveInfinity);
        var (low, high) = IntervalArithmetic.Extremes((x, y) => Math.Pow(Math.Abs(x), y), a, b);
        if (double.IsNaN(low) || double.IsNaN(high))
            return Interval.Anything;
        // 0 to the power 0 is 1, between powers that are 0.
        if (a.Contains(0.0) && b.Contains(0.0))
            (low, high) = (Math.Min(low, 0), Math.Max(high, 1));
        var result = IntervalFunctions.Widened(low, high, false).Within(0, double.PositiveInfinity);
        var shrinks = a.Upper <= 1 && b.Lower >= 0 || a.Lower >= 1 && b.Upper <= 0;
        var grows = a.Lower >= 1 && b.Lower >= 0 || a.Upper <= 1 && b.Upper <= 0;
        return result.Within(grows ? 1 : 0, shrinks ? 1 : double.PositiveInfinity);
    }

    private static Interval Whole(Interval a, long exponent)
    {
        var isEven = exponent % 2 == 0;
        if (exponent < 0 && a.Contains(0.0))
            return new Interval(isEven ? 0 : double.NegativeInfinity, double.PositiveInfinity);
        var power = Interval.Of(exponent);
        if (isEven)
            return OfPositive(IntervalFunctions.Absolute(a), power);
        var negative = IntervalFunctions.Negate(OfPositive(IntervalFunctions.Negate(a.Within(double.NegativeInfinity, 0)), power));
        return a.Upper < 0 ? negative : negative.Or(OfPositive(a.Within(0, double.PositiveInfinity), power));
    }
}
