using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using RewardLang.Benchmarks.Measurement;
using ScottPlot;

namespace RewardLang.Benchmarks.Reports;

/// <summary>
/// The results as one SVG drawing: a panel for each reward and direction, a line for each peer, nanoseconds a row over the number
/// of rows, both logarithmic. ScottPlot draws everything but the text, which the reader's browser sets: no font is needed here.
/// </summary>
internal static partial class ResultPlot
{
    private const int PanelWidth = 420;
    private const int PanelHeight = 300;
    private const int LegendHeight = 80;
    private const int LegendColumns = 5;
    private const int LegendEntryWidth = 160;

    private static readonly string[] s_colours =
        ["#d55e00", "#e9a26f", "#0072b2", "#56b4e9", "#009e73", "#8c6bb1", "#cc79a7", "#222222", "#888888", "#bbbbbb", "#b8860b"];

    /// <summary>Draws the results.</summary>
    public static string Draw(IReadOnlyList<CaseResult> results, IReadOnlyList<string> peers)
    {
        var drawn = peers.Where(p => results.Any(r => r.Times.ContainsKey(p))).ToList();
        CaseResult[][] panels = [.. results.GroupBy(r => (r.Yardstick, r.Direction)).Select(g => g.ToArray())];
        var columns = Math.Min(2, panels.Length);
        var (width, height) = (columns * PanelWidth, (panels.Length + columns - 1) / columns * PanelHeight + LegendHeight);
        width = Math.Max(width, LegendColumns * LegendEntryWidth);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"11\">\n");
        svg.Append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        for (var i = 0; i < drawn.Count; i++)
            LegendEntry(svg, i, drawn[i]);
        for (var i = 0; i < panels.Length; i++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<svg x=\"{i % columns * PanelWidth}\" y=\"{LegendHeight + i / columns * PanelHeight}\" width=\"{PanelWidth}\" height=\"{PanelHeight}\">\n");
            svg.Append(Panel(panels[i], drawn).Replace("cl_", $"panel{i}_", StringComparison.Ordinal)).Append("</svg>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static string Panel(CaseResult[] results, List<string> peers)
    {
        using var plot = new Plot();
        foreach (var peer in peers)
        {
            CaseResult[] timed = [.. results.Where(r => r.Times.ContainsKey(peer))];
            if (timed.Length == 0)
                continue;
            var line = plot.Add.Scatter(
                timed.Select(r => Math.Log10(r.Rows)).ToArray(),
                timed.Select(r => Math.Log10(1e9 * r.TimeOf(peer)!.Value / r.Rows)).ToArray(),
                Color.FromHex(ColourOf(peer)));
            line.LineWidth = peer == "RewardLang" ? 2.5f : 1.3f;
            line.MarkerSize = 4;
        }

        plot.FigureBackground.Color = Colors.White;
        plot.Layout.Fixed(new PixelPadding(left: 56, right: 30, bottom: 40, top: 30));
        plot.Axes.AutoScale();
        var limits = plot.Axes.GetLimits();
        Bare(plot.Axes.Bottom, Powers(limits.Left, limits.Right));
        Bare(plot.Axes.Left, Powers(limits.Bottom, limits.Top));
        Bare(plot.Axes.Right, []);
        Bare(plot.Axes.Top, []);
        plot.Grid.MajorLineColor = Color.FromHex("#e7e9ee");

        var drawing = SvgBody().Match(plot.GetSvgXml(PanelWidth, PanelHeight)).Groups[1].Value.Trim();
        var area = plot.RenderManager.LastRender.DataRect;
        var text = new StringBuilder(drawing).Append('\n');
        var title = $"{results[0].Yardstick.Title}, {results[0].Direction.ToString().ToLowerInvariant()}";
        Text(text, area.Left, 18, "start", title, "font-weight=\"bold\" font-size=\"13\"");
        foreach (var power in Powers(limits.Left, limits.Right))
            Text(text, plot.Axes.Bottom.GetPixel(power, area), area.Bottom + 15, "middle", Math.Pow(10, power).ToString("N0", CultureInfo.InvariantCulture));
        foreach (var power in Powers(limits.Bottom, limits.Top))
            Text(text, area.Left - 7, plot.Axes.Left.GetPixel(power, area) + 4, "end", Numbers.Round(1e-9 * Math.Pow(10, power)));
        Text(text, area.Right, PanelHeight - 8, "end", "rows");
        Text(text, area.Right, 18, "end", "time a row");
        return text.ToString();
    }

    private static double[] Powers(double from, double to) =>
        [.. Enumerable.Range(-3, 16).Select(p => (double)p).Where(p => p >= from && p <= to)];

    private static void Bare(IAxis axis, double[] ticks)
    {
        axis.TickGenerator = new ScottPlot.TickGenerators.NumericManual(ticks, [.. ticks.Select(_ => "")]);
        axis.MajorTickStyle.Length = 0;
        axis.MinorTickStyle.Length = 0;
        axis.FrameLineStyle.Color = Color.FromHex("#9aa1ad");
    }

    private static void LegendEntry(StringBuilder svg, int index, string peer)
    {
        var (x, y) = (16 + index % LegendColumns * LegendEntryWidth, 20 + index / LegendColumns * 20);
        svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x}\" y1=\"{y}\" x2=\"{x + 24}\" y2=\"{y}\" stroke=\"{ColourOf(peer)}\" stroke-width=\"3\"/>");
        Text(svg, x + 30, y + 4, "start", peer);
    }

    private static string ColourOf(string peer)
    {
        var index = Peers.PeerCatalogue.Names.Index().First(p => p.Item == peer).Index;
        return s_colours[index % s_colours.Length];
    }

    private static void Text(StringBuilder target, double x, double y, string anchor, string content, string attributes = "") =>
        target.Append(CultureInfo.InvariantCulture,
            $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\" {attributes}>{WebUtility.HtmlEncode(content)}</text>\n");

    [GeneratedRegex("<svg[^>]*>(.*)</svg>", RegexOptions.Singleline)]
    private static partial Regex SvgBody();
}
