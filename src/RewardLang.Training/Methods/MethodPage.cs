using System.Globalization;
using System.Net;
using System.Text;
using RewardLang.Training.Runs;
using RewardLang.Training.Runs.Report;

namespace RewardLang.Training.Methods;

/// <summary>One page that tells of a run of a method: self-contained, without scripts.</summary>
internal static class MethodPage
{
    /// <summary>Writes <c>report.html</c> and a drawing for each plot into a folder.</summary>
    /// <returns>The path of the page.</returns>
    public static string Write(MethodReport report, string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "report.html");
        AtomicFile.WriteText(path, ToHtml(report));
        return path;
    }

    private static string ToHtml(MethodReport report)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Encode(report.Method.Folder)}</title>
            <style>
            {RunReport.Style()}</style>
            </head>
            <body>
            <main>
            <header><h1>{report.Method.Number} · {Encode(report.Method.Title)}</h1><p class="lead">{Encode(report.Method.Summary)}</p></header>

            """);
        if (report.Claims.Count > 0)
            Table(page, "Claims", ["", "claim", "figures"], report.Claims.Select(c => (IReadOnlyList<string>)[c.IsShown ? "shown" : "not shown", c.Statement, c.Figures]));
        foreach (var plot in report.Plots) Plot(page, plot);
        foreach (var table in report.Tables) Table(page, table.Title, table.Columns, table.Rows);
        Table(page, "Checks", ["", "number", "is", "should be"], report.Checks.Select(c => (IReadOnlyList<string>)
            [c.Passed ? "ok" : "differs", c.Name, Number(c.Actual), Number(c.Expected)]));
        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void Table(StringBuilder page, string title, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        page.Append(CultureInfo.InvariantCulture, $"<h2>{Encode(title)}</h2>\n<div class=\"scroll\"><table>\n<tr>");
        foreach (var column in columns) page.Append(CultureInfo.InvariantCulture, $"<th>{Encode(column)}</th>");
        page.Append("</tr>\n");
        foreach (var row in rows)
            page.Append(CultureInfo.InvariantCulture, $"<tr>{string.Concat(row.Select(cell => $"<td>{Encode(cell)}</td>"))}</tr>\n");
        page.Append("</table></div>\n");
    }

    private static void Plot(StringBuilder page, MethodPlot plot)
    {
        var style = new ChartStyle(plot.Title, plot.YLabel, plot.XLabel) { Width = 1150, Height = 320 };
        var lines = plot.Lines.Select((line, i) => new ChartSeries(line.Label, Palette.Term(i), line.X, line.Y, line.Spread)).ToList();
        page.Append(CultureInfo.InvariantCulture, $"<h2>{Encode(plot.Title)}</h2>\n<div class=\"card\"><div class=\"unit\">{Encode(plot.YLabel)}</div>{Chart.Lines(style, lines)}<div class=\"legend\">");
        foreach (var line in lines)
            page.Append(CultureInfo.InvariantCulture, $"<span><span class=\"swatch stroke\" style=\"background:{line.Colour}\"></span>{Encode(line.Label)}</span>");
        page.Append("</div></div>\n");
    }

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
