using System.Globalization;
using System.Text.RegularExpressions;

namespace RewardLang.Tests.Diagnostics;

/// <summary>A program with mistakes, and where the compiler must find which.</summary>
/// <param name="Name">What the mistake is.</param>
/// <param name="Text">The program; a comment <c>//! RWD2001@11</c> names what is expected in its line, by id and column, and with <c>RWD2001@11: hint</c> what is to be done.</param>
/// <param name="Expected">All expectations, as <c>RWD2001 line:column</c>.</param>
/// <param name="Hints">The exact hints of those that say one, by place.</param>
internal sealed partial record BrokenProgram(string Name, string Text, IReadOnlyList<string> Expected, IReadOnlyDictionary<string, string> Hints)
{
    /// <summary>Reads a file of programs, each under a line <c>=== name</c>.</summary>
    public static IEnumerable<BrokenProgram> Read(string path)
    {
        foreach (var block in File.ReadAllText(path).Split("\n=== ").Skip(1))
        {
            var end = block.IndexOf('\n');
            var text = block[(end + 1)..].TrimEnd('\n');
            var marks = Marks(text).ToList();
            yield return new BrokenProgram(
                block[..end], text, [.. marks.Select(m => m.Place)], marks.Where(m => m.Hint.Length > 0).ToDictionary(m => m.Place, m => m.Hint, StringComparer.Ordinal));
        }
    }

    private static IEnumerable<(string Place, string Hint)> Marks(string text)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
            foreach (Match mark in MarkPattern().Matches(lines[i]))
                yield return (string.Create(CultureInfo.InvariantCulture, $"{mark.Groups[1].Value} {i + 1}:{mark.Groups[2].Value}"), mark.Groups[3].Value);
    }

    [GeneratedRegex(@"(?<=//!.*)(RWD\d{4})@(\d+)(?:: (.+?)(?= RWD\d{4}@|$))?")]
    private static partial Regex MarkPattern();
}
