using RewardLang.Synthesis.Candidates;
using RewardLang.Synthesis.Ranking;
using RewardLang.Synthesis.Tasks;
using RewardLang.Synthesis.Trainings;

namespace RewardLang.Synthesis.Tests.Runs;

/// <summary>The local page shows rollouts and takes a choice, from whoever has its address alone.</summary>
public sealed class RankingPageTests
{
    private static readonly SynthesisTask s_task = TaskFolder.Read(Path.Combine(Trees.Root, "tasks", "reacher"));

    [Fact]
    public async Task The_choice_is_taken()
    {
        var address = new TaskCompletionSource<string>();
        var asked = new RankingPage(s_task, text => address.SetResult(text[text.IndexOf("http", StringComparison.Ordinal)..])).AskAsync(2, [Shown(1), Shown(2)], default);
        using var client = new HttpClient();
        var page = await address.Task;
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await client.GetAsync(new Uri(new Uri(page), "/"))).StatusCode);
        var shown = await client.GetStringAsync(page);
        Assert.Contains("Candidate 2", shown, StringComparison.Ordinal);
        Assert.Contains("<animate", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("score", shown, StringComparison.OrdinalIgnoreCase);

        using var same = new FormUrlEncodedContent([new("best", "2"), new("worst", "2")]);
        Assert.Contains("are the same", await (await client.PostAsync(page, same)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var choice = new FormUrlEncodedContent([new("best", "2"), new("worst", "1"), new("words", "smoother, please & faster")]);
        Assert.Contains("Thanks", await (await client.PostAsync(page, choice)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var feedback = await asked;
        Assert.Equal((2, 1, 2, "smoother, please & faster"), (feedback!.Best, feedback.Worst, feedback.Iteration, feedback.Text));
    }

    [Fact]
    public async Task Waiting_ends_when_the_run_does()
    {
        using var stop = new CancellationTokenSource();
        var asked = new RankingPage(s_task, _ => stop.CancelAfter(50)).AskAsync(1, [Shown(1)], stop.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    private static Candidate Shown(int number) => new(number, 1, "reward R { total = 1 }", "written", [])
    {
        Findings = [],
        Training = new TrainingOutcome(1, TrainingEnd.Complete, [], null, 1)
        {
            Episodes = [new EpisodeTrace([new SignalTrace("hand", "m", [[0, 0], [0.1f, 0.2f], [0.2f, 0.2f]]), new SignalTrace("joint_angle", "rad", [[0, 1], [1, 2], [2, 3]])])],
        },
    };
}
