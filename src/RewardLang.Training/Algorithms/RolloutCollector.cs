using RewardLang.Training.Environments;
using RewardLang.Training.Numerics;
using static TorchSharp.torch;

namespace RewardLang.Training.Algorithms;

/// <summary>Lets the policy act, with noise, and writes down what happens.</summary>
internal sealed class RolloutCollector(
    EpisodeStepper stepper, VectorEnvironment environment, ActorCritic policy, ulong seed) : IDisposable
{
    private readonly Generator random = new(seed);

    // The first episode of a row starts somewhere in the middle and is no fair sample of a return.
    private readonly Tensor whole = zeros(environment.Count, ScalarType.Bool).DetachFromDisposeScope();

    /// <summary>Starts an episode in every row, at different times of the episode.</summary>
    public void Start()
    {
        stepper.Start();
        environment.Stagger();
    }

    /// <summary>Fills the rollout with the next steps of all rows.</summary>
    public void Collect(Rollout rollout)
    {
        using var noGradient = no_grad();
        using var rolloutScope = NewDisposeScope();
        Real deviation = policy.LogDeviation.exp();
        for (var step = 0; step < rollout.Steps; step++)
        {
            using var scope = NewDisposeScope();
            var observations = environment.Observe();
            var mean = policy.Mean(policy.Normalise(observations));
            Tensor actions = mean + deviation * randn(mean.shape, generator: random);
            rollout.Observations.select(0, step).copy_(observations);
            rollout.Actions.select(0, step).copy_(actions);
            rollout.LogDensities.select(0, step).copy_(DiagonalGaussian.LogDensity(actions, mean, policy.LogDeviation));
            var index = step;
            var ended = stepper.Step(actions, whole, outcome =>
            {
                rollout.Rewards.select(0, index).copy_(outcome.Total);
                rollout.Terminated.select(0, index).copy_(outcome.Terminated);
                rollout.Truncated.select(0, index).copy_(outcome.Truncated);
                if (outcome.Weight is { } weight) rollout.Weights.select(0, index).copy_(weight);
                rollout.NextObservations.select(0, index).copy_(environment.Observe());
            });
            whole.logical_or_(ended);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        random.Dispose();
        whole.Dispose();
    }
}
