using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Tests.Programs;

/// <summary>How a host gives the groups of a program, and what it may not give.</summary>
public sealed class GroupTests
{
    private const float NaN = float.NaN;

    private const string BySize = """
        loss Advantage {
          input score : real
          param size : int = 8
          group of size
          output advantage = (score - mean(score, over: group)) / (sample_std(score, over: group) + 1e-4)
          output place     = rank(score, over: group)
        }
        """;

    private const string ByIndex = """
        loss Advantage {
          input score  : real
          input prompt : int episodic
          group by prompt
          output advantage = score - mean(score, over: group)
          output middle    = median(score, over: group)
        }
        """;

    public static TheoryData<RewardBackend> Backends => BackendData.All;

    [Theory]
    [MemberData(nameof(Backends))]
    public void The_size_may_change_between_steps(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = Compile(BySize, backend);
        var score = torch.tensor((float[])[1, 2, 3, 4, 8, 7, 6, 5]);
        Assert.Equal([0, 1, 2, 3, 7, 6, 5, 4], Run(reward, "place", score));
        reward.SetParam("size", 4);
        Assert.Equal([0, 1, 2, 3, 3, 2, 1, 0], Run(reward, "place", score));
        reward.SetParam("size", 1);
        Assert.Equal(new float[8], Run(reward, "place", score));
        Assert.Equal(backend, reward.Backend);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Rows_that_do_not_fall_into_groups_are_refused(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = Compile(BySize, backend);
        var mistake = Assert.Throws<RewardBindingException>(() => reward.Step(torch.zeros(30)));
        Assert.Equal("size", mistake.Name);
        Assert.Equal("The 30 rows do not fall into groups of 8, which is the parameter 'size': 6 are left over.", mistake.Message);
        reward.SetParam("size", 0);
        Assert.Contains("'size' is 0", Assert.Throws<RewardBindingException>(() => reward.Step(torch.zeros(8))).Message, StringComparison.Ordinal);
        reward.SetParam("size", 30);
        Assert.Equal(30, Run(reward, "place", torch.zeros(30)).Length);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void A_constant_size_and_one_that_is_not_whole_are_named(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var constant = Compile("loss L { input x : real  group of 4  total = mean(x, over: group) }", backend);
        Assert.Equal(
            "The 6 rows do not fall into groups of 4: 2 are left over.",
            Assert.Throws<RewardBindingException>(() => constant.Step(torch.zeros(6))).Message);
        using var real = Compile("loss L { input x : real  param n = 2  group of n  total = mean(x, over: group) }", backend);
        real.SetParam("n", 2.5);
        Assert.Equal(
            "The parameter 'n' is 2.5; it is the size of a group, a whole number from 1 on.",
            Assert.Throws<RewardBindingException>(() => real.Step(torch.zeros(6))).Message);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Without_rows_there_are_no_groups(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var size = Compile(BySize, backend);
        Assert.Empty(Run(size, "advantage", torch.zeros(0)));
        using var index = Compile(ByIndex, backend);
        Assert.Empty(Run(index, "middle", torch.zeros(0), torch.zeros(0, ScalarType.Int64)));
    }

    /// <summary>Tensors of every kind that an int input takes; rows may change their number and their groups from step to step.</summary>
    [Theory]
    [MemberData(nameof(Backends))]
    public void An_index_may_be_any_whole_number(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = Compile(ByIndex, backend);
        var score = torch.tensor((float[])[1, 2, 3, 4, 5]);
        float[] expected = [-2, -1, 0, 1, 2];
        Assert.Equal(expected, Run(reward, "advantage", score, torch.full(5, -3, ScalarType.Int32)));
        Assert.Equal(expected, Run(reward, "advantage", score, torch.full(5, 1_000_000_000_000, ScalarType.Int64)));
        Assert.Equal([-1, -1.5f, 1, 0, 1.5f], Run(reward, "advantage", score, torch.tensor((float[])[0, 7, 0, -1e9f, 7])));
        Assert.Equal([0, 0], Run(reward, "advantage", torch.tensor((float[])[8, 9]), torch.tensor((long[])[long.MinValue, long.MaxValue])));
    }

    [Theory]
    [InlineData(NaN)]
    [InlineData(0.5f)]
    [InlineData(float.PositiveInfinity)]
    public void An_index_that_is_no_whole_number_is_refused(float index)
    {
        using var scope = NewDisposeScope();
        using var reward = Compile(ByIndex, RewardBackend.Cpu);
        var error = Assert.Throws<RewardBindingException>(() => reward.Step(torch.tensor((float[])[1, 2, 3]), torch.tensor((float[])[1, index, 1])));
        Assert.Equal("prompt", error.Name);
        Assert.Contains("row 1 has", error.Message);
    }

    /// <summary>At a step a group is those of its rows that have the step; a value of all steps is taken from rows that have any.</summary>
    [Theory]
    [InlineData(RewardBackend.Reference)]
    [InlineData(RewardBackend.Torch)]
    public void Ragged_trajectories_are_grouped_at_each_step(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = Compile(
            """
            loss Trajectories {
              input score  : real
              input prompt : int episodic
              input skill  : real episodic
              group by prompt
              output together = sum(score, over: group)
              output place    = rank(score, over: group)
              output middle   = median(score, over: group)
              output ordered  = sort(score, over: group)
              output best     = max(skill, over: group)
              output rows     = sum(float(skill > -9), over: group)
            }
            """,
            backend);
        var score = torch.tensor((float[])[5, 1, 7, NaN, 3, 2, NaN, NaN], [4, 2]);
        var prompt = torch.tensor((long[])[6, 8, 6, 6]);
        using var result = reward.Evaluate([score, prompt, torch.tensor((float[])[1, 2, 3, 4])], torch.tensor((long[])[2, 1, 2, 0]));
        float[] Of(string name) => Functions.FunctionTable.Elements(result.Output(name));
        Assert.Equal([8, 3, 7, 0, 8, 3, 0, 0], Of("together"));
        Assert.Equal([1, 0, 0, 0, 0, 1, 0, 0], Of("place"));
        Assert.Equal([4, 1.5f, 7, 0, 4, 1.5f, 0, 0], Of("middle"));
        Assert.Equal([3, 1, 7, 0, 5, 2, 0, 0], Of("ordered"));
        Assert.Equal([3, 3, 2, 0, 3, 3, 0, 0], Of("best"));
        Assert.Equal([2, 2, 1, 0, 2, 2, 0, 0], Of("rows"));
    }

    /// <summary>A number for each row and step is the same bits however often it is computed, and however many threads there are.</summary>
    [Fact]
    public void Results_repeat_bit_for_bit()
    {
        using var scope = NewDisposeScope();
        using var first = Compile(BySize, RewardBackend.Cpu);
        using var second = Compile(BySize, RewardBackend.Cpu);
        var score = torch.randn(40_000, generator: new Generator(5));
        var once = Bits(Run(first, "advantage", score));
        for (var again = 0; again < 5; again++)
            Assert.Equal(once, Bits(Run(second, "advantage", score)));
        // A group's numbers depend on its own rows alone.
        Assert.Equal(once[32_000..33_600], Bits(Run(second, "advantage", score[32_000..33_600].clone())));
    }

    private static RewardProgram Compile(string text, RewardBackend backend) =>
        RewardProgram.Compile(text, BackendData.Options(backend));

    private static float[] Run(RewardProgram reward, string output, params Tensor[] inputs)
    {
        reward.Reset();
        using var result = reward.Step(inputs);
        return Functions.FunctionTable.Elements(result.Output(output));
    }

    private static int[] Bits(float[] values) => [.. values.Select(BitConverter.SingleToInt32Bits)];
}
