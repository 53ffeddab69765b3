using System.Globalization;
using System.Net;
using System.Text;

namespace RewardLang.Synthesis.Report;

/// <summary>Pieces of a page; all that comes from a run is encoded.</summary>
internal static class Html
{
    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    /// <summary>Three digits after the point, or as many significant ones; a dash for nothing.</summary>
    public static string Number(double? value) => value is null ? "–"
        : double.IsNaN(value.Value) ? "NaN"
        : (Math.Abs(value.Value) is 0 or (>= 0.1 and < 1e5) ? value.Value.ToString("0.###", CultureInfo.InvariantCulture) : value.Value.ToString("G3", CultureInfo.InvariantCulture))
            .Replace("-", "−", StringComparison.Ordinal);

    /// <summary>Half an interval's width; nothing where one training tells none.</summary>
    public static string HalfWidth(double? value) => value is null ? "" : $" ± {Number(value)}";

    public static string Tile(string value, string unit, string label) =>
        $"<div class=\"tile\"><div class=\"value\">{Encode(value)}<small>{Encode(unit)}</small></div><div class=\"label\">{Encode(label)}</div></div>\n";

    public static string Card(string title, string unit, string chart, string kind = "") =>
        $"<section class=\"card {kind}\"><h3>{Encode(title)}</h3><div class=\"unit\">{Encode(unit)}</div>{chart}</section>\n";

    /// <summary>A table; cells are HTML.</summary>
    public static string Table(IEnumerable<string> columns, IEnumerable<IEnumerable<string>> rows)
    {
        var text = new StringBuilder("<div class=\"scroll\"><table><tr>");
        foreach (var column in columns)
            text.Append("<th>").Append(Encode(column)).Append("</th>");
        text.Append("</tr>\n");
        foreach (var row in rows)
            text.Append("<tr>").Append(string.Concat(row.Select(cell => $"<td>{cell}</td>"))).Append("</tr>\n");
        return text.Append("</table></div>\n").ToString();
    }

    public static string Details(string summary, string content) => $"<details><summary>{Encode(summary)}</summary>{content}</details>\n";
}
