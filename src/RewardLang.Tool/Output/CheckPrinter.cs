using System.Text.Json;
using RewardLang.Diagnostics;

namespace RewardLang.Tool.Output;

/// <summary>Prints what became of checks, for people and as JSON.</summary>
internal static class CheckPrinter
{
    /// <summary>The checks that hold; those that do not are among the diagnostics.</summary>
    public static void PrintProved(TextWriter writer, IReadOnlyList<CheckOutcome> checks)
    {
        foreach (var check in checks.Where(c => c.Status == CheckStatus.Proved))
            writer.WriteLine($"proved  {check.Program}: {check.Text}: {check.Detail}");
    }

    /// <summary><c>{ "diagnostics": […], "checks": […] }</c>.</summary>
    public static void PrintJson(Stream stream, IReadOnlyList<Diagnostic> diagnostics, IReadOnlyList<(string File, CheckOutcome Check)> checks)
    {
        using var writer = new Utf8JsonWriter(stream, JsonOutput.Options);
        writer.WriteStartObject();
        writer.WritePropertyName("diagnostics");
        DiagnosticPrinter.WriteJson(writer, diagnostics);
        writer.WriteStartArray("checks");
        foreach (var (file, check) in checks)
        {
            writer.WriteStartObject();
            writer.WriteString("file", file);
            writer.WriteString("program", check.Program);
            writer.WriteString("check", check.Text);
            writer.WriteString("status", check.Status.ToString().ToLowerInvariant());
            writer.WriteString("detail", check.Detail);
            writer.WriteString("counterexample", check.CounterexampleText);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
