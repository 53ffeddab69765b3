using System.Text.Json;
using RewardLang.Tool.Golden;

namespace RewardLang.Tool.Output;

/// <summary>Prints how a program compares with a case.</summary>
internal static class ComparisonPrinter
{
    public static void Print(TextWriter writer, CaseComparison comparison)
    {
        var width = comparison.Outputs.Max(o => o.Name.Length);
        foreach (var output in comparison.Outputs)
        {
            var verdict = output.Passes
                ? $"ok    {output.Compared} numbers"
                : $"DIFF  {output.Differing} of {output.Compared} numbers; most at step {output.WorstStep}, row {output.WorstRow}: "
                    + $"expected {output.Expected:G9}, got {output.Actual:G9}";
            writer.WriteLine($"{output.Name.PadRight(width)}  {verdict}");
        }

        var verdictOfAll = comparison.Passes ? "passes" : "differs";
        writer.WriteLine($"{comparison.Case} on {comparison.Backend.ToString().ToLowerInvariant()}: {verdictOfAll}");
    }

    public static void PrintJson(Stream stream, CaseComparison comparison)
    {
        using var writer = new Utf8JsonWriter(stream, JsonOutput.Options);
        writer.WriteStartObject();
        writer.WriteString("case", comparison.Case);
        writer.WriteString("backend", comparison.Backend.ToString().ToLowerInvariant());
        writer.WriteBoolean("passes", comparison.Passes);
        writer.WriteStartArray("outputs");
        foreach (var output in comparison.Outputs)
        {
            writer.WriteStartObject();
            writer.WriteString("name", output.Name);
            writer.WriteBoolean("passes", output.Passes);
            writer.WriteNumber("compared", output.Compared);
            writer.WriteNumber("differing", output.Differing);
            if (!output.Passes)
            {
                writer.WriteNumber("step", output.WorstStep);
                writer.WriteNumber("row", output.WorstRow);
                writer.WritePropertyName("expected");
                JsonOutput.WriteNumber(writer, output.Expected);
                writer.WritePropertyName("actual");
                JsonOutput.WriteNumber(writer, output.Actual);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
