using RewardLang.Training.RewardModels;
using RewardLang.Training.Samplers;
using static TorchSharp.torch;

namespace RewardLang.Methods;

/// <summary>
/// A straight fit in eight dimensions to what a judge says, who is wrong about three rows in ten: there it also says different things of
/// two views of the same row.
/// </summary>
internal static class CorruptedLabels
{
    private const int Features = 8, Rows = 200;
    private const double Corrupted = 0.3, Noise = 0.2, Error = 3, Rate = 0.02;

    /// <summary>Fits, and compares with what is true.</summary>
    /// <param name="errorLoss">Makes losses of squared errors and of the differences of the two views, both <c>[rows]</c>.</param>
    /// <param name="isShuffled">Whether the differences are those of other rows, so that they say nothing.</param>
    /// <param name="iterations">How many steps.</param>
    /// <param name="seed">Of the rows and labels.</param>
    /// <returns>The mean squared error against the true values of fresh rows.</returns>
    public static double Fit(Func<Tensor, Tensor, Tensor> errorLoss, bool isShuffled, int iterations, int seed)
    {
        using var scope = NewDisposeScope();
        var random = new Random(seed);
        var truth = Normal.DrawMany(random, Features);
        // Errors lean to one side, as a biased judge's do: they do not cancel.
        var slant = Normal.DrawMany(random, Features);
        var (features, first, second) = (Normal.DrawMany(random, Rows * Features), new float[Rows], new float[Rows]);
        for (var row = 0; row < Rows; row++)
        {
            var isCorrupted = random.NextDouble() < Corrupted;
            var value = Dot(features, row, truth) + (isCorrupted ? Dot(features, row, slant) : 0);
            var spread = isCorrupted ? Error : Noise;
            (first[row], second[row]) = ((float)Normal.Draw(random, value, spread), (float)Normal.Draw(random, value, spread));
        }
        var uncertainty = first.Zip(second, (a, b) => Math.Abs(a - b)).ToArray();
        if (isShuffled) random.Shuffle(uncertainty);
        var (inputs, labels, unsure) = (tensor(features).reshape(Rows, Features), tensor(first), tensor(uncertainty));
        using var model = new LinearRewardModel(Features);
        ModelFit.Minimize(model.Parameters, _ =>
        {
            var difference = model.Score(inputs).sub(labels);
            return errorLoss(difference.mul(difference), unsure);
        }, iterations, Rate);
        var fresh = Normal.DrawMany(random, 1000 * Features);
        var predicted = model.Predict(tensor(fresh).reshape(1000, Features));
        return Enumerable.Range(0, 1000).Average(row => Math.Pow(predicted[row] - Dot(fresh, row, truth), 2));
    }

    private static double Dot(float[] features, int row, float[] weights)
    {
        var sum = 0.0;
        for (var i = 0; i < Features; i++) sum += features[row * Features + i] * weights[i];
        return sum;
    }
}
