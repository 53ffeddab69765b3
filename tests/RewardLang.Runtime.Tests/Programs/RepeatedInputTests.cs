using System.Runtime.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Tests.Programs;

/// <summary>Tensors that come again: a step looks at what may have changed about them, and keeps none of them alive.</summary>
public sealed class RepeatedInputTests
{
    private const string Weighted = "axis joint = 3  input x : real[joint]  input goal : vec3 shared  total = dot(x, [1, 10, 100]) + sum(goal)";

    public static TheoryData<RewardBackend> Backends => BackendData.All;

    [Theory]
    [MemberData(nameof(Backends))]
    public void Elements_that_changed_are_read(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(backend, Weighted);
        var (x, goal) = (torch.ones(2, 3), torch.zeros(3));

        Assert.Equal([111, 111], Step(reward, x, goal));
        x[1].fill_(2);
        goal.fill_(1000);

        Assert.Equal([3111, 3222], Step(reward, x, goal));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void A_tensor_that_was_transposed_in_place_is_read_as_it_is(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(backend, Weighted);
        var (x, goal) = (torch.arange(9f).reshape(3, 3).clone(), torch.zeros(3));

        Assert.Equal([210, 543, 876], Step(reward, x, goal));
        x.transpose_(0, 1);

        Assert.Equal([630, 741, 852], Step(reward, x, goal));
        Assert.Equal([630, 741, 852], Step(reward, x, goal));
        x.transpose_(0, 1);
        Assert.Equal([210, 543, 876], Step(reward, x, goal));
    }

    /// <summary>With one row or one step the elements stay in their order: rows and steps have changed places all the same.</summary>
    [Theory]
    [MemberData(nameof(Backends))]
    public void Steps_that_became_rows_are_rows(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(backend, "input x : real  total = x + prev(x, initial: 0)");
        var x = torch.tensor([1f, 2, 3, 4], [1, 4]);

        using var steps = reward.Evaluate([x]);
        x.transpose_(0, 1);
        using var rows = reward.Evaluate([x]);

        Assert.Equal([1, 3, 5, 7], BackendData.Numbers(steps.Total));
        Assert.Equal([4, 1], rows.Total.shape);
        Assert.Equal([1, 2, 3, 4], BackendData.Numbers(rows.Total));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Other_tensors_are_held_against_the_declarations(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(backend, Weighted);
        var (x, goal) = (torch.ones(2, 3), torch.zeros(3));
        Step(reward, x, goal);

        Assert.Throws<RewardBindingException>(() => Step(reward, torch.ones(2, 4), goal));
        Assert.Throws<RewardBindingException>(() => Step(reward, x.to(ScalarType.Float64), goal));
        Assert.Throws<RewardBindingException>(() => Step(reward, goal, x));
        Assert.Equal([111, 111], Step(reward, x, goal));
        Assert.Equal([222, 222, 222], Step(reward, torch.ones(3, 3) * 2, goal));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void A_tensor_that_was_disposed_is_refused(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(backend, Weighted);
        var (x, goal) = (torch.ones(2, 3), torch.zeros(3));
        Step(reward, x, goal);
        x.Dispose();

        Assert.ThrowsAny<InvalidOperationException>(() => Step(reward, x, goal));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void A_step_of_trajectories_and_one_of_rows_are_told_apart(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(backend, "axis joint = 2  input x : real[joint]  total = sum(x)");
        var x = torch.ones(3, 2);

        Assert.Equal([2, 2, 2], Step(reward, x));
        var error = Assert.Throws<RewardBindingException>(() => reward.Evaluate([x]));
        Assert.Contains("[rows, steps, joint 2]", error.Message);
        Assert.Equal([2, 2, 2], Step(reward, x));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void No_tensor_is_kept_alive(RewardBackend backend)
    {
        using var reward = BackendData.Compile(backend, Weighted);
        var known = StepOnce(reward);
        for (var collection = 0; collection < 3; collection++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(known.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference StepOnce(RewardProgram reward)
    {
        using var x = torch.ones(2, 3);
        using var goal = torch.zeros(3);
        Step(reward, x, goal);
        return new WeakReference(x);
    }

    private static float[] Step(RewardProgram reward, params Tensor[] inputs)
    {
        using var result = reward.Step(inputs);
        return BackendData.Numbers(result.Total);
    }
}
