namespace RewardLang.Analysis.Intervals;

/// <summary>The functions of one value, of intervals.</summary>
internal static class IntervalFunctions
{
    /// <summary>The number of single precision just above pi.</summary>
    public static readonly double Pi = SinglePrecision.RoundUp(Math.PI);

    /// <summary>Angles beyond this are not told apart from their neighbours.</summary>
    private const double LargestAngle = 1e5;

    /// <summary>No tangent of a number in double precision is larger.</summary>
    private const double LargestTangent = 1e17;

    public static Interval Negate(Interval x) => new(-x.Upper, -x.Lower, x.MayBeNaN);

    public static Interval Absolute(Interval x)
    {
        if (x.HasNoNumber || x.Lower >= 0)
            return x;
        return x.Upper <= 0 ? Negate(x) : x with { Lower = 0, Upper = x.Magnitude };
    }

    public static Interval Sign(Interval x) => Exact(v => Math.Sign(v), x);

    public static Interval Floor(Interval x) => Exact(Math.Floor, x);

    public static Interval Ceiling(Interval x) => Exact(Math.Ceiling, x);

    public static Interval Round(Interval x) => Exact(v => Math.Round(v, MidpointRounding.ToEven), x);

    public static Interval SquareRoot(Interval x)
    {
        if (x.HasNoNumber || x.Upper < 0)
            return x.IsEmpty ? x : Interval.NotANumber;
        return Interval.Between(Math.Sqrt(Math.Max(x.Lower, 0)), Math.Sqrt(x.Upper), x.MayBeNaN || x.Lower < 0);
    }

    /// <summary>e^x: at 0 it is 1, and on either side no back end gives a number beyond 1.</summary>
    public static Interval Exponential(Interval x)
    {
        var y = Rising(Math.Exp, x).Within(0, double.PositiveInfinity);
        return y.Within(x.Lower >= 0 ? 1 : 0, x.Upper <= 0 ? 1 : double.PositiveInfinity);
    }

    public static Interval Logarithm(Interval x) => WithDomain(x, 0, double.PositiveInfinity, inside => SignAround(inside, 1, Rising(Math.Log, inside)));

    public static Interval LogarithmOfOnePlus(Interval x) =>
        WithDomain(x, -1, double.PositiveInfinity, inside => SignAround(inside, 0, Rising(v => Math.Abs(v) < 1e-5 ? v - v * v / 2 : Math.Log(1 + v), inside)));

    public static Interval Sine(Interval x) => Wave(x, Math.Sin, Math.PI / 2);

    public static Interval Cosine(Interval x) => Wave(x, Math.Cos, 0);

    public static Interval Tangent(Interval x)
    {
        if (x.HasNoNumber)
            return x;
        var isUnknown = x.MayBeNaN || x.HasInfinity;
        var hasPole = x.Magnitude > LargestAngle || Math.Floor(Margin(x.Upper, 1) / Math.PI + 0.5) != Math.Floor(Margin(x.Lower, -1) / Math.PI + 0.5);
        return hasPole ? Interval.Between(-LargestTangent, LargestTangent, isUnknown) : Rising(Math.Tan, x);
    }

    public static Interval ArcSine(Interval x) => WithDomain(x, -1, 1, inside => Rising(Math.Asin, inside));

    public static Interval ArcCosine(Interval x) =>
        WithDomain(x, -1, 1, inside => Widened(Math.Acos(inside.Upper), Math.Acos(inside.Lower), inside.MayBeNaN).Within(0, Pi));

    public static Interval ArcTangent(Interval x) => Rising(Math.Atan, x);

    public static Interval HyperbolicTangent(Interval x) => Rising(Math.Tanh, x).Within(-1, 1);

    public static Interval Sigmoid(Interval x) => Rising(v => 1 / (1 + Math.Exp(-v)), x).Within(0, 1);

    /// <summary>
    /// Ends that were computed for a function of the vector libraries, wider by its error. Some give 0 for what is too small to be normal.
    /// </summary>
    public static Interval Widened(double low, double high, bool mayBeNaN)
    {
        low = Math.Min(low, SinglePrecision.Largest);
        high = Math.Max(high, -SinglePrecision.Largest);
        low -= Math.Abs(low) * SinglePrecision.FunctionError;
        high += Math.Abs(high) * SinglePrecision.FunctionError;
        return Interval.Between(
            low is > 0 and < SinglePrecision.SmallestNormal ? 0 : low, high is < 0 and > -SinglePrecision.SmallestNormal ? 0 : high, mayBeNaN);
    }

    /// <summary>A function that rises with its argument and is not rounded.</summary>
    private static Interval Exact(Func<double, double> function, Interval x) =>
        x.HasNoNumber ? x : x with { Lower = function(x.Lower), Upper = function(x.Upper) };

    /// <summary>A function that rises with its argument; the sign of the result is exact where the function is 0 at 0.</summary>
    private static Interval Rising(Func<double, double> function, Interval x) =>
        x.HasNoNumber ? x : Widened(function(x.Lower), function(x.Upper), x.MayBeNaN);

    /// <summary>A function that is exactly 0 at one place keeps the sign on each side of it.</summary>
    private static Interval SignAround(Interval x, double zero, Interval y) =>
        y.Within(x.Lower >= zero ? 0 : double.NegativeInfinity, x.Upper <= zero ? 0 : double.PositiveInfinity);

    /// <summary>A function that is NaN outside its domain.</summary>
    private static Interval WithDomain(Interval x, double lower, double upper, Func<Interval, Interval> function)
    {
        if (x.HasNoNumber)
            return x;
        var inside = x.Within(lower, upper);
        var leaves = x.Lower < lower || x.Upper > upper;
        return inside.HasNoNumber ? Interval.NotANumber : function(inside).WithNaN(leaves || x.MayBeNaN);
    }

    private static Interval Wave(Interval x, Func<double, double> function, double crest)
    {
        if (x.HasNoNumber)
            return x;
        var isUnknown = x.MayBeNaN || x.HasInfinity;
        if (x.Magnitude > LargestAngle)
            return new Interval(-1, 1, isUnknown);
        var (first, last) = (function(x.Lower), function(x.Upper));
        var low = Reaches(x, crest + Math.PI) ? -1 : Math.Min(first, last);
        var high = Reaches(x, crest) ? 1 : Math.Max(first, last);
        // Near a zero the error is one of the angle.
        var error = SinglePrecision.FunctionError;
        return Interval.Between(low - error, high + error, isUnknown).Within(-1, 1);
    }

    /// <summary>Whether an interval reaches a place of the wave, any number of turns on.</summary>
    private static bool Reaches(Interval x, double place) =>
        Math.Floor((Margin(x.Upper, 1) - place) / (2 * Math.PI)) >= Math.Ceiling((Margin(x.Lower, -1) - place) / (2 * Math.PI));

    /// <summary>An end moved outward by more than the error of a turn's length.</summary>
    private static double Margin(double end, int direction) => end + direction * (1e-9 + Math.Abs(end) * 1e-12);
}
