using System.Text.Json;
using RewardLang.Diagnostics;

namespace RewardLang.Tool.Output;

/// <summary>Prints diagnostics for people, with the line they are about, or as a JSON array.</summary>
internal static class DiagnosticPrinter
{
    public static void Print(TextWriter writer, IReadOnlyList<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
            writer.WriteLine(DiagnosticText.Render(diagnostic));
    }

    public static void WriteJson(Utf8JsonWriter writer, IReadOnlyList<Diagnostic> diagnostics)
    {
        writer.WriteStartArray();
        foreach (var diagnostic in diagnostics)
        {
            writer.WriteStartObject();
            writer.WriteString("id", diagnostic.Id);
            writer.WriteString("severity", SeverityName(diagnostic));
            writer.WriteString("message", diagnostic.Message);
            writer.WriteString("hint", diagnostic.Hint);
            writer.WriteString("file", diagnostic.Source.Path);
            writer.WriteNumber("line", diagnostic.Start.Line);
            writer.WriteNumber("column", diagnostic.Start.Column);
            writer.WriteNumber("endLine", diagnostic.End.Line);
            writer.WriteNumber("endColumn", diagnostic.End.Column);
            WriteEdit(writer, diagnostic);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteEdit(Utf8JsonWriter writer, Diagnostic diagnostic)
    {
        if (diagnostic.Edit is not { } edit)
        {
            writer.WriteNull("edit");
            return;
        }

        var (start, end) = (diagnostic.Source.GetPosition(edit.Span.Start), diagnostic.Source.GetPosition(edit.Span.End));
        writer.WriteStartObject("edit");
        writer.WriteNumber("line", start.Line);
        writer.WriteNumber("column", start.Column);
        writer.WriteNumber("endLine", end.Line);
        writer.WriteNumber("endColumn", end.Column);
        writer.WriteString("text", edit.NewText);
        writer.WriteEndObject();
    }

    private static string SeverityName(Diagnostic diagnostic) => diagnostic.Severity.ToString().ToLowerInvariant();
}
