namespace RewardLang.Semantics;

/// <summary>The units that exist everywhere.</summary>
internal static class UnitTable
{
    private static readonly Unit s_newton = Unit.Kilogram * Unit.Metre / (Unit.Second * Unit.Second);
    private static readonly Unit s_joule = s_newton * Unit.Metre;
    private static readonly Unit s_watt = s_joule / Unit.Second;
    private static readonly Unit s_volt = s_watt / Unit.Ampere;

    public static IReadOnlyDictionary<string, ScaledUnit> Units { get; } = new Dictionary<string, ScaledUnit>(StringComparer.Ordinal)
    {
        ["1"] = new(Unit.One, 1),
        ["m"] = new(Unit.Metre, 1),
        ["cm"] = new(Unit.Metre, 1e-2),
        ["mm"] = new(Unit.Metre, 1e-3),
        ["km"] = new(Unit.Metre, 1e3),
        ["s"] = new(Unit.Second, 1),
        ["ms"] = new(Unit.Second, 1e-3),
        ["us"] = new(Unit.Second, 1e-6),
        ["min"] = new(Unit.Second, 60),
        ["h"] = new(Unit.Second, 3600),
        ["kg"] = new(Unit.Kilogram, 1),
        ["g"] = new(Unit.Kilogram, 1e-3),
        ["A"] = new(Unit.Ampere, 1),
        ["K"] = new(Unit.Kelvin, 1),
        ["rad"] = new(Unit.One, 1),
        ["deg"] = new(Unit.One, Math.PI / 180),
        ["percent"] = new(Unit.One, 1e-2),
        ["Hz"] = new(Unit.One / Unit.Second, 1),
        ["kHz"] = new(Unit.One / Unit.Second, 1e3),
        ["N"] = new(s_newton, 1),
        ["mN"] = new(s_newton, 1e-3),
        ["kN"] = new(s_newton, 1e3),
        ["J"] = new(s_joule, 1),
        ["mJ"] = new(s_joule, 1e-3),
        ["kJ"] = new(s_joule, 1e3),
        ["MJ"] = new(s_joule, 1e6),
        ["Wh"] = new(s_joule, 3600),
        ["kWh"] = new(s_joule, 3.6e6),
        ["MWh"] = new(s_joule, 3.6e9),
        ["W"] = new(s_watt, 1),
        ["mW"] = new(s_watt, 1e-3),
        ["kW"] = new(s_watt, 1e3),
        ["MW"] = new(s_watt, 1e6),
        ["V"] = new(s_volt, 1),
        ["mV"] = new(s_volt, 1e-3),
        ["kV"] = new(s_volt, 1e3),
        ["mA"] = new(Unit.Ampere, 1e-3),
        ["Pa"] = new(s_newton / (Unit.Metre * Unit.Metre), 1),
        ["kPa"] = new(s_newton / (Unit.Metre * Unit.Metre), 1e3),
    };

    /// <summary>Those of small quantities, for which a number may be meant that is too large for a larger unit: the likeliest first.</summary>
    public static IReadOnlyList<string> Smaller { get; } = ["cm", "mm", "ms", "deg", "percent", "g", "us", "min", "m", "s", "kg", "rad", "mN", "N", "mJ", "J", "kJ", "Wh", "kWh", "mW", "W", "kW", "mV", "V", "mA", "Pa", "Hz"];

    /// <summary>The symbol of a unit that is written out, in the singular or the plural; null for none.</summary>
    public static string? SymbolOf(string name) => name.ToLowerInvariant().TrimEnd('s') switch
    {
        "meter" or "metre" => "m",
        "centimeter" or "centimetre" => "cm",
        "millimeter" or "millimetre" => "mm",
        "second" or "sec" => "s",
        "millisecond" => "ms",
        "minute" => "min",
        "hour" or "hr" => "h",
        "kilogram" or "kilo" => "kg",
        "gram" => "g",
        "degree" => "deg",
        "radian" => "rad",
        "newton" => "N",
        "joule" => "J",
        "watt" => "W",
        "volt" => "V",
        "amp" or "ampere" => "A",
        "kelvin" or "degk" => "K",
        "pascal" => "Pa",
        "hertz" => "Hz",
        "mp" => "m/s",
        "kmh" or "kph" => "km/h",
        _ => null,
    };

    /// <summary>A short name for a dimension, if it has a familiar one.</summary>
    public static string? FamiliarName(Unit unit)
    {
        foreach (var name in (string[])["m", "s", "kg", "A", "K", "N", "W", "V", "Pa"])
            if (Units[name].Unit.Equals(unit))
                return name;
        if (unit.Equals(s_joule))
            return "N*m";
        return unit.Equals(Unit.One / Unit.Second) ? "1/s" : null;
    }
}
