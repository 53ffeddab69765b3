namespace RewardLang.Analysis.Intervals;

/// <summary>
/// The numbers that a value can have: those between two ends, an infinity where an end is one, and perhaps NaN. Ends are numbers of
/// single precision, rounded outward, so that an interval holds what any back end computes, and what exact arithmetic gives.
/// </summary>
/// <param name="Lower">The lower end; above <paramref name="Upper"/> where there is no number.</param>
/// <param name="Upper">The upper end.</param>
/// <param name="MayBeNaN">Whether the value can be NaN.</param>
internal readonly record struct Interval(double Lower, double Upper, bool MayBeNaN = false)
{
    /// <summary>No value at all: what a place has that is never reached.</summary>
    public static readonly Interval Empty = new(double.PositiveInfinity, double.NegativeInfinity);

    /// <summary>NaN alone.</summary>
    public static readonly Interval NotANumber = Empty with { MayBeNaN = true };

    /// <summary>Every finite number of single precision.</summary>
    public static readonly Interval Finite = new(-SinglePrecision.Largest, SinglePrecision.Largest);

    /// <summary>Every number, the infinities and NaN.</summary>
    public static readonly Interval Anything = new(double.NegativeInfinity, double.PositiveInfinity, true);

    public static readonly Interval False = new(0, 0);

    public static readonly Interval True = new(1, 1);

    /// <summary>A condition that is not decided.</summary>
    public static readonly Interval Undecided = new(0, 1);

    /// <summary>True where there is no number; NaN there may be.</summary>
    public bool HasNoNumber => !(Lower <= Upper);

    /// <summary>True for a place that is never reached.</summary>
    public bool IsEmpty => HasNoNumber && !MayBeNaN;

    /// <summary>True for a single number.</summary>
    public bool IsPoint => Lower == Upper && !MayBeNaN;

    /// <summary>True when the value is neither infinite nor NaN.</summary>
    public bool IsFinite => !MayBeNaN && (HasNoNumber || Lower >= -SinglePrecision.Largest && Upper <= SinglePrecision.Largest);

    public bool IsTrue => Lower > 0 && !MayBeNaN;

    public bool IsFalse => Lower == 0 && Upper == 0 && !MayBeNaN;

    /// <summary>The largest magnitude.</summary>
    public double Magnitude => HasNoNumber ? 0 : Math.Max(Math.Abs(Lower), Math.Abs(Upper));

    public double Width => HasNoNumber ? 0 : Upper - Lower;

    public bool HasInfinity => !HasNoNumber && (double.IsInfinity(Lower) || double.IsInfinity(Upper));

    /// <summary>A number as it is written: in single precision it is one of its neighbours.</summary>
    public static Interval Of(double value) => double.IsNaN(value) ? NotANumber : Between(value, value);

    /// <summary>The numbers between two ends, which are rounded outward. An end that is not known, a NaN, is none.</summary>
    public static Interval Between(double lower, double upper, bool mayBeNaN = false) => new(
        double.IsNaN(lower) ? double.NegativeInfinity : SinglePrecision.RoundDown(lower),
        double.IsNaN(upper) ? double.PositiveInfinity : SinglePrecision.RoundUp(upper),
        mayBeNaN);

    public static Interval Truth(bool canBeFalse, bool canBeTrue) =>
        canBeFalse ? canBeTrue ? Undecided : False : canBeTrue ? True : Empty;

    public bool Contains(double value) => double.IsNaN(value) ? MayBeNaN : Lower <= value && value <= Upper;

    /// <summary>Whether every value of another interval is one of this.</summary>
    public bool Contains(Interval other) =>
        (MayBeNaN || !other.MayBeNaN) && (other.HasNoNumber || Lower <= other.Lower && other.Upper <= Upper);

    /// <summary>The values of either.</summary>
    public Interval Or(Interval other) =>
        new(Math.Min(Lower, other.Lower), Math.Max(Upper, other.Upper), MayBeNaN || other.MayBeNaN);

    /// <summary>The values of both: what holds of a value by two reasons.</summary>
    public Interval And(Interval other) =>
        new(Math.Max(Lower, other.Lower), Math.Min(Upper, other.Upper), MayBeNaN && other.MayBeNaN);

    /// <summary>The numbers of both; NaN stays possible where it is.</summary>
    public Interval Within(double lower, double upper) => this with { Lower = Math.Max(Lower, lower), Upper = Math.Min(Upper, upper) };

    public Interval WithNaN(bool mayBeNaN) => mayBeNaN && !MayBeNaN ? this with { MayBeNaN = true } : this;

    public override string ToString() => IntervalText.Describe(this);
}
