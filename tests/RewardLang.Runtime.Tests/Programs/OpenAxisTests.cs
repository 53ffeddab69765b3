using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Tests.Programs;

/// <summary>Axes whose sizes the tensors of the first step decide.</summary>
public sealed class OpenAxisTests
{
    public static TheoryData<RewardBackend> Backends => BackendData.All;

    [Theory]
    [MemberData(nameof(Backends))]
    public void Sizes_come_from_the_first_step(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(
            backend, "axis joint  input x : real[joint]  total = mean(x) + 10 * size(joint) + 100 * median(x) + 1000 * x[1]");
        Assert.Equal(["joint"], reward.Program.OpenAxes);
        Assert.Throws<RewardException>(() => reward.CreateResults(2));

        using var result = reward.Step(torch.tensor([1f, 2, 3, 4, 0, 0, 8, 8], [2, 4]));

        Assert.Equal([2.5f + 40 + 250 + 2000, 4 + 40 + 400], BackendData.Numbers(result.Total));
        Assert.Empty(reward.Program.OpenAxes);
        reward.CreateResults(2).Dispose();
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Sizes_stay(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(backend, "axis joint  input x : real[joint]  total = sum(x)");
        reward.Step(torch.ones(2, 4)).Dispose();

        foreach (var size in (long[])[3, 5, 0])
        {
            var error = Assert.Throws<RewardBindingException>(() => reward.Step(torch.ones(2, size)));
            Assert.Equal("x", error.Name);
            Assert.Contains("joint 4", error.Message);
        }
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Two_inputs_agree_about_a_size(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(backend, "axis joint  input x : real[joint]  input y : real[joint]  total = dot(x, y)");

        var error = Assert.Throws<RewardBindingException>(() => reward.Step(torch.ones(2, 4), torch.ones(2, 3)));

        Assert.Equal("y", error.Name);
        using var result = reward.Step(torch.ones(2, 4), torch.ones(2, 4));
        Assert.Equal([4, 4], BackendData.Numbers(result.Total));
    }

    /// <summary>What is wrong only for these sizes is said like any mistake of the text.</summary>
    [Theory]
    [MemberData(nameof(Backends))]
    public void An_index_may_be_too_large_for_the_size(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(backend, "axis joint  input x : real[joint]  total = x[5]");

        var error = Assert.Throws<RewardCompilationException>(() => reward.Step(torch.ones(2, 3)));

        Assert.Equal("RWD3020", Assert.Single(error.Diagnostics).Id);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void An_axis_needs_elements(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(backend, "axis joint  input x : real[joint]  total = max(x)");

        Assert.Equal("x", Assert.Throws<RewardBindingException>(() => reward.Step(torch.ones(2, 0))).Name);
    }

    /// <summary>An axis that no input has can get no size.</summary>
    [Fact]
    public void An_open_axis_without_an_input_is_a_mistake() =>
        Assert.Throws<RewardCompilationException>(() => BackendData.Compile(RewardBackend.Torch, "axis joint  input x : real  total = x + size(joint)"));

    [Theory]
    [MemberData(nameof(Backends))]
    public void Params_over_an_open_axis_take_their_default_for_all_elements(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(backend, "axis joint  input x : real[joint]  param w : real[joint] = 2  total = sum(w * x)");

        using var result = reward.Step(torch.ones(2, 4));

        Assert.Equal([8, 8], BackendData.Numbers(result.Total));
        reward.SetParam("w", 1, 2, 3, 4);
        using var changed = reward.Step(torch.ones(2, 4));
        Assert.Equal([10, 10], BackendData.Numbers(changed.Total));
    }
}
