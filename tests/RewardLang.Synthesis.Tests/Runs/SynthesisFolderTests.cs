using RewardLang.Synthesis.Chat;
using RewardLang.Synthesis.Journal;
using RewardLang.Synthesis.Loop;
using RewardLang.Synthesis.Runs;
using RewardLang.Synthesis.Tests.Chat;

namespace RewardLang.Synthesis.Tests.Runs;

/// <summary>A run's folder holds all that it needs to go on, and what came out.</summary>
public sealed class SynthesisFolderTests : IDisposable
{
    private const string Near = "```reward\nreward Near {\n  input hand : real<m>[xy]\n  input target : real<m>[xy]\n  term near = exp(-norm(hand - target) / 10<cm>)\n}\n```";
    private const string Far = "```reward\nreward Far {\n  input hand : real<m>[xy]\n  input target : real<m>[xy]\n  term far = -norm(hand - target) / 1<m>\n}\n```";

    private static readonly string s_task = Path.Combine(Trees.Root, "tasks", "reacher");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    private string Run => Path.Combine(_folder.FullName, "run");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_whole_run_with_a_model_writes_its_report_and_replays_byte_for_byte()
    {
        using var service = new MisbehavingService().Replies($"Let me think.\n{Near}").Fails(500).Replies(Far);
        var settings = new SynthesisSettings
        {
            Task = "reacher",
            Proposer = ProposerKind.Chat,
            Endpoint = new ChatEndpoint(service.Address, "test-model"),
            Calls = new CallOptions { FirstPause = TimeSpan.FromMilliseconds(5) },
            Options = new SynthesisOptions { Iterations = 1, Candidates = 2, FinalSeeds = 1, Steps = 8_000, Parallel = 1 },
        };
        var result = await RunAsync(Run, settings);
        Assert.Equal(2, result.Candidates.Count(c => c.Training is not null));
        var report = File.ReadAllText(Path.Combine(Run, "report.html"));
        foreach (var part in new[] { "test-model", "<h2>Lineage</h2>", "<h2>Costs</h2>", "failures of the service", "What is proved of it", "Let me think.", "check finite" })
            Assert.Contains(part, report, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", report, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(result.Best!.Text, File.ReadAllText(Path.Combine(Run, "best.reward")));

        var replayed = await RunAsync(Path.Combine(_folder.FullName, "again"), settings with { Proposer = ProposerKind.Replay, Endpoint = null, Recording = Path.Combine(Run, "transcript.jsonl") });
        Assert.Equal(result.Candidates.Select(c => (c.Text, c.Score)).Order(), replayed.Candidates.Select(c => (c.Text, c.Score)).Order());
    }

    [Fact]
    public void A_folder_is_begun_once_and_used_by_one_process()
    {
        var settings = new SynthesisSettings { Task = "reacher", Options = new SynthesisOptions { Seed = 7, Budget = new SynthesisBudget { Time = TimeSpan.FromMinutes(5), Money = 1.5m } } };
        using (SynthesisFolder.Create(Run, s_task, settings))
        {
            Assert.Contains("Another process", Assert.Throws<JournalException>(() => SynthesisFolder.Resume(Run)).Message, StringComparison.Ordinal);
        }

        Assert.Contains("--resume", Assert.Throws<JournalException>(() => SynthesisFolder.Create(Run, s_task, settings)).Message, StringComparison.Ordinal);
        using var resumed = SynthesisFolder.Resume(Run);
        Assert.Equal(settings, resumed.Settings);
        Assert.Equal("reacher", resumed.Task.Name);
        Assert.Throws<JournalException>(() => SynthesisFolder.Resume(_folder.FullName));
    }

    [Fact]
    public async Task A_budget_of_time_ends_the_search_and_says_so()
    {
        var settings = new SynthesisSettings { Task = "reacher", Options = new SynthesisOptions { FinalSeeds = 0, Budget = new SynthesisBudget { Time = TimeSpan.FromMilliseconds(1) } } };
        Assert.Contains("is spent", (await RunAsync(Run, settings)).EndedEarly, StringComparison.Ordinal);
    }

    private static async Task<SynthesisResult> RunAsync(string path, SynthesisSettings settings)
    {
        using var folder = SynthesisFolder.Create(path, s_task, settings);
        var result = await new SynthesisRun(folder.Task, ProposerFactory.Create(settings, folder.Task, folder.Journal), folder.Journal, settings.Options).RunAsync();
        folder.Write(result);
        return result;
    }
}
