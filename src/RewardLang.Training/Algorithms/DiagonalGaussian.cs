using RewardLang.Training.Numerics;
using static TorchSharp.torch;

namespace RewardLang.Training.Algorithms;

/// <summary>The normal distribution with independent components.</summary>
internal static class DiagonalGaussian
{
    private static readonly double HalfLogTwoPi = 0.5 * Math.Log(2 * Math.PI);

    /// <summary>Log of the density: the sum over the last axis of −z²/2 − log σ − log(2π)/2.</summary>
    /// <param name="actions">[rows, actions].</param>
    /// <param name="mean">[rows, actions].</param>
    /// <param name="logDeviation">[actions].</param>
    /// <returns>[rows].</returns>
    public static Tensor LogDensity(Tensor actions, Tensor mean, Tensor logDeviation)
    {
        using var scope = NewDisposeScope();
        var scaled = ((Real)actions - mean) * (-logDeviation).exp();
        var constant = (Real)logDeviation.sum() + HalfLogTwoPi * actions.size(1);
        return (-0.5 * scaled.Square().Sum(1) - constant).MoveToOuterDisposeScope();
    }

    /// <summary>Entropy in nats: the sum of log σ + (1 + log 2π)/2.</summary>
    /// <param name="logDeviation">[actions].</param>
    public static Tensor Entropy(Tensor logDeviation)
    {
        using var scope = NewDisposeScope();
        return ((Real)logDeviation.sum() + (0.5 + HalfLogTwoPi) * logDeviation.size(0)).MoveToOuterDisposeScope();
    }
}
