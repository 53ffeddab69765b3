using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Ranges;
using RewardLang.Diagnostics;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>A clip that always binds, or wherever no term with a 'when' is paid: what is left is a constant.</summary>
internal sealed class ConstantClip : ILint
{
    public void Check(LintContext context)
    {
        var unpaid = Unpaid(context);
        foreach (var place in context.AtOnePlace(Bound.In(context), b => b.Node))
        {
            foreach (var clip in place.GroupBy(b => b.IsUpper))
            {
                var bound = clip.First();
                if (bound.IsOfNumber(context))
                    continue;
                if (clip.All(b => b.Binds(b.Range)))
                    Report(context, bound, $"{bound.Range}");
                else if (unpaid is var (terms, scope) && clip.All(b => b.Scope == context.Ranges.Scope && b.Binds(scope.Of(b.Value).Hull)))
                    Report(context, bound, $"{scope.Of(bound.Value).Hull} where {terms} pays nothing");
            }
        }
    }

    private static void Report(LintContext context, Bound bound, string range) =>
        context.Report(bound.Node, DiagnosticCatalogue.ConstantClip, context.TextOf(bound.Clipped(context)), range, IntervalText.Number(bound.Limit.Value));

    /// <summary>The terms that are paid under a condition, and what is known where none of them is; null where there are none.</summary>
    private static (string Terms, RangeScope Scope)? Unpaid(LintContext context)
    {
        var terms = context.Terms.Where(t => t.Syntax.Condition is not null && t.Value.Kind is NodeKind.Select or NodeKind.ToNumber).ToList();
        var scope = terms.Aggregate((RangeScope?)context.Ranges.Scope, (known, term) => known?.Assuming(term.Value.Operands[0], false));
        return terms.Count > 0 && scope is not null ? (string.Join(" and ", terms.Select(t => $"'{t.Name}'")), scope) : null;
    }
}
