using RewardLang.Analysis.Intervals;
using RewardLang.Diagnostics;

namespace RewardLang.Analysis.Lints;

/// <summary>A clip that always binds: what is left is a constant.</summary>
internal sealed class ConstantClip : ILint
{
    public void Check(LintContext context)
    {
        foreach (var place in context.AtOnePlace(Bound.In(context), b => b.Node))
        {
            foreach (var clip in place.GroupBy(b => b.IsUpper).Where(side => side.All(Binds)))
            {
                var bound = clip.First();
                context.Report(bound.Node, DiagnosticCatalogue.ConstantClip, context.TextOf(bound.Clipped(context)), bound.Range, IntervalText.Number(bound.Limit.Value));
            }
        }
    }

    private static bool Binds(Bound bound) => bound.Range is { HasNoNumber: false, MayBeNaN: false, IsPoint: false } value
        && (bound.IsUpper ? value.Lower >= bound.Limit.Value : value.Upper <= bound.Limit.Value);
}
