using RewardLang.Runtime;
using RewardLang.Synthesis.Judging;
using RewardLang.Training;
using RewardLang.Training.Environments;

namespace RewardLang.Synthesis.Tests.Judging;

/// <summary>A training goes its way whatever its judge does.</summary>
public sealed class JudgedTrainingTests : IDisposable
{
    private const string Events = """
        metric Events {
          input pole_angle   : real<rad>
          input progress_buf : int
          output leans  = abs(pole_angle) > 0.1<rad>
          output second = floor(progress_buf / 60)
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    private TrainerOptions Options => new() { Steps = 12_288, Rows = 64, EvaluationEpisodes = 16, RunsFolder = _folder.FullName };

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_judge_that_never_answers_leaves_the_training_to_the_default_labels()
    {
        using var events = RewardProgram.Compile(Events);
        using var captions = new CaptionProgram(events);
        using var program = Balance("label * count^-3");
        var judge = ScriptedJudge.Silent();
        await using var labels = new LabelStore(judge, new LabelStoreOptions { Default = 0.25, QueueCapacity = 3, Workers = 2, Timeout = TimeSpan.FromHours(1) });
        using var reward = new JudgedReward(program, captions, labels);
        var judged = reward.Train(CartPole.Kind, Options);

        // At most two with the workers and three in the queue; of the sixteen captions or so that came, the others were dropped, and all had the default.
        // Workers may come to their first ones late on a busy machine.
        Assert.True(SpinWait.SpinUntil(() => judge.Asked.Count == 2, TimeSpan.FromSeconds(30)), $"{judge.Asked.Count} asked");
        var statistics = labels.Statistics;
        Assert.InRange(statistics.Waiting, 3, 5);
        Assert.Equal((0, 0, 0, 0), (statistics.FromCache, statistics.Answered, statistics.Failed, statistics.Unsaved));
        Assert.True(statistics.Dropped > 0);
        Assert.True(statistics.Defaulted >= Options.Steps);

        // The same numbers as with a judge that has answered 0.25 to everything.
        await using var known = new LabelStore(ScriptedJudge.Answering(_ => 0.25), labels.Options);
        using var answered = new JudgedReward(program, captions, known);
        Assert.Equal(judged.Evaluation.Return, answered.Train(CartPole.Kind, Options).Evaluation.Return);
        await known.WhenIdleAsync();
        var (answers, read) = (known.Statistics.Answered, known.Statistics.FromCache);
        Assert.Equal(judged.Evaluation.Return, answered.Train(CartPole.Kind, Options).Evaluation.Return);
        Assert.True(answers > 0 && known.Statistics.FromCache > read);

        // And others than with 0, so the label does count.
        await using var zero = new LabelStore(ScriptedJudge.Silent());
        using var unlabelled = new JudgedReward(program, captions, zero);
        Assert.NotEqual(judged.Evaluation.Return, unlabelled.Train(CartPole.Kind, Options).Evaluation.Return);
    }

    [Fact]
    public async Task A_judge_that_fails_at_everything_is_told_of_beside_the_policy()
    {
        using var events = RewardProgram.Compile(Events);
        using var captions = new CaptionProgram(events);
        using var program = Balance("label");
        var judge = new ScriptedJudge((_, _) => throw new InvalidOperationException("no credit left"));
        await using var labels = new LabelStore(judge, new LabelStoreOptions { Attempts = 2, Backoff = TimeSpan.FromMilliseconds(1) });
        using var reward = new JudgedReward(program, captions, labels);

        // One failure before the training: on a busy machine the workers may come to its own captions only after it.
        labels.Label("a caption");
        await labels.WhenIdleAsync();
        var result = reward.Train(CartPole.Kind, Options);
        await labels.WhenIdleAsync();

        Assert.True(File.Exists(Path.Combine(result.Folder, "policy.pt")));
        Assert.Contains("no credit left", File.ReadAllText(Path.Combine(result.Folder, "judges.json")));
        Assert.Equal((labels.Statistics.Asked, 0L), (labels.Statistics.Failed, labels.Statistics.FromCache));
        Assert.Equal(2 * labels.Statistics.GivenUp, labels.Statistics.Failed);
    }

    [Fact]
    public async Task What_the_captions_need_the_environment_must_have()
    {
        using var events = RewardProgram.Compile("metric Events { input pole_angle : real<m> input fog : bool output thick = fog and pole_angle > 0 }");
        using var captions = new CaptionProgram(events);
        using var program = Balance("label");
        await using var labels = new LabelStore(ScriptedJudge.Silent());
        using var reward = new JudgedReward(program, captions, labels);

        var message = Assert.Throws<EnvironmentMatchException>(() => reward.Train(CartPole.Kind, Options)).Message;
        Assert.Contains("it has no 'fog'", message);
        Assert.Contains("'pole_angle' is in rad, not in m", message);
    }

    private static RewardProgram Balance(string intrinsic) => RewardProgram.Compile($$"""
        reward Balance {
          input pole_angle : real<rad>
          input cart_pos   : real<m>
          input label      : real
          input count      : int
          term upright   = exp(-abs(pole_angle) / 0.2<rad>)
          term intrinsic = {{intrinsic}} + 0 * count
          end fell when abs(pole_angle) > 0.8<rad> or abs(cart_pos) > 3<m>
        }
        """);
}
