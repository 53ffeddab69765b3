using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;

namespace RewardLang.Training.Runs.Report;

/// <summary>One page that tells of a training: self-contained, without scripts, readable offline and in print.</summary>
internal sealed class RunReport
{
    private readonly ReportData data;
    private readonly ReportCharts charts;
    private readonly StringBuilder page = new();

    private RunReport(ReportData data)
    {
        this.data = data;
        charts = new ReportCharts(data.History);
    }

    /// <summary>The page as HTML.</summary>
    public static string ToHtml(ReportData data) => new RunReport(data).Compose();

    private string Compose()
    {
        Write($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Encode(data.Reward.Name)} – training report</title>
            <style>
            {Style()}</style>
            </head>
            <body>
            <main>
            """);
        Header();
        Tiles();
        if (data.History.Count > 0)
        {
            Progress();
            RawTerms();
        }
        Terms();
        Inputs();
        Parameters();
        Program();
        Write($"""
            <footer>{string.Join(" · ", RunFolder.Versions().Select(version => Encode($"{version.Key} {version.Value}")))}</footer>
            </main>
            </body>
            </html>
            """);
        return page.ToString();
    }

    private void Header()
    {
        Write($"""
            <header>
            <h1>{Encode(data.Reward.Name)}</h1>
            <p class="lead">Trained on <b>{Encode(data.Environment.Name)}</b>: {Encode(data.Environment.Summary)}</p>
            <div class="facts">
            <span>program <b class="mono">{Encode(Shorten(data.Reward.Hash))}</b></span>
            <span>seed <b>{data.Options.Seed}</b></span>
            <span>started <b>{data.Start:yyyy-MM-dd HH:mm} UTC</b></span>
            <span>rows <b>{data.Options.Rows}</b></span>
            <span>time step <b>{Number(data.Environment.TimeStep * 1000)} ms</b></span>
            <span>time limit <b>{data.Environment.EpisodeSteps} steps</b></span>
            </div>
            """);
        if (data.Cancelled)
            Write("<p class=\"notice\">This training was stopped before its end. The numbers are those of the policy so far.</p>");
        Write("</header>");
    }

    private void Tiles()
    {
        var evaluation = data.Evaluation;
        Write("<div class=\"tiles\">");
        if (evaluation.Success is not null) Tile(Percent(evaluation.Success), "", "episodes with success");
        Tile(Percent(evaluation.Solved), "", "episodes that held the environment's goal");
        Tile(Number(evaluation.Return), $" ± {Number(evaluation.ReturnDeviation)}", "return");
        Tile(Number(evaluation.Length * data.Environment.TimeStep), " s", $"episode length ({Number(evaluation.Length)} steps)");
        if (data.History.Count > 0)
        {
            var last = data.History[^1];
            Tile(last.Steps.ToString("N0", CultureInfo.InvariantCulture), "", "environment steps");
            Tile(Number(last.Elapsed.TotalSeconds), " s",
                $"training time ({Rounded(last.Steps / Math.Max(last.Elapsed.TotalSeconds, 1e-9))} steps a second)");
        }
        Write($"""
            </div>
            <p class="lead" style="font-size: 13px">Final evaluation: {evaluation.Episodes} episodes on fresh seeds, the policy without noise.
            The environment's goal, which no reward sees: {Encode(data.Environment.Goal)}.</p>
            """);
    }

    private void Progress()
    {
        var names = data.Reward.Terms.Select(term => term.Name).ToList();
        var legend = names.Select((name, index) => Swatch(Palette.Term(index), name)).ToList();
        if (data.History.Any(progress => Math.Abs(progress.Statistics.AdjustmentContribution) > 1e-6))
            legend.Add(Swatch(Palette.Neutral, "adjustment"));
        legend.Add(Swatch(Palette.Ink, "total", "stroke"));
        var success = data.Evaluation.Success is null
            ? ""
            : Legend(
                [
                    Swatch(Palette.Main, "success as the reward has it", "stroke"),
                    Swatch(Palette.Second, "the environment's goal held", "stroke"),
                ]);
        Write("<h2>Training</h2><div class=\"grid\">");
        Card("Return", "of an episode, mean and one standard deviation", charts.Return());
        Card("Success", "share of the episodes that ended, with exploration noise", charts.Success(), success);
        Card("Contributions of the terms", "reward of a step: weight × value, stacked; the line is their sum, the total",
            charts.Contributions(names), Legend(legend), "wide");
        Card("Episode length", "steps", charts.Length());
        Card("Speed", "environment steps a second, updates included", charts.Speed());
        Card("Exploration", "standard deviation of the actions", charts.Exploration());
        Card("Policy change", "KL divergence of an update, nats", charts.Divergence());
        Write("</div>");
    }

    private void RawTerms()
    {
        if (data.Reward.Terms.Count is 0) return;
        Write("<h2>Terms before their weights</h2><div class=\"grid small\">");
        foreach (var (index, term) in data.Reward.Terms.Index())
            Card(term.Name, term.Unit is null or "1" ? "mean of a step" : $"mean of a step, {term.Unit}",
                charts.Raw(index, term.Name, term.Unit));
        Write("</div>");
    }

    private void Terms()
    {
        Write("""
            <h2>Terms</h2>
            <div class="scroll"><table>
            <tr><th>term</th><th>weight</th><th>unit</th><th>range seen</th><th class="number">mean of a step, at the end</th>
            <th class="number">contribution</th><th class="number">sum over an evaluation episode</th></tr>
            """);
        var last = data.History.Count > 0 ? data.History[^1].Statistics : null;
        foreach (var (index, term) in data.Reward.Terms.Index())
            Write($"""
                <tr><td><b>{Swatch(Palette.Term(index), term.Name)}</b>{Note(term.Documentation)}</td>
                <td class="mono">{Encode(term.Weight)}</td><td class="mono">{Encode(term.Unit ?? "1")}</td>
                <td class="mono">{Seen(index)}</td><td class="number">{Number(last?.Terms[index].Raw)}</td>
                <td class="number">{Number(last?.Terms[index].Contribution)}</td>
                <td class="number">{Number(data.Evaluation.Terms[index].EpisodeSum)}</td></tr>
                """);
        Write("</table></div>");
    }

    private void Inputs()
    {
        Write("<h2>Inputs</h2><div class=\"scroll\"><table><tr><th>input</th><th>unit</th><th>what the environment passes</th></tr>");
        foreach (var input in data.Reward.Inputs)
        {
            var signal = data.Environment.Signals.First(signal => signal.Name == input.Name);
            Write($"<tr><td class=\"mono\">{Encode(input.Name)}</td><td class=\"mono\">{Encode(signal.Unit)}</td>"
                + $"<td>{Encode(signal.Documentation)}</td></tr>");
        }
        Write("</table></div>");
    }

    private void Parameters()
    {
        if (data.Reward.Parameters.Count is 0) return;
        Write("<h2>Parameters</h2><div class=\"scroll\"><table><tr><th>parameter</th><th>value</th></tr>");
        foreach (var (name, values) in data.Reward.Parameters)
            Write($"<tr><td class=\"mono\">{Encode(name)}</td>"
                + $"<td>{string.Join(", ", values.Select(value => Number(value)))}</td></tr>");
        Write("</table></div>");
    }

    private void Program() => Write($"<h2>Program</h2><pre>{SourceText.ToHtml(data.Reward.Source.Trim())}</pre>");

    private void Card(string title, string unit, string chart, string legend = "", string kind = "") => Write($"""
        <section class="card {kind}"><h3>{Encode(title)}</h3><div class="unit">{Encode(unit)}</div>{legend}
        {chart}</section>
        """);

    private void Tile(string value, string unit, string label) => Write($"""
        <div class="tile"><div class="value">{Encode(value)}<small>{Encode(unit)}</small></div>
        <div class="label">{Encode(label)}</div></div>
        """);

    private static string Legend(IEnumerable<string> swatches) => $"<div class=\"legend\">{string.Concat(swatches)}</div>";

    private static string Swatch(string colour, string name, string kind = "") =>
        $"<span><span class=\"swatch {kind}\" style=\"background: {colour}\"></span>{Encode(name)}</span>";

    private string Seen(int index) => data.History.Count is 0
        ? "–"
        : $"{Number(data.History.Min(progress => progress.Statistics.Terms[index].Lowest))} .. "
            + Number(data.History.Max(progress => progress.Statistics.Terms[index].Highest));

    private static string Note(string? documentation) =>
        documentation is null ? "" : $"<div class=\"note\">{Encode(documentation)}</div>";

    private static string Percent(double? share) =>
        share is null ? "–" : string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.#} %");

    private static string Rounded(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    // Four significant digits, with a true minus sign.
    private static string Number(double? value) => value switch
    {
        null => "–",
        0 => "0",
        _ when Math.Abs(value.Value) is >= 1e-3 and < 1e6 =>
            decimal.Parse(value.Value.ToString("G4", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture)
                .ToString(CultureInfo.InvariantCulture).Replace("-", "−", StringComparison.Ordinal),
        _ => value.Value.ToString("0.##e+0", CultureInfo.InvariantCulture).Replace("-", "−", StringComparison.Ordinal),
    };

    private static string Shorten(string hash) => hash.Length > 16 ? hash[..16] : hash;

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    internal static string Style()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private void Write(string html) => page.Append(html).Append('\n');
}
