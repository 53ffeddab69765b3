using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using RewardLang.Training.Algorithms;
using RewardLang.Training.Environments;
using RewardLang.Training.Rewards;

namespace RewardLang.Training.Runs;

/// <summary>
/// The folder of one training: what was run (program.reward, program.json), how it went (metrics.jsonl, TensorBoard events), what
/// came out (policy.pt, evaluation.json, report.html).
/// </summary>
internal sealed class RunFolder
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    private RunFolder(string path) => Path = path;

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>What was run.</summary>
    public string ProgramFile => In("program.json");

    /// <summary>One line of numbers for each iteration.</summary>
    public string MetricsFile => In("metrics.jsonl");

    /// <summary>The policy as it was last saved.</summary>
    public string PolicyFile => In("policy.pt");

    /// <summary>The report, complete in one file.</summary>
    public string ReportFile => In("report.html");

    /// <summary>Makes a folder with a new name, from the program's name and the time.</summary>
    /// <param name="parent">Where to make it.</param>
    /// <param name="program">The program's name.</param>
    /// <param name="start">When the run started.</param>
    public static RunFolder Create(string parent, string program, DateTimeOffset start)
    {
        var name = $"{program}-{start:yyyyMMdd-HHmmss}";
        var path = System.IO.Path.Combine(parent, name);
        for (var copy = 2; Directory.Exists(path); copy++) path = System.IO.Path.Combine(parent, $"{name}-{copy}");
        Directory.CreateDirectory(path);
        return new RunFolder(path);
    }

    /// <summary>The folder of an earlier run.</summary>
    /// <exception cref="IOException">No run was made there.</exception>
    public static RunFolder Open(string path)
    {
        var folder = new RunFolder(path);
        return File.Exists(folder.ProgramFile) && File.Exists(folder.PolicyFile)
            ? folder
            : throw new FileNotFoundException($"'{path}' is no run folder with a saved policy.", folder.ProgramFile);
    }

    /// <summary>Writes down what is run.</summary>
    public void Describe(IStepReward reward, EnvironmentDescription environment, TrainerOptions options, DateTimeOffset start)
    {
        AtomicFile.WriteText(In("program.reward"), reward.Text);
        WriteJson(ProgramFile, new
        {
            reward.Name,
            reward.Hash,
            reward.Parameters,
            Environment = environment.Name,
            environment.TimeStep,
            options.Seed,
            Started = start,
            Options = options with { RunsFolder = "" },
            Versions = Versions(),
        });
    }

    /// <summary>Saves the policy.</summary>
    public void Save(ActorCritic policy) => AtomicFile.Write(PolicyFile, draft => policy.save(draft));

    /// <summary>Writes the final evaluation.</summary>
    public void Save(EpisodeStatistics evaluation) => WriteJson(In("evaluation.json"), evaluation);

    /// <summary>The versions of what computed the run.</summary>
    public static IReadOnlyDictionary<string, string> Versions() => new Dictionary<string, string>
    {
        ["RewardLang"] = VersionOf(typeof(RunFolder)),
        ["TorchSharp"] = VersionOf(typeof(TorchSharp.torch)),
        [".NET"] = Environment.Version.ToString(),
        ["System"] = RuntimeInformation.OSDescription,
        ["Processor"] = RuntimeInformation.ProcessArchitecture.ToString(),
    };

    private static string VersionOf(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? type.Assembly.GetName().Version!.ToString();

    private static void WriteJson(string path, object value) =>
        AtomicFile.WriteText(path, JsonSerializer.Serialize(value, Indented) + "\n");

    private string In(string file) => System.IO.Path.Combine(Path, file);
}
