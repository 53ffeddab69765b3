using System.Text.RegularExpressions;

namespace RewardLang.Generator.Emission;

/// <summary>
/// Text of a <c>.reward</c> file in XML documentation. The text is the user's: it must stay inside the comment whatever it
/// holds, so every character that ends a C# line ends a line here.
/// </summary>
internal static class Documentation
{
    private static readonly char[] s_lineEnds = ['\n', '\r', '\u0085', '\u2028', '\u2029'];
    private static readonly Regex s_code = new("`([^`]+)`");

    /// <summary>Writes one element, on one line where it fits.</summary>
    public static CodeWriter Document(this CodeWriter writer, string element, params string?[] paragraphs) =>
        writer.Element($"<{element}>", $"</{element}>", paragraphs);

    /// <summary>Writes the element of a parameter.</summary>
    public static CodeWriter DocumentParameter(this CodeWriter writer, string name, params string?[] paragraphs) =>
        writer.Element($"<param name=\"{CSharpNames.Unescape(name)}\">", "</param>", paragraphs);

    /// <summary>Plain text as XML; words in backticks become code.</summary>
    public static string Xml(string text) => s_code.Replace(
        text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;"), "<c>$1</c>");

    /// <summary>Text on one line, for a plain comment.</summary>
    public static string OneLine(string text) => string.Join(" ", text.Split(s_lineEnds));

    private static CodeWriter Element(this CodeWriter writer, string open, string close, string?[] paragraphs)
    {
        var lines = paragraphs.OfType<string>()
            .SelectMany(p => p.Split(s_lineEnds)).Select(l => l.Trim()).Where(l => l.Length > 0).ToList();
        if (lines.Count == 1)
            return writer.Line($"/// {open}{lines[0]}{close}");
        writer.Line($"/// {open}");
        foreach (var line in lines)
            writer.Line($"/// {line}");
        return writer.Line($"/// {close}");
    }
}
