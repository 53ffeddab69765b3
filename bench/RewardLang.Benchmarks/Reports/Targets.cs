using RewardLang.Benchmarks.Measurement;
using RewardLang.Benchmarks.Yardsticks;

namespace RewardLang.Benchmarks.Reports;

/// <summary>What the project has set itself, and how far it is.</summary>
internal static class Targets
{
    private const string Base = "RewardLang";

    /// <summary>A table of the goals that the results say something about; empty where there is none.</summary>
    public static string Write(IReadOnlyList<CaseResult> results)
    {
        List<string[]> rows =
        [
            .. results.Where(r => r is { Rows: 4_096, Direction: Direction.Forward, Yardstick: Reach or Locomotion })
                .Select(r => AtLeast(r, "TorchSharp", 50)).OfType<string[]>(),
            .. results.Where(r => r is { Rows: 4_096, Direction: Direction.Backward, Yardstick: Reach })
                .Select(r => AtLeast(r, "TorchSharp", 60)).OfType<string[]>(),
            .. results.Where(r => r is { Rows: 1_048_576, Direction: Direction.Forward }).Select(r => AtMost(r, "memory-2", 1.2)).OfType<string[]>(),
            .. results.Where(r => r.Rows >= 1_024).Select(r => AtLeast(r, "C", 1.5)).OfType<string[]>(),
        ];
        return rows.Count == 0 ? "" : MarkdownTable.Write(["", "against", "goal", "measured", "met"], rows);
    }

    /// <summary>That a peer takes at least so many times as long.</summary>
    private static string[]? AtLeast(CaseResult result, string peer, double goal) =>
        result.RatioOf(peer, Base) is { } ratio
            ? [Name(result), peer, $"{goal} times faster", Numbers.Ratio(ratio), ratio.Median >= goal ? "yes" : "no"]
            : null;

    /// <summary>That this takes at most so many times as long as a bound.</summary>
    private static string[]? AtMost(CaseResult result, string bound, double goal) =>
        result.RatioOf(Base, bound) is { } ratio
            ? [Name(result), bound, $"within {goal}", Numbers.Ratio(ratio), ratio.Median <= goal ? "yes" : "no"]
            : null;

    private static string Name(CaseResult result) =>
        $"{result.Yardstick.Title}, {result.Direction.ToString().ToLowerInvariant()}, {Numbers.Rows(result.Rows)}";
}
