using RewardLang.Runtime;
using RewardLang.Synthesis.Judging;
using RewardLang.Training.Rewards;
using static TorchSharp.torch;

namespace RewardLang.Synthesis.Tests.Judging;

/// <summary>Labels and counts of captions come to a program as inputs, step by step.</summary>
public sealed class JudgedRewardTests
{
    private const string Messages = "metric Messages { input message : int output says = message }";
    private const string Oni = """
        reward Oni {
          input gain  : real
          input label : real in 0 .. 1
          input count : int
          param external_share  = 0.1
          param intrinsic_share = 0.4
          term external  = gain              weight external_share
          term intrinsic = label * count^-3  weight intrinsic_share
          output times = count
        }
        """;

    private static readonly LabelStoreOptions s_prompt = new() { Backoff = TimeSpan.Zero };

    [Fact]
    public async Task ONI_by_its_numbers()
    {
        var answer = new TaskCompletionSource<double>();
        await using var labels = new LabelStore(new ScriptedJudge((_, _) => answer.Task), s_prompt);
        using var judged = new Judged(Oni, Messages, labels);

        // While the judge thinks, the default stands.
        AssertNear([.2], judged.Step(gain: [2], message: [7]));
        answer.SetResult(1);
        await labels.WhenIdleAsync();
        judged.Reset(null);
        AssertNear([.6], judged.Step(gain: [2], message: [7]));
        AssertNear([.25], judged.Step(gain: [2], message: [7]));
        AssertNear([.4 / 27 + .2], judged.Step(gain: [2], message: [7]));
        AssertNear([.214815], [.4 / 27 + .2]);
        Assert.Equal((1, 3, 1), (labels.Statistics.Asked, labels.Statistics.FromCache, labels.Statistics.Defaulted));
    }

    [Fact]
    public async Task Captions_are_counted_for_each_row_from_the_start_of_its_episode()
    {
        await using var labels = new LabelStore(ScriptedJudge.Answering(_ => 1), s_prompt);
        using var judged = new Judged(Oni, Messages, labels);

        Assert.Equal([1, 1], judged.Times([7, 8]));
        Assert.Equal([2, 1], judged.Times([7, 7]));
        judged.Reset([false, true]);
        Assert.Equal([3, 1], judged.Times([7, 7]));
        Assert.Equal([1, 2], judged.Times([8, 7]));
        judged.Reset(null);
        Assert.Equal([1, 1], judged.Times([7, 7]));
        judged.Reset(null);
        Assert.Equal([1, 1, 1], judged.Times([7, 7, 7]));
    }

    [Fact]
    public async Task Against_plain_loops()
    {
        const int rows = 30, steps = 40, words = 6;
        var random = new Random(41);
        await using var labels = new LabelStore(ScriptedJudge.Answering(text => int.Parse(text["says=".Length..]) % 3 / 2.0), s_prompt);
        for (var word = 0; word < words; word++)
            labels.Label($"says={word}");
        await labels.WhenIdleAsync();
        using var judged = new Judged(Oni, Messages, labels);
        var counts = new int[rows, words];
        for (var step = 0; step < steps; step++)
        {
            var gain = Enumerable.Range(0, rows).Select(_ => random.NextSingle()).ToArray();
            var message = Enumerable.Range(0, rows).Select(_ => random.Next(words)).ToArray();
            var expected = Enumerable.Range(0, rows)
                .Select(row => .1 * gain[row] + .4 * (message[row] % 3 / 2.0) * Math.Pow(++counts[row, message[row]], -3)).ToArray();
            AssertNear(expected, judged.Step(gain, message));
            var ended = Enumerable.Range(0, rows).Select(_ => random.Next(8) == 0).ToArray();
            judged.Reset(ended);
            for (var row = 0; row < rows; row++)
                for (var word = 0; ended[row] && word < words; word++)
                    counts[row, word] = 0;
        }
    }

    [Fact]
    public async Task A_step_without_an_event_is_not_judged()
    {
        var judge = ScriptedJudge.Answering(_ => 1);
        await using var labels = new LabelStore(judge, s_prompt with { Default = 1 });
        using var judged = new Judged(Oni, "metric Odd { input message : int output odd = mod(message, 2) == 1 }", labels);

        AssertNear([0, .4], judged.Step(gain: [0, 0], message: [2, 3]));
        await labels.WhenIdleAsync();
        Assert.Equal(["odd"], judge.Asked);
    }

    [Fact]
    public async Task CALM_pays_each_subgoal_once_in_an_episode_whatever_the_judges_say_later()
    {
        var text = File.ReadAllText(Path.Combine(Trees.Root, "examples", "methods", "32-calm", "calm.reward"));
        await using var key = new LabelStore(ScriptedJudge.Answering(caption => caption is "says=1" or "says=3" ? 1 : 0, "key"), s_prompt);
        await using var door = new LabelStore(ScriptedJudge.Answering(caption => caption is "says=2" or "says=3" ? 1 : 0, "door"), s_prompt);
        for (var word = 0; word < 4; word++)
            _ = (key.Label($"says={word}"), door.Label($"says={word}"));
        await Task.WhenAll(key.WhenIdleAsync(), door.WhenIdleAsync());
        var both = new Dictionary<string, LabelStore> { ["verified.door"] = door, ["verified.key"] = key };
        foreach (var (program, expected) in new[] { ("SubgoalBonus", (double[])[0, .5, 0, .5, 1]), ("UnlatchedBonus", [0, .5, .5, .5, 2]) })
        {
            using var judged = new Judged(text, Messages, both, program);
            foreach (var (message, total) in new[] { 0, 1, 1, 2, 3 }.Zip(expected))
                AssertNear([total], judged.Step(gain: [0], message: [message], solved: [message == 3]));
        }
    }

    [Theory]
    [InlineData("reward R { input gain : real total = gain }", "has no input 'label' for labels. It has: gain")]
    [InlineData("reward R { input label : real in 0 .. 0.5 total = label }", "promises 0 .. 0.5")]
    [InlineData("reward R { input label : real shared total = label }", "without 'shared'")]
    [InlineData("metric R { input label : real total = label }", "training needs a reward")]
    public async Task A_program_that_does_not_go_with_the_labels_is_refused(string text, string problem)
    {
        await using var labels = new LabelStore(ScriptedJudge.Silent());
        Assert.Contains(problem, Assert.Throws<RewardException>(() => new Judged(text, Messages, labels)).Message);
    }

    [Fact]
    public async Task Each_component_needs_a_judge()
    {
        await using var labels = new LabelStore(ScriptedJudge.Silent());
        var part = new Dictionary<string, LabelStore> { ["verified.key"] = labels };
        var text = "reward R { axis subgoal { key, door } input verified : bool[subgoal] total = count(verified) }";
        Assert.Contains("none for 'verified.door'", Assert.Throws<RewardException>(() => new Judged(text, Messages, part)).Message);
    }

    [Fact]
    public async Task A_condition_takes_no_label_between_yes_and_no()
    {
        await using var labels = new LabelStore(ScriptedJudge.Answering(_ => 0.7), s_prompt);
        using var judged = new Judged("reward R { input gain : real input label : bool term t = label }", Messages, labels);
        AssertNear([0], judged.Step(gain: [0], message: [7]));
        await labels.WhenIdleAsync();

        var message = Assert.Throws<RewardException>(() => judged.Step(gain: [0], message: [7])).Message;
        Assert.Contains("\"says=7\" is 0.7", message);
    }

    private static void AssertNear(double[] expected, float[] actual) => AssertNear(expected, actual.Select(n => (double)n).ToArray());

    private static void AssertNear(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }

    /// <summary>A judged reward with its programs, stepped by arrays.</summary>
    private sealed class Judged : IDisposable
    {
        private readonly RewardProgram _program, _events;
        private readonly CaptionProgram _captions;
        private readonly IStepReward _reward;

        public Judged(string program, string events, LabelStore labels)
            : this(program, events, new Dictionary<string, LabelStore> { [JudgedReward.LabelName] = labels })
        {
        }

        public Judged(string program, string events, Dictionary<string, LabelStore> labels, string? name = null)
        {
            _program = RewardProgram.Compile(program, new RewardOptions { Program = name });
            _events = RewardProgram.Compile(events);
            _captions = new CaptionProgram(_events);
            _reward = new JudgedReward(_program, _captions, labels);
        }

        public float[] Step(float[] gain, int[] message, bool[]? solved = null) => Run(gain, message, solved, result => result.Total);

        public float[] Times(int[] message) => Run(new float[message.Length], message, null, result => result.Output("times"));

        public void Reset(bool[]? rows)
        {
            using var mask = rows is null ? null : tensor(rows);
            _reward.Reset(mask);
        }

        public void Dispose()
        {
            _reward.Dispose();
            _captions.Dispose();
            _program.Dispose();
            _events.Dispose();
        }

        private float[] Run(float[] gain, int[] message, bool[]? solved, Func<IStepResult, Tensor> take)
        {
            using var scope = NewDisposeScope();
            using var result = _reward.Step(new Dictionary<string, Tensor>
            {
                ["gain"] = tensor(gain),
                ["message"] = tensor(message).to(ScalarType.Float32),
                ["solved"] = tensor(solved ?? new bool[gain.Length]),
            });
            return take(result).data<float>().ToArray();
        }
    }
}
