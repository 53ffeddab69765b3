using Microsoft.Data.Sqlite;
using RewardLang.Synthesis.Journal;
using RewardLang.Synthesis.Judging;

namespace RewardLang.Synthesis.Tests.Judging;

/// <summary>A label is paid for once, whatever becomes of the run that asked for it.</summary>
public sealed class LabelArchiveTests : IDisposable
{
    private static readonly LabelStoreOptions s_prompt = new() { Backoff = TimeSpan.Zero, Attempts = 1 };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    private string Path => System.IO.Path.Combine(_folder.FullName, "labels.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Another_run_has_the_labels_from_the_start_while_the_first_is_still_open()
    {
        using var first = LabelArchive.Open(Path);
        await using var killed = new LabelStore(ScriptedJudge.Answering(text => text == "good" ? 1 : text == "bad" ? 0 : double.NaN), s_prompt, first);
        foreach (var text in (string[])["good", "bad", "unreadable"])
            killed.Label(text);
        await killed.WhenIdleAsync();

        using var second = LabelArchive.Open(Path);
        var judge = ScriptedJudge.Silent();
        await using var store = new LabelStore(judge, s_prompt with { Default = 0.5 }, second);
        Assert.Equal([1, 0, 0.5], new[] { "good", "bad", "unreadable" }.Select(store.Label));
        Assert.Equal((2, 2, 1), (store.Statistics.Restored, store.Statistics.FromCache, store.Statistics.Defaulted));
        Assert.DoesNotContain("good", judge.Asked);
    }

    [Fact]
    public async Task Labels_of_another_judge_or_out_of_range_are_asked_for()
    {
        using var archive = LabelArchive.Open(Path);
        archive.Keep("another", "x", 1);
        archive.Keep("scripted", "y", 7);
        await using var store = new LabelStore(ScriptedJudge.Answering(_ => 1), s_prompt, archive);

        Assert.Equal(0, store.Statistics.Restored);
        Assert.Equal([0, 0], new[] { "x", "y" }.Select(store.Label));
        await store.WhenIdleAsync();
        Assert.Equal(new Dictionary<string, double> { ["x"] = 1, ["y"] = 1 }, archive.Labels("scripted"));
    }

    [Fact]
    public async Task A_label_that_cannot_be_kept_counts_and_is_told()
    {
        var archive = LabelArchive.Open(Path);
        await using var store = new LabelStore(ScriptedJudge.Answering(_ => 1), s_prompt, archive);
        archive.Dispose();
        store.Label("x");
        await store.WhenIdleAsync();

        Assert.Equal(1, store.Label("x"));
        Assert.Equal((1, 1, 0), (store.Statistics.Answered, store.Statistics.Unsaved, store.Statistics.Failed));
        Assert.Contains("could not be kept", store.Statistics.LastFailure);
    }

    [Fact]
    public void A_file_that_is_no_archive_is_refused()
    {
        File.WriteAllText(Path, "labels, one a line, and long enough to be no empty database");
        Assert.Contains("is no archive of labels", Assert.Throws<JournalException>(() => LabelArchive.Open(Path)).Message);
    }

    [Fact]
    public void An_archive_of_another_version_is_refused()
    {
        using (var connection = new SqliteConnection($"Data Source={Path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 9";
            command.ExecuteNonQuery();
        }

        Assert.Contains("version 9", Assert.Throws<JournalException>(() => LabelArchive.Open(Path)).Message);
    }
}
