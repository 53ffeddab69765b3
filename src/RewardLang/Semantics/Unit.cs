using System.Globalization;

namespace RewardLang.Semantics;

/// <summary>
/// A physical dimension as powers of base units. Powers are kept in twelfths, so that square, cube and fourth roots are exact.
/// </summary>
internal sealed class Unit : IEquatable<Unit>
{
    private const int Denominator = 12;
    private static readonly string[] s_symbols = ["m", "s", "kg", "A", "K"];

    private readonly int[] _twelfths;

    private Unit(int[] twelfths) => _twelfths = twelfths;

    /// <summary>A plain number.</summary>
    public static Unit One { get; } = new(new int[s_symbols.Length]);

    public static Unit Metre { get; } = Base(0);

    public static Unit Second { get; } = Base(1);

    public static Unit Kilogram { get; } = Base(2);

    public static Unit Ampere { get; } = Base(3);

    public static Unit Kelvin { get; } = Base(4);

    public bool IsOne => _twelfths.All(p => p == 0);

    public static Unit operator *(Unit left, Unit right) => Combine(left, right, 1);

    public static Unit operator /(Unit left, Unit right) => Combine(left, right, -1);

    /// <summary>The unit to a power; null when the result is no multiple of a twelfth.</summary>
    public Unit? Power(double exponent)
    {
        var powers = new int[_twelfths.Length];
        for (var i = 0; i < powers.Length; i++)
        {
            var power = _twelfths[i] * exponent;
            if (!(Math.Abs(power - Math.Round(power)) <= 1e-9) || Math.Abs(power) > 1_000_000)
                return null;
            powers[i] = (int)Math.Round(power);
        }

        return new Unit(powers);
    }

    public bool Equals(Unit? other) => other is not null && _twelfths.SequenceEqual(other._twelfths);

    public override bool Equals(object? obj) => Equals(obj as Unit);

    public override int GetHashCode() => _twelfths.Aggregate(17, (hash, p) => hash * 31 + p);

    /// <summary>The name an engineer would use, <c>N*m</c> rather than <c>m^2*kg/s^2</c>.</summary>
    public override string ToString()
    {
        if (IsOne)
            return "1";
        if (UnitTable.FamiliarName(this) is { } name)
            return name;
        var above = Factors(positive: true);
        var below = Factors(positive: false);
        return below.Length == 0 ? above : (above.Length == 0 ? "1" : above) + "/" + below.Replace("*", "/");
    }

    private static Unit Combine(Unit left, Unit right, int sign)
    {
        var powers = new int[s_symbols.Length];
        for (var i = 0; i < powers.Length; i++)
            powers[i] = left._twelfths[i] + sign * right._twelfths[i];
        return new Unit(powers);
    }

    private static Unit Base(int index)
    {
        var powers = new int[s_symbols.Length];
        powers[index] = Denominator;
        return new Unit(powers);
    }

    private string Factors(bool positive) => string.Join("*", s_symbols
        .Select((symbol, i) => (symbol, power: positive ? _twelfths[i] : -_twelfths[i]))
        .Where(f => f.power > 0)
        .Select(f => f.power == Denominator ? f.symbol : f.symbol + "^" + (f.power / (double)Denominator).ToString(CultureInfo.InvariantCulture)));
}

/// <summary>A unit as written: its dimension and how many base units it is.</summary>
internal sealed record ScaledUnit(Unit Unit, double Scale);
