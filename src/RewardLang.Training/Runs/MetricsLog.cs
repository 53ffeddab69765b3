using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace RewardLang.Training.Runs;

/// <summary>One JSON object a line for each iteration. A number that is not finite is written as "NaN" or "Infinity".</summary>
internal sealed class MetricsLog : IDisposable
{
    private static readonly JsonSerializerOptions Numbers = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private readonly StreamWriter writer;

    /// <summary>Creates the file.</summary>
    public MetricsLog(string path) => writer = new StreamWriter(path, append: false) { AutoFlush = true };

    /// <summary>Writes one iteration; the line is in the file when the call returns.</summary>
    public void Write(TrainingProgress progress)
    {
        var line = new JsonObject
        {
            ["iteration"] = progress.Iteration,
            ["step"] = progress.Steps,
            ["seconds"] = Math.Round(progress.Elapsed.TotalSeconds, 3),
        };
        foreach (var (name, value) in Measurements.Of(progress)) line[name] = JsonSerializer.SerializeToNode(value, Numbers);
        writer.WriteLine(line.ToJsonString());
    }

    /// <inheritdoc/>
    public void Dispose() => writer.Dispose();
}
