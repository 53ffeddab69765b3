using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RewardLang.Training.RewardModels;

/// <summary>The score w · x, all weights 0 at first. A constant would cancel in every comparison.</summary>
/// <param name="features">How many features there are.</param>
public sealed class LinearRewardModel(int features) : RewardModel
{
    private readonly Parameter weights = Draw(new Random(0), 0, features);

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters => [weights];

    /// <summary>The weights, <c>[features]</c>.</summary>
    public Tensor Weights => weights;

    /// <inheritdoc/>
    public override Tensor Score(Tensor features) => features.matmul(weights);
}
