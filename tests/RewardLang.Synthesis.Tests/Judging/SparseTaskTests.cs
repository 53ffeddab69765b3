using RewardLang.Runtime;
using RewardLang.Synthesis.Judging;

namespace RewardLang.Synthesis.Tests.Judging;

/// <summary>Where a task pays only at its end, what a judge says on the way leads there; and what keeps it from being farmed is part of the method.</summary>
public sealed class SparseTaskTests
{
    private const int Batches = 200, Seed = 3;

    private const string Messages = """
        metric Messages {
          input room      : int
          input opened    : bool
          input went_back : bool
          input hoped     : bool
          output door_opens    = opened
          output back_at_start = went_back
          output feels_hopeful = hoped
          output door          = if opened then room else 0
        }
        """;

    private const string Places = "metric Places { input room : int output place = room }";

    private static readonly LabelStoreOptions s_prompt = new() { Backoff = TimeSpan.Zero, Timeout = TimeSpan.FromHours(1) };

    [Fact]
    public async Task Labels_with_the_count_reach_the_goal_and_the_task_alone_does_not()
    {
        var both = await Oni(external: 10, intrinsic: 0.4, power: 3);
        var external = await Oni(external: 10, intrinsic: 0, power: 3);
        var uncounted = await Oni(external: 10, intrinsic: 0.4, power: 0);

        Assert.True(both.Success > 0.8, $"With labels {both.Success} of the episodes reach the goal.");
        Assert.True(external.Success < 0.1, $"Without them {external.Success} do.");
        // The judge takes hope for help, which can be had again and again.
        Assert.True(uncounted is { Success: < 0.1, Hope: > 0.8 }, $"Without the count {uncounted}.");
        Assert.True(both.Hope < 0.3, $"With it {both.Hope} of the steps go to hope.");
    }

    [Fact]
    public async Task A_latch_keeps_judges_that_see_a_subgoal_again_at_each_step_from_being_farmed()
    {
        var latched = await Calm("float(first(verified))");
        var unlatched = await Calm("float(verified)");

        Assert.True(latched > 0.8, $"Latched, {latched} of the episodes reach the goal.");
        Assert.True(unlatched < 0.1, $"Not latched, {unlatched} do.");
    }

    /// <summary>One judge, whose first word on a message comes a batch late.</summary>
    private static async Task<(double Success, double Hope)> Oni(double external, double intrinsic, double power)
    {
        using var program = RewardProgram.Compile("""
            reward Oni {
              input arrived : bool
              input label   : real in 0 .. 1
              input count   : int
              param external_share  = 10
              param intrinsic_share = 0.4
              param power           = 3
              term external  = float(arrived)        weight external_share
              term intrinsic = label * count^-power  weight intrinsic_share
            }
            """);
        program.SetParam("external_share", external);
        program.SetParam("intrinsic_share", intrinsic);
        program.SetParam("power", power);
        using var events = RewardProgram.Compile(Messages);
        using var captions = new CaptionProgram(events);
        using var batch = new BatchLater(text => text.Contains("door_opens") || text.Contains("feels_hopeful") ? 1 : 0);
        await using var labels = new LabelStore(batch.Judge, s_prompt);
        using var reward = new JudgedReward(program, captions, labels);
        var result = RoomLearner.Train(reward, Batches, Seed, () => batch.AnswerAsync(labels));
        Assert.True(labels.Statistics is { Failed: 0, Dropped: 0, Answered: > 2 });
        return result;
    }

    /// <summary>A judge for each of three rooms, who sees the room reached wherever the agent is in it.</summary>
    private static async Task<double> Calm(string bonus)
    {
        using var program = RewardProgram.Compile($$"""
            import std.temporal
            reward Calm {
              axis subgoal { third, fifth, seventh }
              input arrived  : bool
              input verified : bool[subgoal]
              term task    = float(first(arrived))
              term bonuses = sum({{bonus}})  weight 0.5
            }
            """);
        using var events = RewardProgram.Compile(Places);
        using var captions = new CaptionProgram(events);
        await using var third = new LabelStore(ScriptedJudge.Answering(text => text == "place=3" ? 1 : 0), s_prompt);
        await using var fifth = new LabelStore(ScriptedJudge.Answering(text => text == "place=5" ? 1 : 0), s_prompt);
        await using var seventh = new LabelStore(ScriptedJudge.Answering(text => text == "place=7" ? 1 : 0), s_prompt);
        var subgoals = new Dictionary<string, LabelStore> { ["verified.third"] = third, ["verified.fifth"] = fifth, ["verified.seventh"] = seventh };
        for (var room = 0; room <= RoomChain.Rooms; room++)
            foreach (var store in subgoals.Values)
                store.Label($"place={room}");
        foreach (var store in subgoals.Values)
            await store.WhenIdleAsync();
        using var reward = new JudgedReward(program, captions, subgoals);
        return RoomLearner.Train(reward, Batches, Seed, () => Task.CompletedTask).Success;
    }

    /// <summary>Holds answers back until a batch is over, so that a training comes out the same each time.</summary>
    private sealed class BatchLater : IDisposable
    {
        private readonly SemaphoreSlim _open = new(0);

        public BatchLater(Func<string, double> label) => Judge = new ScriptedJudge(async (text, cancellation) =>
        {
            await _open.WaitAsync(cancellation);
            return label(text);
        });

        public ScriptedJudge Judge { get; }

        public async Task AnswerAsync(LabelStore labels)
        {
            if (labels.Statistics.Waiting is > 0 and var waiting)
                _open.Release(waiting);
            await labels.WhenIdleAsync();
        }

        public void Dispose() => _open.Dispose();
    }
}
