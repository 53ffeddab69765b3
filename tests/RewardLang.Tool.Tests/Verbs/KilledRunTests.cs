using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using RewardLang.Synthesis.Journal;
using RewardLang.Synthesis.Tests.Chat;
using RewardLang.Tool.Tests.Tool;

namespace RewardLang.Tool.Tests.Verbs;

/// <summary>
/// A process that is killed at any moment loses nothing that it said was done: it goes on to the same journal as one that was left alone.
/// REWARD_KILLS sets how often it is killed.
/// </summary>
public sealed class KilledRunTests : IDisposable
{
    private static readonly int s_kills = int.TryParse(Environment.GetEnvironmentVariable("REWARD_KILLS"), out var kills) ? kills : 3;

    private static readonly string[] s_arguments = ["tasks/reacher", "--iterations", "2", "--candidates", "2", "--steps", "8000", "--final-seeds", "1", "--parallel", "1"];

    private static readonly JsonSerializerOptions s_json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_run_that_is_killed_goes_on_to_the_same_journal()
    {
        var (whole, killed) = (Path.Combine(_folder.FullName, "whole"), Path.Combine(_folder.FullName, "killed"));
        var clock = Stopwatch.StartNew();
        Assert.Equal(0, ToolProcess.Run(["synth", .. s_arguments, "--out", whole]).ExitCode);
        var usual = clock.Elapsed;

        var random = new Random(20_261_129);
        for (var kill = 0; kill < s_kills; kill++)
        {
            string[] arguments = File.Exists(Path.Combine(killed, "journal.db")) ? ["--resume", "--out", killed] : [.. s_arguments, "--out", killed];
            using var process = ToolProcess.Start(["synth", .. arguments]);
            if (!process.WaitForExit(TimeSpan.FromSeconds(1 + random.NextDouble() * usual.TotalSeconds * 0.6)))
                process.Kill();
            process.WaitForExit();
        }

        Assert.Equal(0, ToolProcess.Run("synth", "--resume", "--out", killed).ExitCode);
        Assert.Equal(Journal(whole), Journal(killed));
        Assert.Equal(File.ReadAllText(Path.Combine(whole, "best.reward")), File.ReadAllText(Path.Combine(killed, "best.reward")));
    }

    [Fact]
    public void A_reply_that_is_in_the_journal_is_not_paid_for_again()
    {
        const int wanted = 4;
        using var service = new MisbehavingService();
        var replies = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Replies")).Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();
        for (var i = 0; i < wanted + 2 * s_kills; i++)
            service.Replies(replies[i % replies.Count], milliseconds: 500);
        var run = Path.Combine(_folder.FullName, "chat");
        string[] arguments = ["tasks/reacher", "--iterations", "2", "--candidates", "2", "--steps", "2048", "--final-seeds", "0", "--endpoint", $"{service.Address}", "--model", "test", "--repairs", "0", "--out", run];
        var random = new Random(20_261_130);
        for (var kill = 0; kill <= s_kills; kill++)
        {
            var (known, asked) = (Calls(run), service.Requests.Count);
            using var process = ToolProcess.Start(["synth", .. File.Exists(Path.Combine(run, "journal.db")) ? ["--resume", "--out", run] : arguments]);
            if (kill < s_kills && !process.WaitForExit(TimeSpan.FromSeconds(1 + random.NextDouble() * 5)))
                process.Kill();
            process.WaitForExit();
            Assert.InRange(service.Requests.Count - asked, 0, wanted - known);
        }

        Assert.Equal(wanted, Calls(run));
        Assert.True(File.Exists(Path.Combine(run, "best.reward")));
    }

    private static int Calls(string run)
    {
        if (!File.Exists(Path.Combine(run, "journal.db")))
            return 0;
        using var journal = SynthesisJournal.Open(Path.Combine(run, "journal.db"));
        return journal.Calls().Count;
    }

    /// <summary>What a journal has of candidates and trainings, without the time that they took.</summary>
    private static string Journal(string run)
    {
        using var journal = SynthesisJournal.Open(Path.Combine(run, "journal.db"));
        var candidates = journal.Candidates();
        var trainings = candidates.Select(c => $"{c.Number}").Append("expert").Append("sparse")
            .SelectMany(name => new ulong[] { 1, 1_000_000 }.Select(seed => journal.Training(name, seed) is { } t ? t with { Seconds = 0 } : null));
        return JsonSerializer.Serialize(new { candidates, trainings }, s_json);
    }
}
