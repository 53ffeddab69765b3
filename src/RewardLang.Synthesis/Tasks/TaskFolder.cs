using System.Text.Json;
using RewardLang.Diagnostics;
using RewardLang.Training.Environments;

namespace RewardLang.Synthesis.Tasks;

/// <summary>
/// Reads a task from its folder: <c>task.json</c>, <c>metric.reward</c>, and where they are there <c>demands.reward</c>, <c>expert.reward</c> and
/// <c>sparse.reward</c>.
/// </summary>
public static class TaskFolder
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>Reads a task.</summary>
    /// <param name="path">Its folder.</param>
    /// <exception cref="TaskException">A file is missing, or says what it must not.</exception>
    public static SynthesisTask Read(string path)
    {
        if (!Directory.Exists(path))
            throw new TaskException($"There is no folder '{path}'. A task is a folder with task.json and metric.reward.");
        var about = ReadDescription(Path.Combine(path, "task.json"));
        var environment = EnvironmentRegistry.All.FirstOrDefault(e => e.Name == about.Environment) ?? throw new TaskException(
            $"task.json: there is no environment '{about.Environment}'. There are: {string.Join(", ", EnvironmentRegistry.All.Select(e => e.Name))}.");
        if (about.Steps <= 0)
            throw new TaskException("task.json: 'steps', the environment steps of one training, must be positive.");
        return new SynthesisTask
        {
            Name = new DirectoryInfo(path).Name,
            Description = about.Description,
            Environment = environment,
            Metric = Compile(Path.Combine(path, "metric.reward"), ProgramKind.Metric)
                ?? throw new TaskException($"'{path}' has no metric.reward: the task's own metric, one number a step."),
            Demands = Compile(Path.Combine(path, "demands.reward"), ProgramKind.Reward),
            Expert = TextOf(Path.Combine(path, "expert.reward")),
            Sparse = TextOf(Path.Combine(path, "sparse.reward")),
            Steps = about.Steps,
        };
    }

    private static TaskDescription ReadDescription(string file)
    {
        if (!File.Exists(file))
            throw new TaskException($"'{file}' is missing. It holds {{ \"environment\": …, \"description\": …, \"steps\": … }}.");
        try
        {
            return JsonSerializer.Deserialize<TaskDescription>(File.ReadAllText(file), s_json) ?? throw new TaskException($"'{file}' is empty.");
        }
        catch (JsonException exception)
        {
            throw new TaskException($"'{file}': {exception.Message}");
        }
    }

    private static CompiledProgram? Compile(string file, ProgramKind kind)
    {
        if (TextOf(file) is not { } text)
            return null;
        var result = RewardCompiler.Compile(new SourceText(Path.GetFileName(file), text));
        if (result.Diagnostics.FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is { } error)
            throw new TaskException($"{file}:{error.Start.Line}:{error.Start.Column}: {error.Message} {error.Hint}");
        return result.Programs is [var only] && only.Kind == kind && only.HasTotal && only.IsCausal
            ? only
            : throw new TaskException($"'{file}' must hold one causal {kind.ToString().ToLowerInvariant()} with a total.");
    }

    private static string? TextOf(string file) => File.Exists(file) ? File.ReadAllText(file) : null;

    private sealed record TaskDescription
    {
        public required string Environment { get; init; }

        public required string Description { get; init; }

        public required long Steps { get; init; }
    }
}
