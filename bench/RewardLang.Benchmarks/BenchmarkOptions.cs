using RewardLang.Benchmarks.Yardsticks;

namespace RewardLang.Benchmarks;

/// <summary>What is measured, and for how long.</summary>
internal sealed record BenchmarkOptions
{
    /// <summary>The numbers of rows.</summary>
    public required IReadOnlyList<long> Rows { get; init; }

    /// <summary>The rewards.</summary>
    public required IReadOnlyList<Yardstick> Yardsticks { get; init; }

    /// <summary>The directions.</summary>
    public required IReadOnlyList<Direction> Directions { get; init; }

    /// <summary>The names of the peers.</summary>
    public required IReadOnlyList<string> Peers { get; init; }

    /// <summary>The Python interpreter.</summary>
    public required string Python { get; init; }

    /// <summary>The seconds that the rounds of one case should take.</summary>
    public required double SecondsPerCase { get; init; }

    /// <summary>The fewest rounds, however long they take.</summary>
    public required int FewestRounds { get; init; }

    /// <summary>Where the table and the plot go.</summary>
    public required string Folder { get; init; }
}
