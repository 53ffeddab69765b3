using RewardLang.Training.Numerics;
using static TorchSharp.torch;

namespace RewardLang.Training.Algorithms;

/// <summary>The parts of the loss of one minibatch, each a scalar tensor; dispose with the scope they were made in.</summary>
/// <param name="Total">What is minimised.</param>
/// <param name="Surrogate">Minus the clipped surrogate objective.</param>
/// <param name="Value">Mean squared error of the value function, in units of normalised returns.</param>
/// <param name="Entropy">Entropy of the policy, nats.</param>
/// <param name="Divergence">Estimate of KL(old ‖ new), nats: the mean of ρ − 1 − log ρ.</param>
/// <param name="Clipped">Fraction of samples whose probability ratio lies outside the clip range.</param>
internal sealed record PpoLoss(Tensor Total, Tensor Surrogate, Tensor Value, Tensor Entropy, Tensor Divergence, Tensor Clipped)
{
    /// <summary>
    /// Proximal policy optimisation with a clipped surrogate (Schulman et al. 2017, equations 7 and 9):
    /// −mean(w min(ρ A, clip(ρ, 1 − ε, 1 + ε) A)) + c₁ mean((V − R)²) − c₂ entropy, with ρ = π(a)/π_old(a).
    /// </summary>
    /// <param name="logDensity">Log density of the actions under the policy: [samples].</param>
    /// <param name="oldLogDensity">The same under the policy that acted: [samples].</param>
    /// <param name="advantages">[samples], normalised.</param>
    /// <param name="values">Values in units of normalised returns: [samples].</param>
    /// <param name="returns">Normalised returns: [samples].</param>
    /// <param name="entropy">Entropy of the policy, a scalar.</param>
    /// <param name="options">Clip range and weights.</param>
    /// <param name="sampleWeights">How much each sample counts in the surrogate, w: [samples]; null for 1.</param>
    public static PpoLoss Of(
        Tensor logDensity, Tensor oldLogDensity, Tensor advantages, Tensor values, Tensor returns, Tensor entropy, PpoOptions options,
        Tensor? sampleWeights = null)
    {
        var logRatio = (Real)logDensity - oldLogDensity;
        var ratio = logRatio.Exp();
        var clipped = ratio.Clamp(1 - options.Clip, 1 + options.Clip);
        Real objective = minimum(ratio * advantages, clipped * advantages);
        Tensor surrogate = -(sampleWeights is null ? objective : objective * sampleWeights).Mean();
        Tensor value = ((Real)values - returns).Square().Mean();
        var total = surrogate + options.ValueWeight * (Real)value - options.EntropyWeight * (Real)entropy;

        using var noGradient = no_grad();
        var divergence = (ratio - 1 - logRatio).Mean();
        var outside = ((ratio - 1).Abs() > options.Clip).to_type(ScalarType.Float32).mean();
        return new PpoLoss(total, surrogate.detach(), value.detach(), entropy.detach(), divergence, outside);
    }
}
