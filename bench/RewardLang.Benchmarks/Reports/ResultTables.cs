using System.Globalization;
using RewardLang.Benchmarks.Measurement;

namespace RewardLang.Benchmarks.Reports;

/// <summary>The results as Markdown: a table for each reward and direction, a row for each peer, a column for each number of rows.</summary>
internal static class ResultTables
{
    private const string Base = "RewardLang";

    /// <summary>All tables.</summary>
    public static string Write(IReadOnlyList<CaseResult> results, IReadOnlyList<string> peers) => string.Join(
        "\n",
        results.GroupBy(r => (r.Yardstick, r.Direction)).Select(group =>
            $"## {group.Key.Yardstick.Title}, {group.Key.Direction.ToString().ToLowerInvariant()}\n\n{Table([.. group], peers)}"));

    private static string Table(IReadOnlyList<CaseResult> results, IReadOnlyList<string> peers)
    {
        string[] header = ["rows", .. results.Select(r => r.Rows.ToString("N0", CultureInfo.InvariantCulture))];
        var rows = peers
            .Where(peer => results.Any(r => r.Times.ContainsKey(peer)))
            .Select(peer => (string[])[peer == Base ? $"**{peer}**" : peer, .. results.Select(r => Cell(r, peer))]);
        return MarkdownTable.Write(header, rows);
    }

    private static string Cell(CaseResult result, string peer)
    {
        if (result.TimeOf(peer) is not { } time)
            return "–";
        return peer != Base && result.RatioOf(peer, Base) is { } ratio
            ? $"{Numbers.Time(time)}<br>{Numbers.Ratio(ratio)}"
            : Numbers.Time(time);
    }
}
