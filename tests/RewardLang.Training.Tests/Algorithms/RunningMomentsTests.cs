using RewardLang.Training.Algorithms;
using static TorchSharp.torch;

namespace RewardLang.Training.Tests.Algorithms;

public sealed class RunningMomentsTests
{
    [Fact]
    public void BatchesAddUpToTheMomentsOfAllRows()
    {
        using var random = new Generator(2);
        var all = randn(1000, 3, generator: random) * tensor([0.1f, 1, 50]) + tensor([1f, -2, 1000]);
        using var moments = new RunningMoments("moments", 3);
        foreach (var part in all.split([100, 1, 599, 300])) moments.Update(part);
        var normalised = moments.forward(all);
        Assert.True(normalised.mean([0]).abs().max().item<float>() < 1e-3);
        Assert.True((normalised.std(0, unbiased: false) - 1).abs().max().item<float>() < 1e-3);
        Assert.True((moments.Restore(normalised) - all).abs().max().item<float>() < 1e-2);
    }

    [Fact]
    public void WithoutRowsNothingIsScaled()
    {
        using var moments = new RunningMoments("moments", 2);
        var rows = tensor(new float[,] { { 3, -4 } });
        Assert.Equal(rows.data<float>().ToArray(), moments.forward(rows).data<float>().ToArray());
    }
}
