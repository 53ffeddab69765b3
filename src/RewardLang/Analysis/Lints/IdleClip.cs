using RewardLang.Analysis.Intervals;
using RewardLang.Diagnostics;

namespace RewardLang.Analysis.Lints;

/// <summary>A clip that changes nothing: no value lies beyond its limit.</summary>
internal sealed class IdleClip : ILint
{
    public void Check(LintContext context)
    {
        foreach (var bound in Bound.In(context))
        {
            var value = bound.Scope.Of(bound.Value).Hull;
            if (value.HasNoNumber || !LintContext.IsTold(value))
                continue;
            if (bound.IsUpper ? value.Upper <= bound.Limit.Value : value.Lower >= bound.Limit.Value)
                context.Report(bound.Node, DiagnosticCatalogue.IdleClip, context.TextOf(bound.Clipped(context)), value, IntervalText.Number(bound.Limit.Value), bound.IsUpper ? "upper" : "lower");
        }
    }
}
