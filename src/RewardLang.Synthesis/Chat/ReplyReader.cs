using System.Text.RegularExpressions;

namespace RewardLang.Synthesis.Chat;

/// <summary>
/// Finds the program in a reply: models write prose around it, several blocks, or none. Of several blocks that hold a reward the last counts, for models
/// think before they conclude.
/// </summary>
public static partial class ReplyReader
{
    /// <summary>The program's text; null where the reply has none.</summary>
    public static string? FindProgram(string reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var blocks = Fence().Matches(reply).Select(m => (Language: m.Groups["language"].Value, Text: m.Groups["text"].Value)).ToList();
        return blocks.LastOrDefault(b => IsProgram(b.Text)).Text
            ?? blocks.LastOrDefault(b => b.Language.Equals("reward", StringComparison.OrdinalIgnoreCase)).Text
            ?? (blocks.Count == 0 ? Unfenced(reply) : blocks[^1].Text);
    }

    /// <summary>From the first line that begins a file on; a fence that was never closed is left out.</summary>
    private static string? Unfenced(string reply) => FileStart().Match(reply) is { Success: true } start && IsProgram(reply)
        ? reply[start.Index..].Replace("```", "", StringComparison.Ordinal)
        : null;

    private static bool IsProgram(string text) => ProgramStart().IsMatch(text);

    [GeneratedRegex(@"^[ \t]*(?<ticks>`{3,}|~{3,})[ \t]*(?<language>[^\s`]*)[^\n`]*\r?\n(?<text>.*?)(?:^[ \t]*\k<ticks>[ \t]*\r?$|\z)", RegexOptions.Multiline | RegexOptions.Singleline, 1_000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^[ \t]*reward\s+\w+\s*\{", RegexOptions.Multiline, 1_000)]
    private static partial Regex ProgramStart();

    [GeneratedRegex(@"^[ \t]*(?:import\s+[\w.]+|reward\s+\w+\s*\{|fn\s+\w+\s*\(|unit\s+\w+|///)", RegexOptions.Multiline, 1_000)]
    private static partial Regex FileStart();
}
