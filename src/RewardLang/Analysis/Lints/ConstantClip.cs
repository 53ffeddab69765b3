using System.Globalization;
using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Ranges;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A clip that always binds, or wherever no term with a 'when' is paid: what is left is a constant.</summary>
internal sealed class ConstantClip : ILint
{
    private const string General = "Check the limits: what is left is a constant.";

    public void Check(LintContext context)
    {
        var unpaid = Unpaid(context);
        foreach (var place in context.AtOnePlace(Bound.In(context), b => b.Node, b => b.Place))
        {
            foreach (var clip in place.GroupBy(b => b.IsUpper))
            {
                var bound = clip.First();
                if (bound.IsOfNumber(context))
                    continue;
                if (clip.All(b => b.Binds(b.Range)))
                    Report(context, bound, IntervalText.Place(bound.Range), OwnSide.Of(context, bound) ?? AnotherUnit(bound) ?? General);
                else if (unpaid is var (terms, scope) && clip.All(b => b.Scope == context.Ranges.Scope && b.Binds(scope.Of(b.Value).Hull)))
                    Report(context, bound, $"{IntervalText.Place(scope.Of(bound.Value).Hull)} where {terms} pays nothing", General);
            }
        }
    }

    /// <summary>The advice where what is clipped is divided by one of its unit, and by one of another it would lie about the limit; null for others.</summary>
    private static string? AnotherUnit(Bound bound)
    {
        if (bound.Place is not { } place || bound.Call()?.Arguments is not [{ Value: var clipped }, ..]
            || WrittenParts.Of(clipped).OfType<BinarySyntax>().Select(b => b.Operator == TokenKind.Slash ? WrittenExpression.Inner(b.Right) : null).OfType<NumberSyntax>().FirstOrDefault(n => n.Unit is { Factors: [{ Power: 1 }] }) is not { } number
            || !UnitTable.Units.TryGetValue(number.Unit!.Factors[0].Name, out var own))
            return null;
        var fitting = UnitTable.Units.Where(u => u.Value.Unit.Equals(own.Unit) && u.Value.Scale != own.Scale).Select(u => (Symbol: u.Key, Ratio: u.Value.Scale / own.Scale))
            .Where(u => !bound.Binds(IntervalArithmetic.Divide(bound.Range, Interval.Of(u.Ratio)))).OrderBy(u => Math.Abs(Math.Log(u.Ratio))).FirstOrDefault();
        if (fitting.Symbol is null)
            return null;
        var written = place.Text.Substring(clipped.Span.Start, clipped.Span.Length);
        // So that the far end of the range comes to the limit.
        var scale = bound.Limit.Value == 0 ? fitting.Ratio : Math.Max(bound.Range.Magnitude / Math.Abs(bound.Limit.Value), double.Epsilon);
        var divisor = double.Parse((number.Value * scale / fitting.Ratio).ToString("G2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var other = written.Remove(number.Span.Start - clipped.Span.Start, number.Span.Length).Insert(number.Span.Start - clipped.Span.Start, $"{IntervalText.Number(divisor)}<{fitting.Symbol}>");
        return $"What is left is a constant, without a slope: move the limit, or write {other}, which is {IntervalText.Place(IntervalArithmetic.Divide(bound.Range, Interval.Of(divisor * fitting.Ratio / number.Value)))}.";
    }

    private static void Report(LintContext context, Bound bound, string range, string hint)
    {
        if (bound.Place is { } place)
            context.Report(place, DiagnosticCatalogue.ConstantClip, bound.Clipped(context).Text, range, IntervalText.Number(bound.Limit.Value), hint);
    }

    /// <summary>The terms that are paid under a condition, and what is known where none of them is; null where there are none.</summary>
    private static (string Terms, RangeScope Scope)? Unpaid(LintContext context)
    {
        var terms = context.Terms.Where(t => t.Syntax.Condition is not null && t.Value.Kind is NodeKind.Select or NodeKind.ToNumber).ToList();
        var scope = terms.Aggregate((RangeScope?)context.Ranges.Scope, (known, term) => known?.Assuming(term.Value.Operands[0], false));
        return terms.Count > 0 && scope is not null ? (string.Join(" and ", terms.Select(t => $"'{t.Name}'")), scope) : null;
    }
}
