using RewardLang.Analysis.Intervals;
using RewardLang.Diagnostics;

namespace RewardLang.Analysis.Lints;

/// <summary>A clip that changes nothing: no value lies beyond its limits.</summary>
internal sealed class IdleClip : ILint
{
    public void Check(LintContext context)
    {
        foreach (var clip in Bound.In(context).Where(IsIdle).GroupBy(bound => context.PlaceOf(bound.Node)))
        {
            var limits = clip.GroupBy(b => (b.IsUpper, b.Limit)).Select(g => g.First()).OrderBy(b => b.IsUpper).ToList();
            var bound = clip.First();
            context.Report(bound.Node, DiagnosticCatalogue.IdleClip, context.TextOf(bound.Clipped(context)), bound.Scope.Of(bound.Value).Hull,
                $"{string.Join(" and ", limits.Select(b => $"the {(b.IsUpper ? "upper" : "lower")} limit {IntervalText.Number(b.Limit.Value)}"))} {(limits.Count > 1 ? "change" : "changes")}");
        }
    }

    private static bool IsIdle(Bound bound)
    {
        var value = bound.Scope.Of(bound.Value).Hull;
        return !value.HasNoNumber && LintContext.IsTold(value) && (bound.IsUpper ? value.Upper <= bound.Limit.Value : value.Lower >= bound.Limit.Value);
    }
}
