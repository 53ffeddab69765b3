using RewardLang.Training.Algorithms;
using static TorchSharp.torch;

namespace RewardLang.Training.Tests.Algorithms;

public sealed class PpoLossTests
{
    private const int Samples = 64;
    private static readonly PpoOptions Options = new() { Clip = 0.2, ValueWeight = 0.7, EntropyWeight = 0.03 };

    [Fact]
    public void GradientsAgreeWithFiniteDifferences()
    {
        using var random = new Generator(3);
        Tensor Draw(params long[] shape) => randn(shape, ScalarType.Float64, generator: random);
        var observations = Draw(Samples, 3);
        var actions = Draw(Samples, 2);
        var old = DiagonalGaussian.LogDensity(actions, 0.1 * Draw(Samples, 2), 0.1 * Draw(2));
        var advantages = Draw(Samples);
        var returns = Draw(Samples);
        var weights = Draw(Samples).abs();

        // A linear policy and value function: 6 weights of the mean, 2 log deviations, 3 weights of the value.
        Tensor Loss(Tensor parameters)
        {
            var mean = observations.matmul(parameters.narrow(0, 0, 6).reshape(3, 2));
            var logDeviation = parameters.narrow(0, 6, 2);
            var density = DiagonalGaussian.LogDensity(actions, mean, logDeviation);
            var values = observations.matmul(parameters.narrow(0, 8, 3));
            return PpoLoss.Of(density, old, advantages, values, returns, DiagonalGaussian.Entropy(logDeviation), Options, weights).Total;
        }

        var point = (0.1 * Draw(11)).requires_grad_();
        Loss(point).backward();
        var gradient = point.grad!.data<double>().ToArray();
        const double step = 1e-6;
        using var noGradient = no_grad();
        for (var index = 0; index < 11; index++)
        {
            var shift = zeros(11, ScalarType.Float64);
            shift[index] = step;
            var slope = (Loss(point + shift) - Loss(point - shift)).item<double>() / (2 * step);
            Assert.Equal(slope, gradient[index], 1e-6);
        }
    }

    [Fact]
    public void ASampleOfWeightTwoCountsAsTwo()
    {
        Tensor Numbers(params double[] values) => tensor(values, ScalarType.Float64);
        PpoLoss Loss(Tensor density, Tensor advantages, Tensor? weights) => PpoLoss.Of(
            density, zeros_like(density), advantages, zeros_like(density), zeros_like(density), zeros(1, ScalarType.Float64).sum(), Options, weights);
        var twice = Loss(Numbers(0.1, 0.1, -0.3), Numbers(1, 1, 2), null).Surrogate.item<double>();
        var weighted = Loss(Numbers(0.1, -0.3), Numbers(1, 2), Numbers(2, 1)).Surrogate.item<double>();
        Assert.Equal(3 * twice, 2 * weighted, 12);
    }

    [Theory]
    [InlineData(0.5, 1.0, false)]
    [InlineData(-0.5, -1.0, false)]
    [InlineData(0.5, -1.0, true)]
    [InlineData(-0.5, 1.0, true)]
    [InlineData(0.1, 1.0, true)]
    public void AChangeBeyondTheClipRangeEarnsNothingMore(double logRatio, double advantage, bool pulls)
    {
        var density = tensor([logRatio], ScalarType.Float64).requires_grad_();
        var zero = zeros(1, ScalarType.Float64);
        var loss = PpoLoss.Of(density, zero, tensor([advantage]), zero, zero, zero.sum(), Options);
        loss.Total.backward();
        Assert.Equal(pulls, density.grad!.item<double>() is not 0);
    }

    [Fact]
    public void DensityAndEntropyAgreeWithTheNormalDistribution()
    {
        // Density of N(1, 2²) at 2: exp(−1/8) / (2 sqrt(2π)); entropy: ln(2 sqrt(2πe)).
        var logDeviation = tensor([Math.Log(2)]);
        var density = DiagonalGaussian.LogDensity(tensor(new double[,] { { 2 } }), tensor(new double[,] { { 1 } }), logDeviation);
        Assert.Equal(Math.Log(Math.Exp(-0.125) / (2 * Math.Sqrt(2 * Math.PI))), density.item<double>(), 1e-12);
        Assert.Equal(Math.Log(2 * Math.Sqrt(2 * Math.PI * Math.E)), DiagonalGaussian.Entropy(logDeviation).item<double>(), 1e-12);
    }
}
