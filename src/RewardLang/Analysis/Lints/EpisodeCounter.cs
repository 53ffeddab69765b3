using RewardLang.Analysis.Ranges;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// Counters, timers and sums that nothing but the length of an episode bounds: how far they come in one is as open as the range of an input without a range.
/// </summary>
internal static class EpisodeCounter
{
    /// <summary>The part of what the longest episode makes of a state beyond which nothing else bounds it.</summary>
    private const double Share = 0.25;

    /// <summary>Whether a value is made of one.</summary>
    public static bool IsIn(LintContext context, Node value) =>
        Reach.From([value]).Where(n => n.Kind == NodeKind.StateRead).GroupBy(n => n.Slot).Any(slot => IsCounter(context, slot.First()));

    private static bool IsCounter(LintContext context, Node read)
    {
        if (StateGrowth.Of(context.Program.Graph, read.Slot, context.Ranges.Scope) is not { } growth || growth.Change.IsEmpty || growth.Change is { Lower: 0, Upper: 0 })
            return false;
        var (reached, range) = (growth.After(context.Ranges.Assumptions.LongestEpisode), context.RangeOf(read));
        return growth.Change.Upper > 0 && range.Upper >= Share * reached.Upper || growth.Change.Lower < 0 && range.Lower <= Share * reached.Lower;
    }
}
