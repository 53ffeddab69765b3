namespace RewardLang.Synthesis.Trainings;

/// <summary>How a training ended.</summary>
public enum TrainingEnd
{
    /// <summary>All steps were done.</summary>
    Complete,

    /// <summary>It was given up as hopeless beside the others.</summary>
    Stopped,

    /// <summary>It failed: the reward was not finite, or the program could not run.</summary>
    Failed,
}

/// <summary>What came of the training of a candidate.</summary>
/// <param name="Seed">The seed that it was trained with.</param>
/// <param name="End">How it ended.</param>
/// <param name="Checkpoints">How it went.</param>
/// <param name="Failure">What failed; null where nothing did.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record TrainingOutcome(ulong Seed, TrainingEnd End, IReadOnlyList<Checkpoint> Checkpoints, string? Failure, double Seconds)
{
    /// <summary>Episodes of the last policy, acting without noise; none of a training that failed.</summary>
    public IReadOnlyList<EpisodeTrace> Episodes { get; init; } = [];

    /// <summary>The one of many more episodes of that policy in which the task's metric paid most; null where it paid the same in all.</summary>
    public EpisodeTrace? PayingEpisode { get; init; }

    /// <summary>All episodes that are recorded.</summary>
    internal IEnumerable<EpisodeTrace> AllEpisodes => PayingEpisode is null ? Episodes : Episodes.Append(PayingEpisode);

    /// <summary>
    /// The fitness: the task's metric at the best checkpoint (the maximum over training, as in Eureka, Ma et al. 2023); null of a training that failed.
    /// </summary>
    public double? Score => End is TrainingEnd.Failed || Checkpoints.Count == 0 ? null : Checkpoints.Max(c => c.Score);

    /// <summary>The task's metric at the last checkpoint; null of a training that failed.</summary>
    public double? FinalScore => End is TrainingEnd.Failed || Checkpoints.Count == 0 ? null : Checkpoints[^1].Score;
}
