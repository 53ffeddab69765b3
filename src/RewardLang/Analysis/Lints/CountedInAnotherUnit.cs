using System.Text.RegularExpressions;
using RewardLang.Analysis.Intervals;
using RewardLang.Diagnostics;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A plain number whose text says what it is for, "euros per kWh", times a quantity that is counted in another unit: <c>price * energy / 1&lt;J&gt;</c>.</summary>
internal sealed class CountedInAnotherUnit : ILint
{
    private static readonly Regex s_per = new(@"\b(?:per|for each|for every|/)\s*(?<unit>[A-Za-z°]+)", RegexOptions.CultureInvariant);

    public void Check(LintContext context)
    {
        var rates = Rates(context).ToList();
        foreach (var whole in rates.Count == 0 ? [] : context.Syntax.Members.SelectMany(WrittenParts.Whole))
            foreach (var quotient in WrittenParts.Of(whole).OfType<BinarySyntax>().Where(b => b.Operator == TokenKind.Slash))
            {
                if (WrittenExpression.Inner(quotient.Right) is not NumberSyntax { Unit: { } written } number || Find(context.TextOf(written)) is not var (counted, unit)
                    || rates.FirstOrDefault(r => r.Unit.Unit.Equals(unit.Unit) && context.IsNamedIn(whole, r.Name)) is not { Name: not null } rate || rate.Unit.Scale == unit.Scale)
                    continue;
                var ratio = rate.Unit.Scale / unit.Scale;
                context.Report(number.Span, DiagnosticCatalogue.CountedInAnotherUnit, context.TextOf(quotient), counted, rate.Name, rate.Symbol,
                    ratio > 1 ? $"1 {rate.Symbol} is {IntervalText.Number(ratio)} {counted}" : $"1 {counted} is {IntervalText.Number(1 / ratio)} {rate.Symbol}",
                    new Suggestion($"Divide by 1<{rate.Symbol}>.", $"1<{rate.Symbol}>", number.Span));
            }
    }

    /// <summary>The inputs and parameters that are declared without a unit and whose text names one for which they are.</summary>
    private static IEnumerable<(string Name, string Symbol, ScaledUnit Unit)> Rates(LintContext context) =>
        from member in context.Syntax.Members
        where (member is InputSyntax { Type.Unit: null } or ParamSyntax { Type: null or { Unit: null } }) && member.Documentation is not null
        let match = s_per.Match(member.Documentation)
        where match.Success
        let found = Find(match.Groups["unit"].Value)
        where found is not null
        select (member.Name.Name, found.Value.Symbol, found.Value.Unit);

    private static (string Symbol, ScaledUnit Unit)? Find(string name) =>
        (UnitTable.Units.ContainsKey(name) ? name : UnitTable.SymbolOf(name)) is { } symbol && UnitTable.Units.TryGetValue(symbol, out var unit) && !unit.Unit.IsOne ? (symbol, unit) : null;
}
