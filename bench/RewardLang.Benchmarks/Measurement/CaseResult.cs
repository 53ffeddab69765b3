using RewardLang.Benchmarks.Yardsticks;

namespace RewardLang.Benchmarks.Measurement;

/// <summary>What was measured in one case.</summary>
/// <param name="Yardstick">The reward.</param>
/// <param name="Direction">The direction.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Times">Seconds a call of each peer, one for each round; the rounds are the same for all.</param>
internal sealed record CaseResult(
    Yardstick Yardstick, Direction Direction, long Rows, IReadOnlyDictionary<string, IReadOnlyList<double>> Times)
{
    /// <summary>The median seconds of a call; null for a peer that was not timed.</summary>
    public double? TimeOf(string peer) =>
        Times.TryGetValue(peer, out var times) ? Statistics.SpreadOf(times).Median : null;

    /// <summary>How many times as long one peer takes as another; null where one was not timed.</summary>
    public Spread? RatioOf(string peer, string other) =>
        Times.TryGetValue(peer, out var times) && Times.TryGetValue(other, out var others) ? Statistics.RatioOf(times, others) : null;
}
