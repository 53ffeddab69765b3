using RewardLang.Training.Environments;
using RewardLang.Training.Rewards;
using static TorchSharp.torch;

namespace RewardLang.Training.Algorithms;

/// <summary>
/// One step of environment and reward together, in the one right order: act, evaluate the reward on the new state, tell
/// termination from truncation, record, and only then restart what ended.
/// </summary>
internal sealed class EpisodeStepper(IStepReward reward, VectorEnvironment environment, EpisodeRecorder recorder)
{
    private const string SampleWeight = "sample_weight";

    private readonly bool hasWeights = reward.Outputs.Contains(SampleWeight);
    private long steps;

    /// <summary>Starts an episode in every row.</summary>
    public void Start()
    {
        environment.Reset();
        reward.SetTimeStep(environment.Description.TimeStep);
        reward.Reset(null);
    }

    /// <summary>
    /// Acts, and tells the outcome before rows that ended are restarted.
    /// </summary>
    /// <param name="actions">[rows, actions].</param>
    /// <param name="counted">Bool [rows]: rows whose episodes count in the statistics; null for all.</param>
    /// <param name="tell">Gets the outcome.</param>
    /// <returns>Bool [rows]: the rows whose episode ended; owned by the caller's dispose scope.</returns>
    public Tensor Step(Tensor actions, Tensor? counted, Action<StepOutcome> tell)
    {
        using var scope = NewDisposeScope();
        environment.Step(actions);
        using var result = reward.Step(environment.Signals);
        RewardGuard.Check(reward, result, environment, steps++);
        var terminated = result.Done.logical_or(environment.Failed());
        var truncated = environment.TimeLimitReached().logical_and_(terminated.logical_not());
        var ended = terminated.logical_or(truncated);
        tell(new StepOutcome(result.Total, terminated, truncated, hasWeights ? result.Output(SampleWeight) : null));
        recorder.Record(result, environment, ended, counted is null ? ended : ended.logical_and(counted), truncated);
        if (ended.any().item<bool>())
        {
            environment.Reset(ended);
            reward.Reset(ended);
        }
        return ended.MoveToOuterDisposeScope();
    }
}
