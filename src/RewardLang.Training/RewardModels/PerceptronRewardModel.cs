using RewardLang.Training.Numerics;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RewardLang.Training.RewardModels;

/// <summary>A score by a perceptron with one hidden layer of tanh units.</summary>
public sealed class PerceptronRewardModel : RewardModel
{
    private readonly Parameter input, bias, output;

    /// <summary>Makes one with random weights.</summary>
    /// <param name="features">How many features there are.</param>
    /// <param name="hidden">How many hidden units.</param>
    /// <param name="seed">Of the weights.</param>
    public PerceptronRewardModel(int features, int hidden, int seed)
    {
        var random = new Random(seed);
        input = Draw(random, 1 / Math.Sqrt(features), features, hidden);
        bias = Draw(random, 0, hidden);
        output = Draw(random, 1 / Math.Sqrt(hidden), hidden);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters => [input, bias, output];

    /// <inheritdoc/>
    public override Tensor Score(Tensor features)
    {
        Tensor sum = (Real)features.matmul(input) + (Tensor)bias;
        return sum.tanh().matmul(output);
    }
}
