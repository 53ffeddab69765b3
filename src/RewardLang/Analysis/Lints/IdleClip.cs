using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>A clip that changes nothing: no value lies beyond its limits.</summary>
internal sealed class IdleClip : ILint
{
    public void Check(LintContext context)
    {
        foreach (var clip in context.AtOnePlace(Bound.In(context), b => b.Node, b => b.Place))
        {
            if (clip.FirstOrDefault(b => b.Binds(b.Range) && b.IsOfNumber(context)) is { Place: { } place } limit)
            {
                context.Report(place, DiagnosticCatalogue.IdleClip, context.TextOf(limit.Value), IntervalText.Place(limit.Range),
                    $"as the {(limit.IsUpper ? "upper" : "lower")} limit of {IntervalText.Number(limit.Limit.Value)} it changes");
                continue;
            }

            // Where one limit is all that is left, that the other changes nothing is no news.
            var sides = clip.GroupBy(b => b.IsUpper).ToList();
            var idle = sides.Exists(side => side.All(b => b.Binds(b.Range))) ? [] : sides.Where(side => side.All(b => IsIdle(b, b.Range) && IsIdle(b, context.RangeForAnyParameter(b.Value, b.Scope)))).SelectMany(side => side).ToList();
            if (idle.Count == 0 || idle[0].Place is not { } written || context.IsReported(written.Span, DiagnosticCatalogue.UnweightedTerms) || sides.Count > 1 && idle.Count < clip.Count() && (idle.TrueForAll(b => b.Limit.IsConstant(0) || b.Limit.IsConstant(-0.0)) || idle.TrueForAll(IsEnd) || clip.All(b => IsForDomain(context, b.Node))))
                continue;
            var limits = idle.GroupBy(b => (b.IsUpper, b.Limit)).Select(g => g.First()).OrderBy(b => b.IsUpper).ToList();
            var (text, value) = idle[0].Clipped(context);
            context.Report(written, DiagnosticCatalogue.IdleClip, text, IntervalText.Place(idle[0].Scope.Of(value).Hull),
                $"{string.Join(" and ", limits.Select(b => $"the {(b.IsUpper ? "upper" : "lower")} limit {IntervalText.Number(b.Limit.Value)}"))} {(limits.Count > 1 ? "change" : "changes")}");
        }
    }

    /// <summary>Whether a clip keeps an angle's cosine within -1 .. 1, as all write it: one of its limits is there for the other's sake.</summary>
    private static bool IsForDomain(LintContext context, Node clip) => context.Program.Graph.Nodes.Where(n => n.Operands.Contains(clip)).ToList() is { Count: > 0 } users
        && users.TrueForAll(n => n.Kind == NodeKind.Unary && n.Unary!.Name is "acos" or "asin"
            || n.Kind == NodeKind.Binary && (n.Binary == BinaryFunction.Minimum || n.Binary == BinaryFunction.Maximum) && IsForDomain(context, n));

    /// <summary>Whether a limit says where the range ends, as in <c>clip(1 - distance / 4, 0, 1)</c>.</summary>
    private static bool IsEnd(Bound bound) => bound.IsUpper ? bound.Range.Upper == bound.Limit.Value : bound.Range.Lower == bound.Limit.Value;

    private static bool IsIdle(Bound bound, Interval value) => !value.HasNoNumber && LintContext.IsTold(value)
        && (bound.IsUpper ? value.Upper <= bound.Limit.Value : value.Lower >= bound.Limit.Value);
}
