using RewardLang.Training.Algorithms;

namespace RewardLang.Training;

/// <summary>How a training runs. The same options, reward and environment give the same numbers on one machine.</summary>
public sealed record TrainerOptions
{
    /// <summary>Seed of the initial states, the weights and the noise.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Environment steps in all, over all rows; rounded up to whole iterations.</summary>
    public long Steps { get; init; } = 1_000_000;

    /// <summary>Copies of the environment that are stepped together.</summary>
    public int Rows { get; init; } = 128;

    /// <summary>
    /// Threads of torch. One is fastest for networks and batches of this size, and leaves the other cores alone.
    /// </summary>
    public int Threads { get; init; } = 1;

    /// <summary>Episodes of the final evaluation.</summary>
    public int EvaluationEpisodes { get; init; } = 512;

    /// <summary>Time between two saved policies.</summary>
    public TimeSpan CheckpointInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The folder in which the run's own folder is made.</summary>
    public string RunsFolder { get; init; } = "runs";

    /// <summary>The numbers of the learning method.</summary>
    public PpoOptions Ppo { get; init; } = new();
}
