using RewardLang.Training.Environments;
using RewardLang.Training.Rewards;
using static TorchSharp.torch;

namespace RewardLang.Training.Algorithms;

/// <summary>Judges a policy by one whole episode in each row of a fresh environment, acting without noise.</summary>
internal static class PolicyEvaluation
{
    /// <summary>Runs the episodes; restarts the reward's episode state for them.</summary>
    /// <param name="policy">The policy to judge.</param>
    /// <param name="reward">The reward that counts and ends the episodes.</param>
    /// <param name="kind">The environment to make.</param>
    /// <param name="episodes">Episodes, positive.</param>
    /// <param name="seed">Seed of the initial states; take one that training did not use.</param>
    /// <param name="observe">Told after each step, before rows that ended start over; null for nobody.</param>
    public static EpisodeStatistics Run(
        ActorCritic policy, IStepReward reward, EnvironmentDescription kind, int episodes, ulong seed, Action<VectorEnvironment>? observe = null)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        using var environment = kind.Create(episodes, seed);
        using var recorder = new EpisodeRecorder(reward, episodes);
        var stepper = new EpisodeStepper(reward, environment, recorder);
        stepper.Start();
        var waiting = ones(episodes, ScalarType.Bool);
        while (waiting.any().item<bool>())
        {
            using var stepScope = NewDisposeScope();
            var actions = policy.Mean(policy.Normalise(environment.Observe()));
            var ended = stepper.Step(actions, waiting, _ => observe?.Invoke(environment));
            waiting.logical_and_(ended.logical_not());
        }
        return recorder.Take();
    }
}
