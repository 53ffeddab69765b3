using RewardLang.Training.Algorithms;
using RewardLang.Training.Environments;
using RewardLang.Training.Rewards;

namespace RewardLang.Training.Runs.Report;

/// <summary>What a report tells of.</summary>
/// <param name="Reward">The program that was trained on.</param>
/// <param name="Environment">Where it was trained.</param>
/// <param name="Options">How it was trained.</param>
/// <param name="Start">When the training started.</param>
/// <param name="History">Every iteration, in order.</param>
/// <param name="Evaluation">The policy without noise on fresh seeds.</param>
/// <param name="Cancelled">The training was stopped before its end.</param>
internal sealed record ReportData(
    IStepReward Reward, EnvironmentDescription Environment, TrainerOptions Options, DateTimeOffset Start,
    IReadOnlyList<TrainingProgress> History, EpisodeStatistics Evaluation, bool Cancelled);
