using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Ranges;
using RewardLang.Builtins;
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
            if (context.IsFull)
                return;
            foreach (var clip in place.GroupBy(b => b.IsUpper))
            {
                var bound = clip.First();
                if (bound.IsOfNumber(context))
                    continue;
                if (clip.All(b => b.Binds(b.Range)))
                    ReportAlways(context, [.. clip]);
                else if (unpaid is var (terms, scope) && clip.All(b => b.Scope == context.Ranges.Scope && b.Binds(scope.Of(b.Value).Hull)))
                    Report(context, bound, $"{IntervalText.Place(scope.Of(bound.Value).Hull)} where {terms} pays nothing", General);
            }
        }
    }

    private static void ReportAlways(LintContext context, IReadOnlyList<Bound> clip)
    {
        var isForAny = clip.All(b => b.Binds(context.RangeForAnyParameter(b.Value, b.Scope)));
        var values = clip.Select(b => b.Value).ToList();
        if (!isForAny && KeptDefaults.MaySwitchOff(context, values))
            return;
        if (UnreachedHinge.Of(context, clip[0]) is { } hinge)
            context.Report(clip[0].Place!, DiagnosticCatalogue.ConstantClip, hinge.Subject(context), $"0 at every step: {hinge.Limit.Cause(context)}", hinge.Advice(context));
        else
            Report(context, clip[0], $"{IntervalText.Place(clip[0].Range)}{(isForAny ? "" : KeptDefaults.Clause(context, values))}",
                OwnSide.Of(context, clip[0]) ?? AnotherUnit.Of(clip[0]) ?? Scaled(context, clip[0]) ?? Within(context, clip) ?? General);
    }

    /// <summary>A difference to a magnitude that never comes down to the limits, <c>clip(10 - abs(error), 0, 1)</c> of an error in 0 .. 8: what would bring all of it into them. Null for others.</summary>
    private static string? Scaled(LintContext context, Bound bound)
    {
        var value = bound.Clipped(context).Node;
        if (!bound.IsUpper || !bound.Limit.IsConstant(1) || value.Kind != NodeKind.Binary || value.Binary != BinaryFunction.Subtract || value.Operands[0].Kind != NodeKind.Constant
            || context.RangeOf(value.Operands[1]) is not { HasNoNumber: false, Lower: >= 0, Upper: > 0 } taken || !LintContext.IsTold(taken))
            return null;
        var unit = context.UnitOf(value.Operands[1]) is { IsOne: false } own ? $"<{own}>" : "";
        return $"Bring it into the limits: 1 - {context.TextOf(value.Operands[1])} / {IntervalText.Number(taken.Upper)}{unit} goes from 1 to 0 over the range; divided by less it is 0 before its end.";
    }

    /// <summary>What brings a value that lies beyond its limit within it, and limits that do; null where the range of the value says nothing.</summary>
    private static string? Within(LintContext context, IReadOnlyList<Bound> clip)
    {
        var (value, limit) = (clip[0].Clipped(context).Node, clip[0].Limit.Value);
        var range = clip.Select(b => b.Range).Aggregate((a, b) => a.Or(b));
        if (!range.IsFinite || !LintContext.IsTold(range) || !clip.All(b => b.Limit.IsConstant(limit)))
            return null;
        var (lower, upper) = (DeclaredNumber.Of(context, value, range.Lower), DeclaredNumber.Of(context, value, range.Upper));
        var limits = $"{(clip[0].Call() is { Function.Name: "clip" } ? "limits" : "a limit")} between {lower} and {upper}";
        var furthest = clip[0].IsUpper ? range.Upper : range.Lower;
        return lower == upper ? null : furthest / limit is > 1 and var scale && !double.IsInfinity(scale) ? $"Divide it by {IntervalText.About(scale)}, or take {limits}: what is left is a constant." : $"Take {limits}: what is left is a constant.";
    }

    private static void Report(LintContext context, Bound bound, string range, string hint)
    {
        if (bound.Place is { } place)
            context.Report(place, DiagnosticCatalogue.ConstantClip, bound.Clipped(context).Text, $"{range}, so the limit {IntervalText.Number(bound.Limit.Value)} is all that is left", hint);
    }

    /// <summary>The terms that are paid under a condition, and what is known where none of them is; null where there are none.</summary>
    private static (string Terms, RangeScope Scope)? Unpaid(LintContext context)
    {
        var terms = context.Terms.Where(t => t.Syntax.Condition is not null && t.Value.Kind is NodeKind.Select or NodeKind.ToNumber).ToList();
        var scope = terms.Aggregate((RangeScope?)context.Ranges.Scope, (known, term) => known?.Assuming(term.Value.Operands[0], false));
        return terms.Count > 0 && scope is not null ? (string.Join(" and ", terms.Select(t => $"'{t.Name}'")), scope) : null;
    }
}
