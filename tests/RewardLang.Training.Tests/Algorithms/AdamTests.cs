using RewardLang.Training.Algorithms;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace RewardLang.Training.Tests.Algorithms;

public sealed class AdamTests
{
    [Fact]
    public void StepsAreThoseOfTorch()
    {
        using var scope = NewDisposeScope();
        var start = arange(6, ScalarType.Float32).reshape(2, 3);
        var ours = new Parameter(start.clone());
        var unused = new Parameter(start.clone());
        var theirs = new Parameter(start.clone());
        using var adam = new Adam([ours, unused]);
        using var reference = optim.Adam([theirs], lr: 0.1, eps: 1e-5);
        for (var step = 1; step <= 20; step++)
        {
            var rate = 0.1 / step;
            foreach (var group in reference.ParamGroups) group.LearningRate = rate;
            adam.ClearGradients();
            reference.zero_grad();
            Loss(ours).backward();
            Loss(theirs).backward();
            adam.Step(rate);
            reference.step();
            Assert.Equal(theirs.data<float>().ToArray(), ours.data<float>().ToArray());
        }
        Assert.NotEqual(start.data<float>().ToArray(), ours.data<float>().ToArray());
        Assert.Equal(start.data<float>().ToArray(), unused.data<float>().ToArray());
    }

    private static Tensor Loss(Tensor x) => ((x - 2) * x.cos()).sum();
}
