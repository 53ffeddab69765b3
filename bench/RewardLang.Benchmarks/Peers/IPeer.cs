using RewardLang.Benchmarks.Measurement;

namespace RewardLang.Benchmarks.Peers;

/// <summary>A way to compute the yardsticks.</summary>
internal interface IPeer : IDisposable
{
    /// <summary>Its name in tables and on the command line.</summary>
    string Name { get; }

    /// <summary>Why it cannot run on this machine; null where it can.</summary>
    string? MissingBecause { get; }

    /// <summary>The versions of what it is made with; null where those of the whole process say all.</summary>
    string? Version { get; }

    /// <summary>Gets ready for a case; null for one that the peer does not compute.</summary>
    Contestant? Enter(BenchmarkCase benchmarkCase);
}
