using TorchSharp;

namespace RewardLang.Runtime.Tests.Programs;

/// <summary>What is kept from step to step, and when it starts over.</summary>
public sealed class EpisodeTests
{
    public static TheoryData<RewardBackend> Backends => BackendData.All;

    [Theory]
    [MemberData(nameof(Backends))]
    public void First_then_next(RewardBackend backend)
    {
        using var reward = BackendData.Compile(backend, "input x : real  state sum = 10 * x then sum + x  total = sum");

        Assert.Equal([10, 20], reward.Total([1, 2]));
        Assert.Equal([13, 24], reward.Total([3, 4]));
        reward.Reset(false, true);
        Assert.Equal([14, 50], reward.Total([1, 5]));
        Assert.Equal([16, 52], reward.Total([2, 2]));
        reward.Reset();
        Assert.Equal([10, 10], reward.Total([1, 1]));
    }

    /// <summary>After a reset of all rows nothing is known of them, their number included.</summary>
    [Theory]
    [MemberData(nameof(Backends))]
    public void A_mask_after_a_reset_may_have_other_rows(RewardBackend backend)
    {
        using var reward = BackendData.Compile(backend, "input x : real  state sum = x then sum + x  total = sum");

        Assert.Equal([1, 2, 3], reward.Total([1, 2, 3]));
        reward.Reset();
        ResetRows(1);
        ResetRows(4);
        Assert.Equal([5, 6], reward.Total([5, 6]));
        reward.Reset();
        Assert.Equal([], reward.Total(Array.Empty<float>()));
        ResetRows(0);
        reward.Reset();
        Assert.Equal([7, 8, 9], reward.Total([7, 8, 9]));

        void ResetRows(long rows)
        {
            using var mask = torch.ones(rows, torch.ScalarType.Bool);
            reward.Reset(mask);
        }
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void A_refused_first_step_decides_nothing(RewardBackend backend)
    {
        using var scope = torch.NewDisposeScope();
        using var reward = BackendData.Compile(backend, "input x : real  state sum = x then sum + x  total = sum");
        using var results = reward.CreateResults(3);

        Assert.Throws<RewardException>(() => reward.Step([torch.ones(2)], results));
        reward.Step([torch.ones(3)], results);

        Assert.Equal([1, 1, 1], BackendData.Numbers(results.Total));
    }

    /// <summary>A kernel writes through bare pointers: results on another device are refused before it does.</summary>
    [Theory]
    [InlineData(RewardBackend.Cpu)]
    [InlineData(RewardBackend.Cuda)]
    public void Results_on_another_device_are_refused(RewardBackend backend)
    {
        using var reward = BackendData.Compile(backend, "input x : real  total = x + next(x, final: 0)");
        using var causal = BackendData.Compile(backend, "input x : real  total = x");
        using var x = torch.ones(2);
        using var xs = torch.ones(2, 3);
        using var step = causal.CreateResults(2, device: torch.META);
        using var trajectories = reward.CreateResults(2, 3, device: torch.META);

        Assert.Contains("results are on meta", Assert.Throws<RewardException>(() => causal.Step([x], step)).Message);
        Assert.Contains("results are on meta", Assert.Throws<RewardException>(() => reward.Evaluate([xs], null, trajectories)).Message);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void From_then_applies_at_the_first_step_too(RewardBackend backend)
    {
        using var reward = BackendData.Compile(backend, "input x : real  state sum from 100 then sum + x  total = sum");

        Assert.Equal([101, 102], reward.Total([1, 2]));
        Assert.Equal([104, 106], reward.Total([3, 4]));
        reward.Reset(true, false);
        Assert.Equal([101, 107], reward.Total([1, 1]));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Previous_values_and_the_step_index(RewardBackend backend)
    {
        using var reward = BackendData.Compile(
            backend, "input x : real  total = 100 * step + 10 * prev(x, initial: 7) + prev(prev(x, initial: 5), initial: 3)");

        Assert.Equal([73, 73], reward.Total([1, 2]));
        Assert.Equal([115, 125], reward.Total([3, 4]));
        Assert.Equal([231, 242], reward.Total([5, 6]));
        reward.Reset(false, true);
        Assert.Equal([353, 73], reward.Total([0, 8]));
        Assert.Equal([405, 185], reward.Total([0, 0]));
    }

    /// <summary>The delay breaks the cycle, in whatever order the members stand.</summary>
    [Theory]
    [MemberData(nameof(Backends))]
    public void Previous_value_of_what_depends_on_it(RewardBackend backend)
    {
        string[] members =
        [
            "input x : real", "let restarted = prev(reset, initial: 0) == 1", "let count = if restarted then 0 else prev(count, initial: -1) + 1",
            "let reset = if count >= 2 then 1 else 0", "total = 10 * count + reset + 0 * x",
        ];
        foreach (var order in (IEnumerable<string>[])[members, members.Reverse(), [.. members[2..], .. members[..2]]])
        {
            using var reward = BackendData.Compile(backend, string.Join("\n", order));

            Assert.Equal([0, 10, 21, 0, 10, 21], Enumerable.Range(0, 6).Select(_ => reward.Total([1])[0]));
        }
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Every_call_has_its_own_state(RewardBackend backend)
    {
        using var reward = RewardProgram.Compile(
            """
            fn steps_of(condition) {
              state n = float(condition) then n + float(condition)
              return n
            }
            reward Test {
              input x : real
              total = 100 * steps_of(x > 0) + steps_of(x > 1) + 10 * steps_of(x > 1)
            }
            """,
            BackendData.Options(backend));

        Assert.Equal([100], reward.Total([1]));
        Assert.Equal([211], reward.Total([2]));
        Assert.Equal([322], reward.Total([3]));
        Assert.Equal([322], reward.Total([-3]));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void States_of_truth_values_and_arrays(RewardBackend backend)
    {
        using var reward = BackendData.Compile(
            backend,
            """
            input x : vec3
            state seen = x > 1 then seen or x > 1
            state length from 0 then if x > 1 then length + 1 else 0
            total = count(seen) + 10 * sum(length)
            """);
        float[] Step(params float[] x)
        {
            using var tensor = torch.tensor(x, [1, 3]);
            using var result = reward.Step(tensor);
            return BackendData.Numbers(result.Total);
        }

        Assert.Equal([11], Step(2, 0, 0));
        Assert.Equal([32], Step(2, 2, 0));
        Assert.Equal([13], Step(0, 0, 3));
        Assert.Equal([3], Step(0, 0, 0));
    }

    /// <summary>A row that starts over keeps nothing, not even a NaN.</summary>
    [Theory]
    [MemberData(nameof(Backends))]
    public void A_new_episode_forgets_a_NaN(RewardBackend backend)
    {
        using var reward = BackendData.Compile(backend, "input x : real  state sum from 0 then 0.5 * sum + x  total = sum + prev(x, initial: 0)");

        Assert.Equal([float.NaN, 1], reward.Total([float.NaN, 1]));
        Assert.Equal([float.NaN, 2.5f], reward.Total([1, 1]));
        reward.Reset(true, false);
        Assert.Equal([1, 2.75f], reward.Total([1, 1]));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void The_number_of_rows_changes_only_with_new_episodes(RewardBackend backend)
    {
        using var reward = BackendData.Compile(backend, "input x : real  state sum = x then sum + x  total = sum");
        Assert.Equal([1, 2], reward.Total([1, 2]));

        var error = Assert.Throws<RewardException>(() => reward.Total([1, 2, 3]));
        Assert.Contains("3 rows", error.Message);
        Assert.Contains("Reset()", error.Message);
        Assert.Equal([2, 4], reward.Total([1, 2]));
        reward.Reset();
        Assert.Equal([1, 2, 3], reward.Total([1, 2, 3]));
        Assert.Equal([2, 4, 6], reward.Total([1, 2, 3]));
        reward.Reset();
        Assert.Equal([5], reward.Total([5]));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Without_states_every_step_may_have_other_rows(RewardBackend backend)
    {
        using var reward = BackendData.Compile(backend, "input x : real  total = 2 * x");

        Assert.Equal([2, 4], reward.Total([1, 2]));
        Assert.Equal([2], reward.Total([1]));
        Assert.Equal(40, reward.Total(new float[40]).Length);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void No_rows_are_a_step_too(RewardBackend backend)
    {
        using var reward = BackendData.Compile(backend, "input x : real  total = 2 * x + norm([x, x])");

        Assert.Empty(reward.Total([[]]));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void A_mask_must_be_of_truth_values_one_for_each_row(RewardBackend backend)
    {
        using var reward = BackendData.Compile(backend, "input x : real  state sum = x then sum + x  total = sum");
        reward.Reset(true, false);
        reward.Total([1, 2]);
        using var numbers = torch.tensor([1f, 0]);
        using var matrix = torch.ones([2, 1], torch.ScalarType.Bool);

        Assert.Contains("[2]", Assert.Throws<RewardBindingException>(() => reward.Reset(true)).Message);
        Assert.Equal("mask", Assert.Throws<RewardBindingException>(() => reward.Reset(numbers)).Name);
        Assert.Equal("mask", Assert.Throws<RewardBindingException>(() => reward.Reset(matrix)).Name);
        Assert.Equal([2, 4], reward.Total([1, 2]));
    }

    /// <summary>A mask that is a view with gaps counts by its elements, not by its memory.</summary>
    [Theory]
    [MemberData(nameof(Backends))]
    public void A_mask_may_be_a_view(RewardBackend backend)
    {
        using var reward = BackendData.Compile(backend, "input x : real  state sum = x then sum + x  total = sum");
        reward.Total([1, 2, 3]);
        using var wide = torch.tensor([true, false, false, false, true, true]);
        using var mask = wide.reshape(3, 2)[torch.TensorIndex.Colon, 0];

        reward.Reset(mask);

        Assert.Equal([1, 4, 3], reward.Total([1, 2, 3]));
    }
}
