using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using RewardLang.Runtime;
using RewardLang.Synthesis.Judging;
using RewardLang.Training;

namespace RewardLang.Synthesis.Tests.Judging;

/// <summary>What docs/judges.md shows is what runs here.</summary>
public sealed class JudgesDocumentTests : IDisposable
{
    private static readonly string s_page = File.ReadAllText(Path.Combine(Trees.Root, "docs", "judges.md"));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_example_trains_and_tells_of_its_judge()
    {
        var folder = _folder.FullName;
        var blocks = Blocks("reward").ToList();
        File.WriteAllText(Path.Combine(folder, "events.reward"), blocks[0]);
        File.WriteAllText(Path.Combine(folder, "judged.reward"), blocks[1]);
        var options = new TrainerOptions { Steps = 32_768, Rows = 64, EvaluationEpisodes = 8, RunsFolder = folder };
        using var client = new ScriptedChat(message => message.Contains("leaves") ? "BAR" : "FOO");

        var result = await Train(folder, client, options);

        using var judges = JsonDocument.Parse(File.ReadAllText(Path.Combine(result.Folder, "judges.json")));
        var statistics = judges.RootElement.GetProperty("label").GetProperty("statistics");
        Assert.True(statistics.GetProperty("answered").GetInt32() >= 2);
        Assert.Equal(0, statistics.GetProperty("failed").GetInt32());
        Assert.Equal(statistics.GetProperty("asked").GetInt32(), client.Requests.Count);
        Assert.Equal(blocks[0], File.ReadAllText(Path.Combine(result.Folder, "captions.reward")));
        Assert.Contains("within 5 cm", client.Requests.First().Messages[0].Text);

        // What was labelled is in the archive: the second training asks about nothing, or about what the first did not meet.
        var before = client.Requests.Select(r => r.Messages[1].Text).ToHashSet();
        await Train(folder, client, options);
        Assert.Equal(client.Requests.Count, client.Requests.Select(r => r.Messages[1].Text).Distinct().Count());
        Assert.True(before.Count >= 2);
    }

    [Fact]
    public void The_samples_are_lines_of_this_file()
    {
        var lines = File.ReadAllLines(Path.Combine(Trees.Root, "tests", "RewardLang.Synthesis.Tests", "Judging", "JudgesDocumentTests.cs")).Select(l => l.Trim()).ToHashSet();
        var shown = Blocks("csharp").SelectMany(b => b.Split('\n')).Select(l => l.Trim()).Where(l => l.Length > 0).ToList();

        Assert.True(shown.Count >= 10);
        Assert.All(shown, line => Assert.Contains(line, lines));
    }

    private static async Task<TrainingResult> Train(string folder, IChatClient client, TrainerOptions options)
    {
        using var events = RewardProgram.Load(Path.Combine(folder, "events.reward"));
        using var program = RewardProgram.Load(Path.Combine(folder, "judged.reward"));
        using var archive = LabelArchive.Open(Path.Combine(folder, "labels.db"));

        using var captions = new CaptionProgram(events);
        var judge = new ChatJudge(client, "Bring the hand to the target and hold it there.", new ChatJudgeOptions { Legend = captions.Legend });
        await using var labels = new LabelStore(judge, new LabelStoreOptions { Workers = 2, Default = 0 }, archive);
        using var reward = new JudgedReward(program, captions, labels);

        var result = reward.Train(options: options, progress: p => Console.WriteLine($"{p.Steps} {p.Statistics.Return} {labels.Statistics}"));
        await labels.WhenIdleAsync();
        return result;
    }

    [Fact]
    public async Task Subgoals_have_a_judge_each()
    {
        var path = Path.Combine(Trees.Root, "examples", "methods", "32-calm", "calm.reward");
        using var program = RewardProgram.Load(path, new RewardOptions { Program = "SubgoalBonus" });
        using var events = RewardProgram.Compile("metric Events { input taken : bool output takes_key = taken }");
        using var captions = new CaptionProgram(events);
        await using var key = new LabelStore(ScriptedJudge.Silent());
        await using var door = new LabelStore(ScriptedJudge.Silent());

        var subgoals = new Dictionary<string, LabelStore> { ["verified.key"] = key, ["verified.door"] = door };
        using var reward = new JudgedReward(program, captions, subgoals);

        Training.Rewards.IStepReward step = reward;
        Assert.Equal(["solved", "taken"], step.Inputs.Select(i => i.Name));
    }

    private static IEnumerable<string> Blocks(string language) =>
        Regex.Matches(s_page, $"```{language}\n(.*?)```", RegexOptions.Singleline).Select(m => m.Groups[1].Value);
}
