using RewardLang.Training.Algorithms;

namespace RewardLang.Training;

/// <summary>The state of a training after an iteration: one rollout and one update.</summary>
public sealed record TrainingProgress
{
    /// <summary>Iterations done, from 1.</summary>
    public required int Iteration { get; init; }

    /// <summary>Environment steps done, over all rows.</summary>
    public required long Steps { get; init; }

    /// <summary>Environment steps to do.</summary>
    public required long TotalSteps { get; init; }

    /// <summary>Time since the start.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Environment steps a second in this iteration, update included.</summary>
    public required double StepsPerSecond { get; init; }

    /// <summary>What the policy earned in this iteration.</summary>
    public required EpisodeStatistics Statistics { get; init; }

    /// <summary>What the update did.</summary>
    public required PpoUpdate Update { get; init; }
}

/// <summary>The outcome of a training.</summary>
/// <param name="Folder">The run's folder, with its report.</param>
/// <param name="Report">The path of the report.</param>
/// <param name="Steps">Environment steps done.</param>
/// <param name="Elapsed">Time of the training, without the evaluation.</param>
/// <param name="Cancelled">The training was stopped before its end.</param>
/// <param name="Evaluation">The policy without noise on fresh seeds.</param>
public sealed record TrainingResult(
    string Folder, string Report, long Steps, TimeSpan Elapsed, bool Cancelled, EpisodeStatistics Evaluation);
