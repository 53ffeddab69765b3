using System.Text;

namespace RewardLang.Diagnostics;

/// <summary>Diagnostics as people and models read them: what is wrong, the line with the place marked, and what to do.</summary>
public static class DiagnosticText
{
    private const int LongestLine = 200;

    /// <summary>One diagnostic, in two to four lines without an end of line behind the last.</summary>
    public static string Render(Diagnostic diagnostic)
    {
        if (diagnostic is null)
            throw new ArgumentNullException(nameof(diagnostic));
        var (start, end) = (diagnostic.Start, diagnostic.End);
        var text = new StringBuilder($"{diagnostic.Source.Path}:{start.Line}:{start.Column}: {diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Id}: {diagnostic.Message}");
        var line = LineAt(diagnostic.Source, start.Line);
        if (line.Length > 0)
        {
            var width = end.Line == start.Line ? Math.Max(1, end.Column - start.Column) : Math.Max(1, line.Length - start.Column + 1);
            text.Append($"\n    {line}\n    {new string(' ', start.Column - 1)}{new string('^', width)}");
        }

        return (diagnostic.Hint.Length > 0 ? text.Append($"\n  {diagnostic.Hint}") : text).ToString();
    }

    private static string LineAt(SourceText source, int line)
    {
        var lines = source.Text.Split('\n');
        var text = line <= lines.Length ? lines[line - 1].TrimEnd('\r').Replace('\t', ' ') : "";
        return text.Length > LongestLine ? "" : text;
    }
}
