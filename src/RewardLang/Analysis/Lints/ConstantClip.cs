using RewardLang.Analysis.Intervals;
using RewardLang.Diagnostics;

namespace RewardLang.Analysis.Lints;

/// <summary>A clip that always binds: what is left is a constant.</summary>
internal sealed class ConstantClip : ILint
{
    public void Check(LintContext context)
    {
        foreach (var bound in Bound.In(context))
        {
            var value = bound.Scope.Of(bound.Value).Hull;
            if (value.HasNoNumber || value.IsPoint)
                continue;
            if (bound.IsUpper ? value.Lower >= bound.Limit.Value : value.Upper <= bound.Limit.Value)
                context.Report(bound.Node, DiagnosticCatalogue.ConstantClip, context.TextOf(bound.Clipped(context)), value, IntervalText.Number(bound.Limit.Value));
        }
    }
}
