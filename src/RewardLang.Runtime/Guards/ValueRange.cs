using System.Globalization;

namespace RewardLang.Runtime.Guards;

/// <summary>
/// The numbers that a member may have: from <paramref name="Lower"/> to <paramref name="Upper"/>, both included, and finite ones only.
/// </summary>
/// <param name="Lower">The smallest, in the declared unit; null when unbounded.</param>
/// <param name="Upper">The largest, in the declared unit; null when unbounded.</param>
/// <param name="Unit">The unit as written; empty when it is free.</param>
internal sealed record ValueRange(double? Lower, double? Upper, string Unit)
{
    /// <summary>All finite numbers.</summary>
    public static ValueRange Finite { get; } = new(null, null, "");

    /// <summary>The bounds as the tensors hold them: 0.1 as a float is inside <c>0 .. 0.1</c>.</summary>
    public (float Lower, float Upper) Floats { get; } =
        (Math.Max((float)(Lower ?? float.MinValue), float.MinValue), Math.Min((float)(Upper ?? float.MaxValue), float.MaxValue));

    /// <summary>The whole numbers inside.</summary>
    public (long Lower, long Upper) Integers { get; } =
        (Lower is { } lower ? long.CreateSaturating(Math.Ceiling(lower)) : long.MinValue,
        Upper is { } upper ? long.CreateSaturating(Math.Floor(upper)) : long.MaxValue);

    /// <summary>True when every whole number is inside.</summary>
    public bool HoldsAllIntegers => Integers is (long.MinValue, long.MaxValue);

    /// <summary>A number with the unit.</summary>
    public string Describe(double value) => Text(value) + (Unit.Length > 0 && double.IsFinite(value) ? $" {Unit}" : "");

    public override string ToString() => $"{(Lower is { } lower ? Text(lower) : "")} .. {(Upper is { } upper ? Describe(upper) : "")}".Trim();

    /// <summary>A number as it is written in messages, with the digits of a float.</summary>
    public static string Text(double value) => double.IsNaN(value) ? "NaN"
        : double.IsInfinity(value) ? (value > 0 ? "infinite" : "minus infinite")
        : ((float)value).ToString(CultureInfo.InvariantCulture);
}
