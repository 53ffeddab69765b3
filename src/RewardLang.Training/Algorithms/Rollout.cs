using RewardLang.Training.Numerics;
using static TorchSharp.torch;

namespace RewardLang.Training.Algorithms;

/// <summary>The steps of all rows between two updates, in tensors that are made once and written over.</summary>
internal sealed class Rollout : IDisposable
{
    private readonly Tensor[] all;

    /// <summary>Makes room.</summary>
    /// <param name="steps">Steps of each row.</param>
    /// <param name="rows">Rows of the environment.</param>
    /// <param name="observationSize">Numbers that the policy sees.</param>
    /// <param name="actionSize">Numbers that it decides.</param>
    public Rollout(int steps, int rows, int observationSize, int actionSize)
    {
        Steps = steps;
        Rows = rows;
        Observations = Room(steps, rows, observationSize);
        NextObservations = Room(steps, rows, observationSize);
        Actions = Room(steps, rows, actionSize);
        LogDensities = Room(steps, rows);
        Rewards = Room(steps, rows);
        Terminated = Room(steps, rows);
        Truncated = Room(steps, rows);
        Weights = Room(steps, rows).Fill(1);
        all = [Observations, NextObservations, Actions, LogDensities, Rewards, Terminated, Truncated, Weights];
    }

    /// <summary>Steps of each row.</summary>
    public int Steps { get; }

    /// <summary>Rows of the environment.</summary>
    public int Rows { get; }

    /// <summary>What the policy saw before each step, as the environment gave it: [steps, rows, observations].</summary>
    public Tensor Observations { get; }

    /// <summary>What it would have seen after each step without a reset: [steps, rows, observations].</summary>
    public Tensor NextObservations { get; }

    /// <summary>What it did, before clipping: [steps, rows, actions].</summary>
    public Tensor Actions { get; }

    /// <summary>Log density of the actions: [steps, rows].</summary>
    public Tensor LogDensities { get; }

    /// <summary>[steps, rows].</summary>
    public Tensor Rewards { get; }

    /// <summary>1 where an episode terminated: [steps, rows].</summary>
    public Tensor Terminated { get; }

    /// <summary>1 where an episode was cut at the time limit: [steps, rows].</summary>
    public Tensor Truncated { get; }

    /// <summary>How much each step counts in the policy's loss, 1 unless the reward says: [steps, rows].</summary>
    public Tensor Weights { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in all) tensor.Dispose();
    }

    private static Tensor Room(params long[] shape) => zeros(shape, ScalarType.Float32).DetachFromDisposeScope();
}
