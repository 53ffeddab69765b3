using System.Globalization;
using System.Text.Json;

namespace RewardLang.Tool.Output;

/// <summary>What a program returned for a case: for each result its elements at every step.</summary>
/// <param name="Results">The names and numbers of the results.</param>
/// <param name="Steps">The number of steps.</param>
internal sealed record ScenarioTable(IReadOnlyList<(string Name, IReadOnlyList<float[]> Steps)> Results, int Steps)
{
    private const int MostSteps = 12;

    /// <summary>A row for each result, a column for each of the first steps.</summary>
    public TextTable ToText(string title)
    {
        var shown = Math.Min(Steps, MostSteps);
        var table = new TextTable(title, ["", .. Enumerable.Range(0, shown).Select(step => $"step {step}"), Steps > shown ? "…" : ""]);
        foreach (var (name, steps) in Results)
            table.Rows.Add([name, .. steps.Take(shown).Select(Text), Steps > shown ? "…" : ""]);
        return table;
    }

    public void WriteJson(Stream stream)
    {
        using var writer = new Utf8JsonWriter(stream, JsonOutput.Options);
        writer.WriteStartArray();
        for (var step = 0; step < Steps; step++)
        {
            writer.WriteStartObject();
            foreach (var (name, steps) in Results)
            {
                writer.WritePropertyName(name);
                if (steps[step].Length == 1)
                {
                    JsonOutput.WriteNumber(writer, steps[step][0]);
                    continue;
                }

                writer.WriteStartArray();
                foreach (var element in steps[step])
                    JsonOutput.WriteNumber(writer, element);
                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string Text(float[] elements) => string.Join(" ", elements.Select(e => e.ToString("G7", CultureInfo.InvariantCulture)));
}
