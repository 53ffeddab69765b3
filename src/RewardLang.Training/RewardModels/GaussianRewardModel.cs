using RewardLang.Training.Numerics;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RewardLang.Training.RewardModels;

/// <summary>
/// Heads on one hidden layer, each with a mean and a deviation: what a score is and how sure the head is of it (the BRME of
/// reward-robust RLHF, Yan et al. 2024).
/// </summary>
public sealed class GaussianRewardModel : RewardModel
{
    private readonly Parameter input, bias, means, deviations, certainty;

    /// <summary>Makes one with random weights.</summary>
    /// <param name="features">How many features there are.</param>
    /// <param name="hidden">How many hidden units.</param>
    /// <param name="heads">How many heads.</param>
    /// <param name="seed">Of the weights.</param>
    public GaussianRewardModel(int features, int hidden, int heads, int seed)
    {
        var random = new Random(seed);
        input = Draw(random, 1 / Math.Sqrt(features), features, hidden);
        bias = Draw(random, 0, hidden);
        means = Draw(random, 1 / Math.Sqrt(hidden), hidden, heads);
        deviations = Draw(random, 0.1 / Math.Sqrt(hidden), hidden, heads);
        certainty = Draw(random, 0.1, heads);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters => [input, bias, means, deviations, certainty];

    /// <summary>The means, <c>[rows, head]</c>.</summary>
    public override Tensor Score(Tensor features) => Hidden(features).matmul(means);

    /// <summary>The deviations, <c>[rows, head]</c>, above 0.</summary>
    public Tensor Deviation(Tensor features) => ((Real)((Real)Hidden(features).matmul(deviations) + (Tensor)certainty)).Exp();

    private Tensor Hidden(Tensor features) => ((Tensor)((Real)features.matmul(input) + (Tensor)bias)).tanh();
}
