namespace RewardLang.Tool.Output;

/// <summary>A titled table of texts.</summary>
internal sealed record TextTable(string Title, IReadOnlyList<string> Columns)
{
    public List<IReadOnlyList<string>> Rows { get; } = [];

    /// <summary>Writes the columns that hold anything, two spaces apart.</summary>
    public void WritePlain(TextWriter writer)
    {
        int[] shown = [.. Enumerable.Range(0, Columns.Count).Where(column => Rows.Any(row => row[column].Length > 0))];
        int[] widths = [.. shown.Select(column => Rows.Max(row => row[column].Length))];
        writer.WriteLine(Title);
        foreach (var row in Rows)
            writer.WriteLine("  " + string.Join("  ", shown.Select((column, i) => row[column].PadRight(widths[i]))).TrimEnd());
    }
}
