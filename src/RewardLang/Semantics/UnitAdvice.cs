using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>What an unknown unit was meant to be.</summary>
internal static class UnitAdvice
{
    /// <summary>What products are written of without a sign between; milli- and other scaled seconds would make them ambiguous.</summary>
    private static readonly string[] s_factors = ["rad", "kN", "kW", "kJ", "kg", "cm", "mm", "Hz", "Pa", "N", "J", "W", "V", "A", "m", "s"];

    /// <summary>Symbols as short as this are another unit one letter on: none is offered for another.</summary>
    private const int LongestSymbol = 2;

    /// <summary>A sentence that names the unit that was meant, or lists those that there are.</summary>
    public static Suggestion For(string name, IEnumerable<string> declared, SourceText source)
    {
        if (Certain(name) is { } certain)
            return certain;
        if (Undeclared(name, source) is { } undeclared)
            return undeclared;
        // 'mw' may be a thousandth of a watt or a million: what differs in capitals alone is not guessed where there are two, nor between these prefixes.
        var alike = UnitTable.Units.Keys.Where(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (alike.Count > 1 || alike is [var only] && char.ToLowerInvariant(name[0]) == 'm' && only[0] != name[0])
            return $"Capitals count: m is a thousandth and M a million, as in {string.Join(" and ", alike.Select(a => $"'{a}'"))}.";
        var general = $"Declare it above the program: 'unit {name} = 1' for what is only counted, else by a unit that there is, as in 'unit {name} = 2<m/s>' if one {name} is 2 m/s.";
        var suggestion = NameSuggestion.For(name, UnitTable.Units.Keys.Concat(declared).Where(n => n != "1"), general);
        return suggestion.Replacement is { Length: <= LongestSymbol } symbol && alike.Count == 0 && !declared.Contains(symbol) ? general : suggestion;
    }

    /// <summary>How a unit that is known, and declared by a file that wants it, is declared; null for others.</summary>
    public static Suggestion? Undeclared(string name, SourceText source)
    {
        if (Temperatures.Advice(name, source) is { } temperature)
            return temperature;
        var value = ForeignUnits.ValueOf(name) ?? (name.Length > 2 && ForeignUnits.Prefix(name[0]) is { } scale && Product(name.Substring(1)) is { } whole ? $"{scale}<{whole}>" : null);
        if (value is null && ForeignUnits.IsCounted(name))
            return new Suggestion($"Nothing measures it: declare 'unit {name} = 1' above the program, by which it counts as a plain number, or leave it out.", $"unit {name} = 1\n", DeclarationPlace.Of(source));
        return value is null ? null : new Suggestion($"Declare it above the program: 'unit {name} = {value}'; or leave the unit out, and numbers count as the host passes them.", $"unit {name} = {value}\n", DeclarationPlace.Of(source));
    }

    /// <summary>The unit that was meant, where there is no doubt; null elsewhere.</summary>
    public static Suggestion? Certain(string name)
    {
        if (UnitTable.SymbolOf(name) is { } symbol)
            return Written(symbol);
        if (name is "unitless" or "none" or "None" or "dimensionless" or "ratio" or "fraction" or "scalar" or "number")
            return new Suggestion("Write '1', the unit of a plain number.", "1");
        // 's2' is a power written without its sign.
        if (name.Length > 1 && name[name.Length - 1] is >= '2' and <= '4' and var power && name.Substring(0, name.Length - 1) is var factor && UnitTable.Units.ContainsKey(factor))
            return Written($"{factor}^{power}");
        if (name.TrimEnd('s') is { Length: > 1 } singular && singular != name && UnitTable.Units.ContainsKey(singular))
            return Written(singular);
        return Product(name) is { } product ? Written(product) : null;
    }

    /// <summary>How an input or parameter of one number is declared with another unit; null for other expressions.</summary>
    public static string? Declaration(ExpressionSyntax syntax, BoundValue value, string unit) => syntax is NameSyntax name && value is { Axes.Count: 0, Node.Kind: NodeKind.Param or NodeKind.Input }
        ? $"{(value.Node.Kind == NodeKind.Param ? "param" : "input")} {name.Name} : real<{unit}>" : null;

    private static Suggestion Written(string unit) => new($"Write '{unit}'.", unit);

    /// <summary>A word as a product of at least two units, <c>N*m</c> for <c>Nm</c>; null where it is none.</summary>
    private static string? Product(string word)
    {
        var factors = new List<string>();
        for (var rest = word; rest.Length > 0; rest = rest.Substring(factors[factors.Count - 1].Length))
        {
            if (s_factors.FirstOrDefault(f => rest.StartsWith(f, StringComparison.Ordinal)) is not { } factor)
                return null;
            factors.Add(factor);
        }

        // A leading 'm' is a prefix, not the metre: mNm is a thousandth of N*m.
        return factors.Count > 1 && factors[0] is not ("m" or "s") ? string.Join("*", factors) : null;
    }
}
