using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ScottPlot;

namespace RewardLang.Training.Runs.Report;

/// <summary>
/// Draws charts as SVG for inclusion in a page. ScottPlot lays out and draws everything but the text, which is written as SVG
/// text: the reader's browser sets it in the page's own type, and no font is needed where the report is made.
/// </summary>
internal static partial class Chart
{
    private const int LeftMargin = 52;
    private const int RightMargin = 14;
    private const int TopMargin = 10;

    /// <summary>Lines over a common horizontal axis.</summary>
    public static string Lines(ChartStyle style, IReadOnlyList<ChartSeries> series)
    {
        using var plot = new Plot();
        foreach (var line in series)
        {
            if (line.Band is not null)
            {
                var band = plot.Add.FillY(
                    line.X, [.. line.Y.Zip(line.Band, (y, half) => y - half)], [.. line.Y.Zip(line.Band, (y, half) => y + half)]);
                band.FillColor = Color.FromHex(line.Colour).WithAlpha(0.16);
                band.LineWidth = 0;
            }
            var drawn = plot.Add.ScatterLine(line.X, line.Y, Color.FromHex(line.Colour));
            drawn.LineWidth = 1.8f;
            if (line.Dashed) drawn.LinePattern = LinePattern.Dashed;
        }
        return Render(plot, style);
    }

    /// <summary>Areas stacked from zero, upwards and downwards, with a line for their sum.</summary>
    public static string Stack(ChartStyle style, double[] x, IReadOnlyList<ChartLayer> layers, ChartSeries sum)
    {
        using var plot = new Plot();
        var upper = new double[x.Length];
        var lower = new double[x.Length];
        foreach (var layer in layers)
        {
            upper = Area(plot, x, upper, [.. layer.Y.Select(y => Math.Max(y, 0))], layer.Colour);
            lower = Area(plot, x, lower, [.. layer.Y.Select(y => Math.Min(y, 0))], layer.Colour);
        }
        var line = plot.Add.ScatterLine(sum.X, sum.Y, Color.FromHex(sum.Colour));
        line.LineWidth = 1.6f;
        return Render(plot, style);
    }

    private static double[] Area(Plot plot, double[] x, double[] from, double[] heights, string colour)
    {
        if (heights.All(height => height is 0)) return from;
        double[] to = [.. from.Zip(heights, (start, height) => start + height)];
        var area = plot.Add.FillY(x, from, to);
        area.FillColor = Color.FromHex(colour).WithAlpha(0.85);
        area.LineWidth = 0;
        return to;
    }

    private static string Render(Plot plot, ChartStyle style)
    {
        var bottomMargin = style.XLabel is null ? 22 : 40;
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        plot.Layout.Fixed(new PixelPadding(LeftMargin, RightMargin, bottomMargin, TopMargin));
        plot.Axes.Margins(horizontal: 0, vertical: 0.08);
        plot.Axes.AutoScale();
        Widen(plot, style);
        var limits = plot.Axes.GetLimits();
        var horizontal = new AxisTicks(limits.Left, limits.Right, style.Width / 110);
        var vertical = new AxisTicks(limits.Bottom, limits.Top, style.Height / 45);
        Bare(plot.Axes.Bottom, horizontal.Positions, lineWidth: 1);
        Bare(plot.Axes.Left, vertical.Positions, lineWidth: 0);
        Bare(plot.Axes.Right, [], lineWidth: 0);
        Bare(plot.Axes.Top, [], lineWidth: 0);
        plot.Grid.YAxisStyle.MajorLineStyle.Color = Color.FromHex("#e7e9ee");
        plot.Grid.XAxisStyle.MajorLineStyle.Width = 0;
        if (limits.Bottom < 0 && limits.Top > 0) plot.Add.HorizontalLine(0, 1, Color.FromHex("#9aa1ad"));

        var drawing = plot.GetSvgXml(style.Width, style.Height);
        var area = plot.RenderManager.LastRender.DataRect;
        var text = new StringBuilder();
        foreach (var tick in horizontal.Positions)
            Text(text, plot.Axes.Bottom.GetPixel(tick, area), area.Bottom + 15, "middle", "tick", horizontal.Label(tick));
        foreach (var tick in vertical.Positions)
            Text(text, area.Left - 7, plot.Axes.Left.GetPixel(tick, area) + 3.5, "end", "tick",
                style.Percent ? string.Create(CultureInfo.InvariantCulture, $"{tick * 100:0} %") : vertical.Label(tick));
        if (style.XLabel is not null) Text(text, area.Right, style.Height - 6, "end", "axis", style.XLabel);
        return Compose(drawing, style, text.ToString());
    }

    // A flat line still needs an axis with some height.
    private static void Widen(Plot plot, ChartStyle style)
    {
        var limits = plot.Axes.GetLimits();
        var bottom = style.Bottom ?? limits.Bottom;
        var top = style.Top ?? limits.Top;
        if (!double.IsFinite(bottom) || !double.IsFinite(top)) (bottom, top) = (0, 1);
        if (top - bottom < 1e-9 * Math.Max(1, Math.Abs(top))) (bottom, top) = (bottom - 0.5, top + 0.5);
        plot.Axes.SetLimitsY(bottom, top);
        if (!double.IsFinite(limits.Left) || !double.IsFinite(limits.Right) || limits.Right <= limits.Left)
            plot.Axes.SetLimitsX(0, 1);
    }

    private static void Bare(IAxis axis, double[] ticks, float lineWidth)
    {
        axis.TickGenerator = new ScottPlot.TickGenerators.NumericManual(ticks, [.. ticks.Select(_ => "")]);
        axis.MajorTickStyle.Length = 0;
        axis.MinorTickStyle.Length = 0;
        axis.FrameLineStyle.Width = lineWidth;
        axis.FrameLineStyle.Color = Color.FromHex("#9aa1ad");
    }

    private static void Text(StringBuilder target, double x, double y, string anchor, string kind, string content) =>
        target.Append(CultureInfo.InvariantCulture,
            $"<text class=\"{kind}\" x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\">{WebUtility.HtmlEncode(content)}</text>");

    private static string Compose(string drawing, ChartStyle style, string text)
    {
        // Several drawings share one page, so their clip paths need different names.
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(style.Title + style.YLabel));
        var unique = $"c{Convert.ToHexStringLower(hash)[..8]}_";
        var body = SvgBody().Match(drawing).Groups[1].Value.Replace("cl_", unique, StringComparison.Ordinal).Trim();
        var label = WebUtility.HtmlEncode($"{style.Title}: {style.YLabel}");
        return $"<svg viewBox=\"0 0 {style.Width} {style.Height}\" role=\"img\" aria-label=\"{label}\">{body}{text}</svg>";
    }

    [GeneratedRegex("<svg[^>]*>(.*)</svg>", RegexOptions.Singleline)]
    private static partial Regex SvgBody();
}
