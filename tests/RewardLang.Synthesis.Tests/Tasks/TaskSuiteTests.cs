using RewardLang.Synthesis.Critic;
using RewardLang.Synthesis.Tasks;
using RewardLang.Synthesis.Trainings;
using RewardLang.Training.Environments;
using RewardLang.Training.Rewards;

namespace RewardLang.Synthesis.Tests.Tasks;

/// <summary>Every task of the suite is whole: what is wanted of candidates holds for the rewards that it brings.</summary>
public sealed class TaskSuiteTests
{
    private static readonly string s_folder = Path.Combine(Trees.Root, "tasks");

    private static readonly List<string> s_names = [.. Directory.GetDirectories(s_folder).Select(f => new DirectoryInfo(f).Name).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Names => [.. s_names];

    [Fact]
    public void Every_environment_has_a_task()
    {
        var used = s_names.Select(name => Read(name).Environment.Name).ToHashSet();
        Assert.Equal(EnvironmentRegistry.All.Select(e => e.Name), used.Order(StringComparer.Ordinal));
        Assert.True(s_names.Count >= 8, $"{s_names.Count} tasks");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Expert_and_sparse_rewards_are_accepted(string name)
    {
        var task = Read(name);
        var critic = new RewardCritic(task);
        var expert = critic.Judge(task.Expert!);
        Assert.True(expert.IsAccepted, expert.Feedback);
        Assert.Empty(expert.Findings);
        var sparse = critic.Judge(task.Sparse!);
        Assert.True(sparse.IsAccepted, sparse.Feedback);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_expert_proves_its_own_checks(string name)
    {
        var checks = new RewardCritic(Read(name)).Judge(Read(name).Expert!).Program!.Checks;
        Assert.All(checks, check => Assert.Equal(CheckStatus.Proved, check.Status));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Metric_and_demands_ask_for_signals_of_the_environment(string name)
    {
        var task = Read(name);
        foreach (var program in new[] { task.Metric, task.Demands! })
            Assert.Empty(new EnvironmentMatch(task.Environment, [.. program.Inputs.Select(RewardInput.Of)]).Problems);
        Assert.NotEmpty(task.Demands!.Checks);
        Assert.All(task.Demands!.Checks, check => Assert.Equal(CheckStatus.Proved, check.Status));
    }

    /// <summary>Each reward turned around pays for the opposite of what is wanted.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void The_demands_refuse_the_opposite(string name)
    {
        var task = Read(name);
        var opposite = task.Demands!.Source.Text[..task.Demands.Source.Text.IndexOf("scenario", StringComparison.Ordinal)]
            .Replace("total = ", "total = -1 * (", StringComparison.Ordinal) + ")\n}";
        var verdict = new RewardCritic(task).Judge(opposite);
        Assert.Contains(verdict.Findings, f => f.Kind == FindingKind.Demand);
    }

    [Fact]
    public void A_score_is_a_share_of_the_time()
    {
        var task = Read("mountain-car") with { Steps = 1 };
        var outcome = new CandidateTraining(task, rows: 8).Run(task.Sparse!, seed: 1);
        Assert.Equal(TrainingEnd.Complete, outcome.End);
        Assert.InRange(outcome.Score!.Value, 0, 1);
    }

    private static SynthesisTask Read(string name) => TaskFolder.Read(Path.Combine(s_folder, name));
}
