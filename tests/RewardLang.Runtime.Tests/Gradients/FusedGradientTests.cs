using RewardLang.Runtime.Tests.Programs;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Tests.Gradients;

/// <summary>Steps and trajectories that run forward and backward at once.</summary>
public sealed class FusedGradientTests
{
    public static TheoryData<RewardBackend> Backends => BackendData.All;

    [Theory]
    [MemberData(nameof(Backends))]
    public void Gradients_have_the_shapes_of_inputs_and_parameters(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(backend, """
            axis joint = 3
            input x : real  input v : real[joint]  input s : real[joint] shared  input unused : real  input flag : bool
            param p = 2  param q : real[joint] = [1, 2, 3]  param n : int = 1
            total = x * p + sum(v * s * q) * n
            """);
        using var results = reward.CreateResults(2);
        using var gradients = reward.CreateGradients(2);
        var v = torch.tensor([1f, 2, 3, 4, 5, 6], [2, 3]);
        reward.Step([torch.tensor([10f, 20]), v, torch.tensor([1f, 0, -1]), torch.zeros(2), torch.tensor([true, false])], results, gradients);
        Assert.Equal([20 + 1 - 9, 40 + 4 - 18], BackendData.Numbers(results.Total));
        Assert.Equal([2, 2], BackendData.Numbers(gradients["x"]));
        Assert.Equal([1, 0, -3, 1, 0, -3], BackendData.Numbers(gradients["v"]));
        Assert.Equal([5, 14, 27], BackendData.Numbers(gradients["s"]));
        Assert.Equal([0, 0], BackendData.Numbers(gradients["unused"]));
        Assert.Equal([30], BackendData.Numbers(gradients["p"]));
        Assert.Equal([5, 0, -9], BackendData.Numbers(gradients["q"]));
        Assert.Equal([2, 3], gradients["v"].shape);
        Assert.Equal([3], gradients["q"].shape);
        Assert.Contains("no gradient by 'flag'", Assert.Throws<RewardBindingException>(() => gradients["flag"]).Message, StringComparison.Ordinal);
    }

    /// <summary>A weight of 0 turns a term off; there too the total changes with the weight, as much as the term says.</summary>
    [Theory]
    [MemberData(nameof(Backends))]
    public void Weights_that_start_at_zero_are_learned(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(backend, """
            input x : real
            param alive = 0  param dead = 0  param near = 0
            term one = 1   weight alive
            term minus = -1  weight dead
            term close = exp(-x)  weight near
            """);
        using var results = reward.CreateResults(2);
        using var gradients = reward.CreateGradients(2);
        reward.Step([torch.zeros(2)], results, gradients);
        Assert.Equal([0, 0], BackendData.Numbers(results.Total));
        Assert.Equal([2], BackendData.Numbers(gradients["alive"]));
        Assert.Equal([-2], BackendData.Numbers(gradients["dead"]));
        Assert.Equal([2], BackendData.Numbers(gradients["near"]));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Parts_of_an_array_may_meet_other_axes(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(backend, """
            axis i = 2  axis j = 3  axis part { p, q, r }
            input x : real[i, j, part]
            input u : real[i]  input v : real[j]  input w : real[i, j]
            total = sum(u * x.p) + sum(v * x.q) + sum(w * x.r)
            """);
        using var results = reward.CreateResults(1);
        using var gradients = reward.CreateGradients(1);
        var (u, v, w) = (torch.tensor([1f, 2], [1, 2]), torch.tensor([3f, 4, 5], [1, 3]), torch.arange(6f).reshape(1, 2, 3));
        reward.Step([torch.ones(1, 2, 3, 3), u, v, w], results, gradients);
        Assert.Equal(BackendData.Numbers(stack([u.unsqueeze(2).expand(1, 2, 3), v.unsqueeze(1).expand(1, 2, 3), w], 3)), BackendData.Numbers(gradients["x"]));
        Assert.Equal([3, 3], BackendData.Numbers(gradients["u"]));
    }

    /// <summary>Plain steps and steps with gradients take turns in one episode.</summary>
    [Theory]
    [MemberData(nameof(Backends))]
    public void Steps_of_all_kinds_share_the_episode(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(backend, "input x : real  state s = x then 2 * s + x  total = s * x");
        using var results = reward.CreateResults(2);
        using var gradients = reward.CreateGradients(2, GradientTargets.Inputs);
        var x = torch.tensor([1f, 3]);
        reward.Step([x], results);
        reward.Step([x], results, gradients);
        Assert.Equal([3, 27], BackendData.Numbers(results.Total));
        Assert.Equal([4, 12], BackendData.Numbers(gradients["x"]));
        reward.Reset(torch.tensor([true, false]));
        reward.Step([x], results, gradients);
        Assert.Equal([1, 63], BackendData.Numbers(results.Total));
        Assert.Equal([2, 24], BackendData.Numbers(gradients["x"]));
        using var last = reward.Step(x);
        Assert.Equal([3, 135], BackendData.Numbers(last.Total));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Trajectories_go_back_through_time(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(backend, "input x : real  input k : real episodic  param p = 2  state s = x then s * k + x  total = s * p");
        using var results = reward.CreateResults(2, 3);
        using var gradients = reward.CreateGradients(2, 3);
        reward.Evaluate([torch.tensor([1f, 2, 3, 4, 5, 6], [2, 3]), torch.tensor([0.5f, 0.25f])], torch.tensor([3L, 2]), results, gradients);
        Assert.Equal([3.5f, 3, 2, 2.5f, 2, 0], BackendData.Numbers(gradients["x"]));
        Assert.Equal([2 * (1 + 2 * 0.5f + 2), 8], BackendData.Numbers(gradients["k"]));
        Assert.Equal([17.75f], BackendData.Numbers(gradients["p"]));
    }

    [Fact]
    public void A_stream_of_steps_allocates_nothing()
    {
        using var reward = BackendData.Compile(RewardBackend.Cpu, "input x : vec3  param p = 2  state s = x then s / 2 + x  total = norm(s) * p");
        using var results = reward.CreateResults(100);
        using var gradients = reward.CreateGradients(100);
        using var x = torch.ones(100, 3);
        Tensor[] inputs = [x];
        for (var i = 0; i < 50; i++)
            reward.Step(inputs, results, gradients);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            reward.Step(inputs, results, gradients);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Misuse_is_explained()
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(RewardBackend.Reference, "input x : real  total = x");
        using var other = BackendData.Compile(RewardBackend.Reference, "input x : real  output y = x");
        using var sorted = BackendData.Compile(RewardBackend.Reference, "input x : real  term t = x  output o = sort(x, over: batch)");
        using var total = BackendData.Compile(RewardBackend.Reference, "input x : real  total = sort(x, over: batch)");
        using var results = reward.CreateResults(2);
        using var gradients = reward.CreateGradients(3);
        Assert.Contains("3 rows", Assert.Throws<RewardException>(() => reward.Step([torch.zeros(2)], results, gradients)).Message, StringComparison.Ordinal);
        Assert.Contains("no total", Assert.Throws<RewardException>(() => other.CreateGradients(2)).Message, StringComparison.Ordinal);
        Assert.Contains("'sort' over: batch", Assert.Throws<RewardException>(() => total.CreateGradients(2)).Message, StringComparison.Ordinal);
        Assert.Contains("'sort' over: batch", Assert.Throws<RewardException>(() => sorted.Step(torch.zeros(2, requires_grad: true))).Message, StringComparison.Ordinal);
    }
}
