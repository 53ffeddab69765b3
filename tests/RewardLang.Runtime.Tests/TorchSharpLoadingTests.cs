using TorchSharp;

namespace RewardLang.Runtime.Tests;

public class TorchSharpLoadingTests
{
    [Fact]
    public void TorchSharp_loads_and_adds_two_tensors()
    {
        using var sum = torch.tensor(new[] { 1f, 2f, 3f }) + torch.tensor(new[] { 10f, 20f, 30f });

        Assert.Equal([11f, 22f, 33f], sum.data<float>().ToArray());
    }
}
