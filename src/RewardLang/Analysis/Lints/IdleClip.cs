using RewardLang.Analysis.Intervals;
using RewardLang.Diagnostics;

namespace RewardLang.Analysis.Lints;

/// <summary>A clip that changes nothing: no value lies beyond its limits.</summary>
internal sealed class IdleClip : ILint
{
    public void Check(LintContext context)
    {
        foreach (var clip in context.AtOnePlace(Bound.In(context), b => b.Node))
        {
            if (clip.FirstOrDefault(b => b.Binds(b.Range) && b.IsOfNumber(context)) is { } limit)
            {
                context.Report(limit.Node, DiagnosticCatalogue.IdleClip, context.TextOf(limit.Value), limit.Range,
                    $"as the {(limit.IsUpper ? "upper" : "lower")} limit of {IntervalText.Number(limit.Limit.Value)} it changes");
                continue;
            }

            var idle = clip.GroupBy(b => b.IsUpper).Where(side => side.All(IsIdle)).SelectMany(side => side).ToList();
            if (idle.Count == 0)
                continue;
            var limits = idle.GroupBy(b => (b.IsUpper, b.Limit)).Select(g => g.First()).OrderBy(b => b.IsUpper).ToList();
            context.Report(idle[0].Node, DiagnosticCatalogue.IdleClip, context.TextOf(idle[0].Clipped(context)), idle[0].Scope.Of(idle[0].Clipped(context)).Hull,
                $"{string.Join(" and ", limits.Select(b => $"the {(b.IsUpper ? "upper" : "lower")} limit {IntervalText.Number(b.Limit.Value)}"))} {(limits.Count > 1 ? "change" : "changes")}");
        }
    }

    private static bool IsIdle(Bound bound) => bound.Range is { HasNoNumber: false } value && LintContext.IsTold(value)
        && (bound.IsUpper ? value.Upper <= bound.Limit.Value : value.Lower >= bound.Limit.Value);
}
