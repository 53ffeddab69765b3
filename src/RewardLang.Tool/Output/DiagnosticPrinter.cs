using System.Text.Json;
using RewardLang.Diagnostics;

namespace RewardLang.Tool.Output;

/// <summary>Prints diagnostics for people, with the line they are about, or as a JSON array.</summary>
internal static class DiagnosticPrinter
{
    public static void Print(TextWriter writer, IReadOnlyList<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            var (start, end) = (diagnostic.Start, diagnostic.End);
            writer.WriteLine($"{diagnostic.Source.Path}:{start.Line}:{start.Column}: {SeverityName(diagnostic)} {diagnostic.Id}: {diagnostic.Message}");
            var line = LineAt(diagnostic.Source, start.Line);
            if (line.Length > 0)
            {
                var width = end.Line == start.Line ? Math.Max(1, end.Column - start.Column) : Math.Max(1, line.Length - start.Column + 1);
                writer.WriteLine($"    {line}");
                writer.WriteLine($"    {new string(' ', start.Column - 1)}{new string('^', width)}");
            }

            if (diagnostic.Hint.Length > 0)
                writer.WriteLine($"  {diagnostic.Hint}");
        }
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

    private static string LineAt(SourceText source, int line)
    {
        var lines = source.Text.Split('\n');
        var text = line <= lines.Length ? lines[line - 1].TrimEnd('\r').Replace('\t', ' ') : "";
        return text.Length > 200 ? "" : text;
    }
}
