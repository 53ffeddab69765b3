using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Tests.Programs;

/// <summary>Whole trajectories: what a user passes and gets back, and what is refused.</summary>
public sealed class TrajectoryTests
{
    private const string ReturnToGo = """
        metric ReturnToGo {
          input gain : real
          param discount = 0.5
          backward value from 0 then gain + discount * value
          output length = sum(1, over: time)
          output mean_reward = mean(gain, over: time)
          output following = next(gain, final: -1)
          total = value
        }
        """;

    public static TheoryData<RewardBackend> Backends => BackendData.All;

    [Theory]
    [MemberData(nameof(Backends))]
    public void A_backward_scan_is_the_return_to_go(RewardBackend backend)
    {
        using var program = RewardProgram.Compile(ReturnToGo, BackendData.Options(backend));
        using var rewards = torch.tensor(new float[,] { { 1, 2, 4 }, { 8, float.NaN, float.NaN } });
        using var lengths = torch.tensor(new long[] { 3, 1 });
        using var result = program.Evaluate([rewards], lengths);
        Assert.Equal([3, 4, 4, 8, 0, 0], Numbers(result.Total));
        Assert.Equal([3, 3, 3, 1, 0, 0], Numbers(result.Output("length")));
        Assert.Equal([7f / 3, 7f / 3, 7f / 3, 8, 0, 0], Numbers(result.Output("mean_reward")));
        Assert.Equal([2, 4, -1, -1, 0, 0], Numbers(result.Output("following")));
        Assert.Equal((2, 3), (result.Rows, result.Steps));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void A_mask_says_what_lengths_say(RewardBackend backend)
    {
        using var program = RewardProgram.Compile(ReturnToGo, BackendData.Options(backend));
        using var rewards = torch.tensor(new float[,] { { 1, 2, 4 }, { 8, 16, 32 } });
        using var lengths = torch.tensor(new long[] { 2, 0 });
        using var mask = torch.tensor(new bool[,] { { true, true, false }, { false, false, false } });
        using var byLengths = program.Evaluate([rewards], lengths);
        using var byMask = program.Evaluate([rewards], mask);
        Assert.Equal([2, 2, 0, 0, 0, 0], Numbers(byLengths.Total));
        Assert.Equal(Numbers(byLengths.Total), Numbers(byMask.Total));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void No_rows_and_no_steps_give_empty_results(RewardBackend backend)
    {
        using var program = RewardProgram.Compile(ReturnToGo, BackendData.Options(backend));
        using var noRows = torch.zeros(0, 3);
        using var noSteps = torch.zeros(2, 0);
        using var first = program.Evaluate([noRows]);
        using var second = program.Evaluate([noSteps]);
        Assert.Equal([0, 3], first.Total.shape);
        Assert.Equal([2, 0], second.Total.shape);
    }

    /// <summary>Clip and delta of process rewards, and the return to go, against a loop written out.</summary>
    [Theory]
    [MemberData(nameof(Backends))]
    public void Process_rewards_match_a_loop(RewardBackend backend)
    {
        const string Text = """
            reward ProcessRewards {
              input score : real
              input valid : bool
              param threshold = 0.25
              param discount = 0.9
              let clipped = min(score - threshold, 0) * valid
              let delta = (clipped - next(clipped, final: 0)) * valid
              backward value from 0 then delta + discount * value
              total = value
            }
            """;
        using var program = RewardProgram.Compile(Text, BackendData.Options(backend));
        manual_seed(3);
        using var score = rand(37, 64);
        using var valid = rand(37, 64) > 0.2f;
        using var result = program.Evaluate([score, valid]);
        var (scores, mask, actual) = (Numbers(score), valid.data<bool>().ToArray(), Numbers(result.Total));
        for (var row = 0; row < 37; row++)
        {
            var (next, value) = (0.0, 0.0);
            for (var step = 63; step >= 0; step--)
            {
                var i = row * 64 + step;
                var clipped = mask[i] ? Math.Min(scores[i] - 0.25, 0) : 0;
                value = (mask[i] ? clipped - next : 0) + 0.9 * value;
                next = clipped;
                Assert.Equal(value, actual[i], 1e-5);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void An_episodic_input_has_no_steps_and_a_shared_one_no_rows(RewardBackend backend)
    {
        const string Text = """
            reward Outcome {
              input effort  : real
              input solved  : bool episodic
              input price   : real shared
              input scale   : real shared episodic
              term outcome = if next(false, final: true) then solved else 0
              term cost    = effort * price * scale  weight -1
            }
            """;
        using var program = RewardProgram.Compile(Text, BackendData.Options(backend));
        using var effort = torch.ones(2, 3);
        using var solved = torch.tensor(new[] { true, false });
        using var price = torch.tensor(new[] { 1f, 2f, 3f });
        using var scale = torch.tensor(0.5f);
        using var lengths = torch.tensor(new long[] { 3, 2 });
        using var result = program.Evaluate([effort, solved, price, scale], lengths);
        Assert.Equal([-0.5f, -1, -0.5f, -0.5f, -1, 0], Numbers(result.Total));
    }

    [Fact]
    public void A_program_that_looks_ahead_has_no_step()
    {
        using var program = RewardProgram.Compile(ReturnToGo);
        using var rewards = torch.zeros(2);
        var error = Assert.Throws<RewardException>(() => program.Step([rewards]));
        Assert.Equal(
            "'ReturnToGo' has no single steps: 'backward value from 0 then gain + discount * value' (line 4) looks ahead. "
                + "Run it over whole trajectories with Evaluate.", error.Message);
    }

    [Fact]
    public void What_is_not_used_does_not_look_ahead()
    {
        using var program = RewardProgram.Compile("reward R { input x : real\n let later = next(x, final: 0)\n total = x }");
        Assert.True(program.Program.IsCausal);
    }

    [Theory]
    [InlineData("steps", "The input 'b' has 4 steps, the inputs before it 3.")]
    [InlineData("flat", "The input 'b' takes a tensor of shape [rows, steps]; got [2].")]
    [InlineData("long", "Row 1 has the length 4; the trajectories have 0 to 3 steps.")]
    [InlineData("gap", "The mask of row 0 has a gap at step 1")]
    [InlineData("dtype", "The lengths are int64 [2]")]
    public void Tensors_that_do_not_fit_are_named(string mistake, string message)
    {
        using var program = RewardProgram.Compile("reward R { input a : real\n input b : real\n total = a + b }");
        using var scope = NewDisposeScope();
        var a = torch.zeros(2, 3);
        var b = mistake switch { "steps" => torch.zeros(2, 4), "flat" => torch.zeros(2), _ => torch.zeros(2, 3) };
        var lengths = mistake switch
        {
            "long" => torch.tensor(new long[] { 3, 4 }),
            "gap" => torch.tensor(new bool[,] { { true, false, true }, { true, true, true } }),
            "dtype" => torch.zeros(2),
            _ => null,
        };
        var error = Assert.Throws<RewardBindingException>(() => program.Evaluate([a, b], lengths));
        Assert.StartsWith(message, error.Message);
    }

    [Fact]
    public void Trajectories_leave_the_episodes_of_steps_alone()
    {
        using var program = RewardProgram.Compile("reward R { input x : real\n state sum from 0 then sum + x\n total = sum }");
        using var one = torch.ones(1);
        using var three = torch.ones(1, 3);
        program.Step([one]).Dispose();
        using var whole = program.Evaluate([three]);
        using var second = program.Step([one]);
        Assert.Equal([1, 2, 3], Numbers(whole.Total));
        Assert.Equal([2], Numbers(second.Total));
    }

    [Fact]
    public void Results_are_written_where_the_caller_says()
    {
        using var program = RewardProgram.Compile(ReturnToGo);
        using var rewards = torch.ones(2, 3);
        using var results = program.CreateResults(2, 3, ResultColumns.Total);
        program.Evaluate([rewards], null, results);
        Assert.Equal([1.75f, 1.5f, 1, 1.75f, 1.5f, 1], Numbers(results.Total));
        Assert.Throws<RewardException>(() => program.Evaluate([torch.ones(2, 4)], null, results));
    }

    /// <summary>The mean over the rows at a step is that of the rows that have it.</summary>
    [Theory]
    [InlineData(RewardBackend.Reference)]
    [InlineData(RewardBackend.Torch)]
    public void A_fold_over_the_batch_takes_the_rows_that_have_the_step(RewardBackend backend)
    {
        const string Text = """
            metric M {
              input x : real
              output at_step = mean(x, over: batch)
              output of_rows = mean(sum(x, over: time), over: batch)
            }
            """;
        using var program = RewardProgram.Compile(Text, BackendData.Options(backend));
        using var x = torch.tensor(new float[,] { { 1, 2 }, { 3, 100 }, { 50, 60 } });
        using var lengths = torch.tensor(new long[] { 2, 1, 0 });
        using var result = program.Evaluate([x], lengths);
        Assert.Equal([2, 2, 2, 0, 0, 0], Numbers(result.Output("at_step")));
        Assert.Equal([3, 3, 3, 0, 0, 0], Numbers(result.Output("of_rows")));
    }

    private static float[] Numbers(Tensor tensor) => tensor.contiguous().data<float>().ToArray();
}
