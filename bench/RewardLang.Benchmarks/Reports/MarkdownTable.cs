namespace RewardLang.Benchmarks.Reports;

/// <summary>A table in Markdown.</summary>
internal static class MarkdownTable
{
    /// <summary>Writes a table; the first column is a name, the others are numbers.</summary>
    public static string Write(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows) =>
        Line(header)
        + Line(header.Select((_, i) => i == 0 ? "---" : "---:"))
        + string.Concat(rows.Select(Line));

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |\n";
}
