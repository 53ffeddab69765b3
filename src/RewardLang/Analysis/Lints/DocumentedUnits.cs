using System.Text.RegularExpressions;
using RewardLang.Analysis.Intervals;
using RewardLang.Diagnostics;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>Two numbers that stand beside each other and whose texts give them different units: a speed "in km/h" and a limit "in m/s".</summary>
internal sealed class DocumentedUnits : ILint
{
    /// <summary>Units that differ by less are those of one quantity by different names.</summary>
    private const double LeastRatio = 1.1;

    private static readonly Regex s_unit = new(@"\bin\s+(?<unit>[A-Za-z]+(?:/[A-Za-z]+)?(?:\^?[23])?)\b", RegexOptions.CultureInvariant);

    public void Check(LintContext context)
    {
        var units = Documented(context);
        if (units.Count < 2)
            return;
        foreach (var both in context.Syntax.Members.SelectMany(WrittenParts.Whole).SelectMany(WrittenParts.Of).OfType<BinarySyntax>())
        {
            if (both.Operator is not (TokenKind.Plus or TokenKind.Minus) && !TokenFacts.IsComparison(both.Operator) || NameOf(both.Left) is not { } left || NameOf(both.Right) is not { } right
                || !units.TryGetValue(left, out var one) || !units.TryGetValue(right, out var other) || one.Unit.Unit.Equals(other.Unit.Unit) && Math.Max(one.Unit.Scale / other.Unit.Scale, other.Unit.Scale / one.Unit.Scale) < LeastRatio)
                continue;
            context.Report(both.Span, DiagnosticCatalogue.DocumentedUnits, context.TextOf(both), left, one.Text, right, other.Text, new Suggestion($"Declare both with their units, as in real<{one.Text}> and real<{other.Text}>: they are converted then{(one.Unit.Unit.Equals(other.Unit.Unit) ? $"; or convert one, {context.TextOf(both.Left)} * {IntervalText.About(one.Unit.Scale / other.Unit.Scale)}" : "")}."));
        }
    }

    private static string? NameOf(ExpressionSyntax syntax) => (WrittenExpression.Inner(syntax) as NameSyntax)?.Name;

    /// <summary>Inputs and parameters without a unit whose text names one.</summary>
    private static Dictionary<string, (string Text, ScaledUnit Unit)> Documented(LintContext context)
    {
        var units = new Dictionary<string, (string, ScaledUnit)>(StringComparer.Ordinal);
        foreach (var member in context.Syntax.Members)
            if (member is InputSyntax { Type.Unit: null } or ParamSyntax { Type: null or { Unit: null } } && member.Documentation is { } text && s_unit.Matches(text) is [var match] && Find(match.Groups["unit"].Value) is var (symbol, unit))
                units[member.Name.Name] = (symbol, unit);
        return units;
    }

    /// <summary>A unit, or a quotient of two, by its symbol or its name; null for other words.</summary>
    private static (string Symbol, ScaledUnit Unit)? Find(string text)
    {
        var unit = new ScaledUnit(Unit.One, 1);
        var symbols = new List<string>();
        foreach (var (part, place) in text.Split('/').Select((p, i) => (p, i)))
        {
            var symbol = UnitTable.Units.ContainsKey(part) ? part : UnitTable.SymbolOf(part);
            if (symbol is null || !UnitTable.Units.TryGetValue(symbol, out var known) || part.Length == 1 && part is not ("m" or "s" or "h" or "N" or "W" or "J" or "V" or "A" or "K"))
                return null;
            symbols.Add(symbol);
            unit = place == 0 ? known : new ScaledUnit(unit.Unit / known.Unit, unit.Scale / known.Scale);
        }

        return (string.Join("/", symbols), unit);
    }
}
