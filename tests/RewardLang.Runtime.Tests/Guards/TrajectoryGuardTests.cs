using RewardLang.Runtime.Tests.Programs;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Tests.Guards;

/// <summary>Guards over whole trajectories: steps, and what lies behind a row's length.</summary>
public sealed class TrajectoryGuardTests
{
    private const string Text = """
        reward Test {
          axis goal { x, y }
          input speed : real in -1 .. 1
          input goal  : real[goal] episodic
          input noise : real shared
          term change = log(speed + goal.x + noise)
        }
        """;

    private static readonly float s_behind = float.NaN;

    public static TheoryData<RewardBackend> Backends => BackendData.All;

    [Theory]
    [MemberData(nameof(Backends))]
    public void Nothing_behind_a_rows_length_is_looked_at(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = Compile(backend);
        var speed = torch.tensor(new float[,] { { 1, s_behind, s_behind, s_behind }, { 1, 1, 0.5f, 7 }, { s_behind, s_behind, s_behind, s_behind } });
        var goal = torch.tensor(new float[,] { { 1, 0 }, { 1, 0 }, { s_behind, s_behind } });
        var noise = torch.tensor(new[] { 0f, 0, 0, s_behind });
        var lengths = torch.tensor(new[] { 1L, 3, 0 });
        using var result = reward.Evaluate([speed, goal, noise], lengths);
        Assert.Equal(0, BackendData.Numbers(result.Total)[1]);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void A_value_is_reported_with_its_row_and_step(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = Compile(backend);
        var speed = torch.tensor(new float[,] { { 1, s_behind, s_behind, s_behind }, { 1, 1, -1, 7 }, { 1, 1, 1, 1 } });
        var goal = torch.tensor(new float[,] { { 1, 0 }, { 0.5f, 0 }, { 1, 0 } });
        var noise = torch.tensor(new[] { 0f, 0, 0.25f, 0 });
        var lengths = torch.tensor(new[] { 1L, 3, 4 });
        var found = Find(reward, [speed, goal, noise], lengths);
        Assert.Equal(("change", GuardedMember.Term, 1L, 2L), (found.Member, found.Kind, found.Row, found.Step));
        Assert.Equal(
            "'Test': the term 'change' is NaN in row 1 at step 2, while all inputs are finite and in their ranges. "
                + "It depends on speed = -1, goal = [0.5, 0], noise = 0.25.",
            found.Message);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void An_input_outside_its_range_is_found_in_full_and_in_ragged_rows(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = Compile(backend);
        var speed = torch.tensor(new float[,] { { 1, 1, 1 }, { 1, 1.5f, 1 } });
        Tensor[] inputs = [speed, torch.ones(2, 2), torch.zeros(3)];
        foreach (var lengths in new[] { null, torch.tensor(new[] { 3L, 2 }), torch.tensor(new[] { 3L, 3 }) })
        {
            var found = Find(reward, inputs, lengths);
            Assert.Equal("'Test': the input 'speed' is 1.5 in row 1 at step 1, outside its declared range -1 .. 1.", found.Message);
        }

        using var short_ = reward.Evaluate(inputs, torch.tensor(new[] { 3L, 1 }));
        Assert.Equal(2, short_.Rows);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Episodic_inputs_have_no_step_and_shared_ones_no_row(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = Compile(backend);
        var goal = Find(reward, [torch.ones(2, 3), torch.tensor(new float[,] { { 1, 1 }, { 1, s_behind } }), torch.zeros(3)], null);
        Assert.Equal("'Test': the input 'goal.y' is NaN in row 1.", goal.Message);
        Assert.Equal((1L, null), (goal.Row, goal.Step));
        var noise = Find(reward, [torch.ones(2, 3), torch.ones(2, 2), torch.tensor(new[] { 0, 0, s_behind })], null);
        Assert.Equal((null, 2L), (noise.Row, noise.Step));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void No_rows_and_no_steps_are_fine(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = Compile(backend);
        using var noRows = reward.Evaluate([torch.ones(0, 3), torch.ones(0, 2), torch.zeros(3)]);
        using var noSteps = reward.Evaluate([torch.ones(2, 0), torch.ones(2, 2), torch.zeros(0)]);
        Assert.Equal((0L, 0L), (noRows.Rows, noSteps.Steps));
    }

    private static RewardProgram Compile(RewardBackend backend) => RewardProgram.Compile(Text, BackendData.Options(backend) with { Guards = true });

    private static RewardGuardException Find(RewardProgram reward, Tensor[] inputs, Tensor? lengths) =>
        Assert.Throws<RewardGuardException>(() => reward.Evaluate(inputs, lengths));
}
