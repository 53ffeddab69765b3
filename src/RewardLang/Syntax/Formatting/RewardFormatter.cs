using System.Text;
using RewardLang.Diagnostics;

namespace RewardLang.Syntax.Formatting;

/// <summary>The outcome of formatting a file.</summary>
/// <param name="Text">The formatted text; the text as it was when it has errors.</param>
/// <param name="Errors">The mistakes that keep it from being read; empty when it was formatted.</param>
public sealed record FormatResult(string Text, IReadOnlyList<Diagnostic> Errors);

/// <summary>
/// Formats reward files: one statement a line, two spaces a level, one blank line at most, columns where adjacent lines correspond.
/// Line breaks inside a statement are its author's. Tokens and comments stay what they are, and formatting a second time changes nothing.
/// </summary>
public static class RewardFormatter
{
    internal const int IndentSize = 2;

    /// <summary>Formats a text. Pure: it touches no file.</summary>
    /// <param name="source">The text.</param>
    public static FormatResult Format(SourceText source)
    {
        var diagnostics = new DiagnosticBag();
        FileParser.Parse(source, diagnostics);
        if (diagnostics.HasErrors)
            return new FormatResult(source.Text, [.. diagnostics.ToList().Where(d => d.Severity == DiagnosticSeverity.Error)]);

        var lines = FileLayout.Create(source, Lexer.Tokenize(source, diagnostics));
        ColumnAligner.Align(lines);
        return new FormatResult(Write(lines, LineEndOf(source.Text)), []);
    }

    private static string Write(IReadOnlyList<FormatLine> lines, string lineEnd)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            if (line.BlankBefore)
                text.Append(lineEnd);
            line.WriteTo(text);
            text.Append(lineEnd);
        }

        return text.ToString();
    }

    private static string LineEndOf(string text) =>
        text.IndexOf('\n') is var end && end > 0 && text[end - 1] == '\r' ? "\r\n" : "\n";
}
