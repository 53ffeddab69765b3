namespace RewardLang.Semantics;

/// <summary>Units that a file declares where it wants them, and what each is in those that there are.</summary>
internal static class ForeignUnits
{
    private static readonly Dictionary<string, string> s_values = new(StringComparer.Ordinal)
    {
        ["rpm"] = "0.104719755<rad/s>",
        ["rps"] = "6.283185307<rad/s>",
        ["rev"] = "6.283185307<rad>",
        ["turn"] = "6.283185307<rad>",
        ["dps"] = "1<deg/s>",
        ["mph"] = "0.44704<m/s>",
        ["knot"] = "0.514444444<m/s>",
        ["kn"] = "0.514444444<m/s>",
        ["lb"] = "0.45359237<kg>",
        ["lbf"] = "4.448221615<N>",
        ["oz"] = "0.028349523<kg>",
        ["ton"] = "1000<kg>",
        ["inch"] = "0.0254<m>",
        ["inches"] = "0.0254<m>",
        ["ft"] = "0.3048<m>",
        ["foot"] = "0.3048<m>",
        ["feet"] = "0.3048<m>",
        ["yd"] = "0.9144<m>",
        ["yard"] = "0.9144<m>",
        ["mile"] = "1609.344<m>",
        ["mi"] = "1609.344<m>",
        ["psi"] = "6894.757293<Pa>",
        ["bar"] = "1e5<Pa>",
        ["atm"] = "101325<Pa>",
        ["hp"] = "745.699872<W>",
        ["Wh"] = "3600<J>",
        ["kWh"] = "3.6e6<J>",
        ["cal"] = "4.184<J>",
        ["kcal"] = "4184<J>",
        ["Ah"] = "3600<A*s>",
        ["mAh"] = "3.6<A*s>",
        ["ohm"] = "1<V/A>",
        ["Ohm"] = "1<V/A>",
        ["Omega"] = "1<V/A>",
        ["day"] = "86400<s>",
        ["week"] = "604800<s>",
        ["year"] = "31557600<s>",
        ["micron"] = "1e-6<m>",
        ["tonne"] = "1000<kg>",
        ["pound"] = "0.45359237<kg>",
        ["newton_meter"] = "1<N*m>",
        ["newton_metre"] = "1<N*m>",
        ["coulomb"] = "1<A*s>",
        ["farad"] = "1<A*s/V>",
        ["henry"] = "1<V*s/A>",
        ["tesla"] = "1<V*s/m^2>",
        ["mbar"] = "100<Pa>",
        ["torr"] = "133.322368<Pa>",
        ["liter"] = "0.001<m^3>",
        ["litre"] = "0.001<m^3>",
        ["gal"] = "0.003785411784<m^3>",
        ["gallon"] = "0.003785411784<m^3>",
        ["ppm"] = "1e-6",
        ["ppb"] = "1e-9",
        ["l"] = "0.001<m^3>",
        ["L"] = "0.001<m^3>",
        ["dL"] = "0.0001<m^3>",
        ["cL"] = "0.00001<m^3>",
        ["ml"] = "1e-6<m^3>",
        ["mL"] = "1e-6<m^3>",
        ["gee"] = "9.80665<m/s^2>",
        ["pct"] = "0.01",
    };

    /// <summary>What a unit is, as its declaration says it; null for one that is not known.</summary>
    public static string? ValueOf(string name) => s_values.TryGetValue(name, out var value) ? value
        : name.Length > 1 && s_values.TryGetValue(name.TrimEnd('s'), out var singular) ? singular
        : name.Length > 1 && Prefix(name[0]) is { } scale && UnitTable.Units.ContainsKey(name.Substring(1)) && IsPrefixed(name.Substring(1)) ? $"{scale}<{name.Substring(1)}>"
        : null;

    /// <summary>What is counted and has no unit: money, texts, places on a screen or a board.</summary>
    private static readonly HashSet<string> s_counted = new(StringComparer.OrdinalIgnoreCase)
    {
        "usd", "eur", "gbp", "jpy", "chf", "cny", "dollar", "dollars", "euro", "euros", "cent", "cents", "money", "currency", "coin", "coins", "point", "points", "token", "tokens", "word", "words", "char", "chars",
        "character", "characters", "px", "pixel", "pixels", "cell", "cells", "tile", "tiles", "block", "blocks", "item", "items", "unit", "units", "step", "steps", "frame", "frames", "tick", "ticks", "byte", "bytes", "bit", "bits", "person", "people",
        "passenger", "passengers", "vehicle", "vehicles", "car", "cars", "request", "requests", "packet", "packets", "job", "jobs", "count", "share", "shares", "lux", "lx", "lumen", "lm", "candela", "cd", "mol", "mole", "dB", "decibel", "fps", "contract", "contracts", "order", "orders",
    };

    /// <summary>Whether a word is of something that is counted only.</summary>
    public static bool IsCounted(string name) => s_counted.Contains(name);

    /// <summary>What a prefix multiplies by, as it is written; null for a letter that is none.</summary>
    public static string? Prefix(char letter) => letter switch
    {
        'n' => "1e-9",
        'p' => "1e-12",
        'u' => "1e-6",
        'c' => "0.01",
        'd' => "0.1",
        'h' => "100",
        'm' => "0.001",
        'k' => "1000",
        'M' => "1e6",
        'G' => "1e9",
        _ => null,
    };

    /// <summary>Whether a unit takes prefixes; one that has one takes no other.</summary>
    private static bool IsPrefixed(string unit) => unit is "m" or "s" or "g" or "A" or "K" or "rad" or "Hz" or "N" or "J" or "W" or "V" or "Pa" or "Wh";
}
