using RewardLang.Training.Algorithms;
using static TorchSharp.torch;

namespace RewardLang.Training.Tests.Algorithms;

public sealed class GeneralizedAdvantageTests
{
    private const int Steps = 23;
    private const int Rows = 9;

    [Theory]
    [InlineData(0.99, 0.95)]
    [InlineData(0.9, 0.0)]
    [InlineData(1.0, 1.0)]
    public void AgreesWithTheDefinitionAsASum(double discount, double lambda)
    {
        using var random = new Generator(11);
        Tensor Draw() => randn(Steps, Rows, generator: random);
        var (rewards, values, next) = (Draw(), Draw(), Draw());
        var draw = rand(Steps, Rows, generator: random);
        var terminated = draw.lt(0.1).to_type(ScalarType.Float32);
        var truncated = draw.gt(0.9).to_type(ScalarType.Float32);
        var estimate = GeneralizedAdvantage.Estimate(rewards, values, next, terminated, truncated, discount, lambda);
        for (var row = 0; row < Rows; row++)
            for (var step = 0; step < Steps; step++)
            {
                var expected = 0.0;
                var factor = 1.0;
                for (var later = step; later < Steps; later++)
                {
                    double At(Tensor tensor) => tensor[later, row].item<float>();
                    var follows = At(terminated) > 0 ? 0 : discount * At(next);
                    expected += factor * (At(rewards) + follows - At(values));
                    if (At(terminated) > 0 || At(truncated) > 0) break;
                    factor *= discount * lambda;
                }
                Assert.Equal(expected, estimate[step, row].item<float>(), 1e-4);
            }
    }

    [Fact]
    public void ATruncatedEpisodeIsWorthWhatWouldHaveFollowedAndATerminatedOneIsNot()
    {
        // One step, reward 1, value 0, and a next value of 10.
        var one = ones(1, 2);
        var terminated = tensor([1f, 0f]).unsqueeze(0);
        var estimate = GeneralizedAdvantage.Estimate(one, zeros(1, 2), 10 * one, terminated, 1 - terminated, 0.5, 0.95);
        Assert.Equal([1f, 6f], estimate.data<float>().ToArray());
    }
}
