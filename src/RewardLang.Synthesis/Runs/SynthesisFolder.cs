using System.Text.Json;
using System.Text.Json.Serialization;
using RewardLang.Synthesis.Journal;
using RewardLang.Synthesis.Loop;
using RewardLang.Synthesis.Report;
using RewardLang.Synthesis.Tasks;
using RewardLang.Training.Runs;

namespace RewardLang.Synthesis.Runs;

/// <summary>
/// The folder of a run: a copy of its task, the journal of all that happened, and what came out: best.reward, result.json, transcript.jsonl and report.html.
/// One process at a time.
/// </summary>
public sealed class SynthesisFolder : IDisposable
{
    private const string SettingsKey = "settings";
    private const string TaskCopy = "task";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly JsonSerializerOptions s_lines = new(JsonSerializerDefaults.Web);

    private readonly FileStream _lock;

    private SynthesisFolder(string path, FileStream @lock, SynthesisJournal journal, SynthesisSettings settings)
    {
        (Path, _lock, Journal, Settings) = (path, @lock, journal, settings);
        var task = TaskFolder.Read(In(TaskCopy));
        Task = task with { Name = settings.Task, Steps = settings.Options.Steps ?? task.Steps };
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>The task, as it was when the run began, with the steps that the run wants.</summary>
    public SynthesisTask Task { get; }

    /// <summary>How the run was started.</summary>
    public SynthesisSettings Settings { get; }

    /// <summary>What happened.</summary>
    public SynthesisJournal Journal { get; }

    /// <summary>The report, complete in one file.</summary>
    public string ReportFile => In("report.html");

    /// <summary>The best reward.</summary>
    public string BestFile => In("best.reward");

    /// <summary>Begins a run in a new folder.</summary>
    /// <param name="path">The folder, which must not hold a run.</param>
    /// <param name="task">The folder of the task.</param>
    /// <param name="settings">How it is run.</param>
    /// <exception cref="JournalException">There is a run already.</exception>
    /// <exception cref="TaskException">The task cannot be read.</exception>
    public static SynthesisFolder Create(string path, string task, SynthesisSettings settings)
    {
        TaskFolder.Read(task);
        if (File.Exists(JournalOf(path)))
            throw new JournalException($"'{path}' holds a run already: go on with it by --resume, or name another folder.");
        var copy = Directory.CreateDirectory(System.IO.Path.Combine(path, TaskCopy)).FullName;
        foreach (var file in Directory.GetFiles(task))
            File.Copy(file, System.IO.Path.Combine(copy, System.IO.Path.GetFileName(file)), overwrite: true);
        return Open(path, settings);
    }

    /// <summary>Opens a run that was begun.</summary>
    /// <exception cref="JournalException">There is none, or another process is at it.</exception>
    public static SynthesisFolder Resume(string path) =>
        File.Exists(JournalOf(path)) ? Open(path, null) : throw new JournalException($"'{path}' holds no run: it has no journal.");

    /// <summary>Writes what came out of a run.</summary>
    public void Write(SynthesisResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Best is { } best)
            AtomicFile.WriteText(BestFile, best.Text);
        AtomicFile.WriteText(In("result.json"), JsonSerializer.Serialize(ResultDocument.Of(result), s_json) + "\n");
        WriteRecord(result);
    }

    /// <summary>Writes the report and the transcript of what there is so far.</summary>
    public void WriteSoFar() => WriteRecord(null);

    /// <inheritdoc/>
    public void Dispose()
    {
        Journal.Dispose();
        _lock.Dispose();
    }

    private void WriteRecord(SynthesisResult? result)
    {
        var calls = Journal.Calls();
        if (calls.Count > 0)
            AtomicFile.WriteText(In("transcript.jsonl"), string.Concat(calls.Select(c => JsonSerializer.Serialize(c, s_lines) + "\n")));
        AtomicFile.WriteText(ReportFile, SynthesisReport.Render(SynthesisRecord.Read(this, result)));
    }

    private static SynthesisFolder Open(string path, SynthesisSettings? settings)
    {
        var @lock = Lock(path);
        SynthesisJournal? journal = null;
        try
        {
            journal = SynthesisJournal.Open(JournalOf(path));
            if (settings is not null)
                journal.Keep(SettingsKey, JsonSerializer.Serialize(settings, s_json));
            var kept = journal.Fact(SettingsKey) ?? throw new JournalException($"The run in '{path}' ended before it had begun: start it anew in another folder.");
            return new SynthesisFolder(path, @lock, journal, JsonSerializer.Deserialize<SynthesisSettings>(kept, s_json)!);
        }
        catch
        {
            journal?.Dispose();
            @lock.Dispose();
            throw;
        }
    }

    private static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new JournalException($"Another process is at the run in '{path}'.");
        }
    }

    private static string JournalOf(string path) => System.IO.Path.Combine(path, "journal.db");

    private string In(string file) => System.IO.Path.Combine(Path, file);
}
