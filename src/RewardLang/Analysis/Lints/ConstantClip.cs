using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Ranges;
using RewardLang.Diagnostics;
using RewardLang.Ir;

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
                    Report(context, bound, IntervalText.Place(bound.Range), OwnSide.Of(context, bound) ?? AnotherUnit.Of(bound) ?? General);
                else if (unpaid is var (terms, scope) && clip.All(b => b.Scope == context.Ranges.Scope && b.Binds(scope.Of(b.Value).Hull)))
                    Report(context, bound, $"{IntervalText.Place(scope.Of(bound.Value).Hull)} where {terms} pays nothing", General);
            }
        }
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
