using RewardLang.Training.Numerics;
using static TorchSharp.torch;

namespace RewardLang.Training.Algorithms;

/// <summary>
/// Generalised advantage estimation (Schulman et al. 2016, equation 16), with termination and truncation kept apart: after a
/// terminated step nothing follows and its value is 0; after a truncated one the episode would have gone on, so the value of
/// the observation it was cut at stands in for the rest.
/// </summary>
internal static class GeneralizedAdvantage
{
    /// <summary>Advantages of all steps of a rollout.</summary>
    /// <param name="rewards">[steps, rows].</param>
    /// <param name="values">Value of the observation before each step: [steps, rows].</param>
    /// <param name="nextValues">Value of the observation after each step, before any reset: [steps, rows].</param>
    /// <param name="terminated">1 where the episode ended in a terminal state, float [steps, rows].</param>
    /// <param name="truncated">1 where it was cut at the time limit, float [steps, rows].</param>
    /// <param name="discount">γ in 0 .. 1.</param>
    /// <param name="lambda">λ in 0 .. 1: 0 is one-step, 1 is Monte Carlo.</param>
    /// <returns>[steps, rows]; the sum with <paramref name="values"/> is the return that the value function is fitted to.</returns>
    public static Tensor Estimate(
        Tensor rewards, Tensor values, Tensor nextValues, Tensor terminated, Tensor truncated, double discount, double lambda)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var goesOn = 1 - (Real)terminated;
        Tensor surprise = rewards + discount * (Real)nextValues * goesOn - values;
        Tensor carry = discount * lambda * goesOn * (1 - (Real)truncated);
        var advantages = empty_like(rewards);
        var running = zeros_like(rewards.select(0, 0));
        for (var step = rewards.size(0) - 1; step >= 0; step--)
        {
            running.mul_(carry.select(0, step)).Accumulate(surprise.select(0, step));
            advantages.select(0, step).copy_(running);
        }
        return advantages.MoveToOuterDisposeScope();
    }
}
