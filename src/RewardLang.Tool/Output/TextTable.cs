namespace RewardLang.Tool.Output;

/// <summary>A titled table of texts.</summary>
internal sealed record TextTable(string Title, IReadOnlyList<string> Columns)
{
    public List<IReadOnlyList<string>> Rows { get; } = [];

    /// <summary>The columns that hold anything.</summary>
    public IReadOnlyList<int> ShownColumns =>
        [.. Enumerable.Range(0, Columns.Count).Where(column => Rows.Any(row => row[column].Length > 0))];

    /// <summary>Writes the title, the names of the columns and the rows, columns two spaces apart.</summary>
    public void WritePlain(TextWriter writer)
    {
        var shown = ShownColumns;
        int[] widths = [.. shown.Select(column => Rows.Max(row => Math.Max(row[column].Length, Columns[column].Length)))];
        writer.WriteLine(Title);
        foreach (var row in Rows.Prepend(Columns))
            writer.WriteLine("  " + string.Join("  ", shown.Select((column, i) => row[column].PadRight(widths[i]))).TrimEnd());
    }
}
