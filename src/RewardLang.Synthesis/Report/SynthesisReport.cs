using System.Globalization;
using System.Reflection;
using System.Text;
using RewardLang.Synthesis.Card;
using RewardLang.Synthesis.Chat;
using RewardLang.Synthesis.Runs;
using RewardLang.Training.Runs;
using RewardLang.Training.Runs.Report;

namespace RewardLang.Synthesis.Report;

/// <summary>One page that tells of a run: self-contained, without scripts, readable offline and in print.</summary>
internal static class SynthesisReport
{
    /// <summary>The page as HTML.</summary>
    public static string Render(SynthesisRecord record)
    {
        var page = new StringBuilder();
        page.Append($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Html.Encode(record.Task.Name)} – reward synthesis</title>
            <style>
            {RunReport.Style()}{Style()}</style>
            </head>
            <body>
            <main>

            """);
        page.Append(Header(record)).Append(Tiles(record));
        if (record.Candidates.Any(c => c.Score is not null))
            page.Append("<h2>Scores</h2>\n").Append(Html.Card("Task metric", "dashed: best so far; blue: best of the iteration; orange: mean of the iteration", ScoreCharts.OverIterations(record.Candidates), "wide"));
        if (record.Best is { } best)
            page.Append(WinnerSection.Render(record, best));
        if (record.Candidates.Count > 0)
            page.Append("<h2>Lineage</h2>\n").Append(Html.Card("Candidates", "green: the best; blue: trained; orange: not trained or failed; grey: refused by the critic", Lineage.Draw(record.Candidates, record.Best), "wide"));
        page.Append(Critic(record)).Append(Costs(record)).Append(People(record)).Append("<h2>Candidates</h2>\n");
        foreach (var candidate in record.Candidates)
            page.Append(CandidateSection.Render(candidate, record));
        page.Append($"<footer>card {LanguageCard.Version} · {string.Join(" · ", RunFolder.Versions().Select(v => Html.Encode($"{v.Key} {v.Value}")))}</footer>\n</main>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static string Header(SynthesisRecord record)
    {
        var settings = record.Settings;
        var who = settings.Proposer == ProposerKind.Chat ? $"{settings.Endpoint!.Model} at {settings.Endpoint.Address}" : settings.Proposer.ToString().ToLowerInvariant();
        return $"""
            <header>
            <h1>{Html.Encode(record.Task.Name)}</h1>
            <p class="lead">{Html.Encode(record.Task.Description)}</p>
            <div class="facts">
            <span>environment <b>{Html.Encode(record.Task.Environment.Name)}</b></span>
            <span>proposer <b>{Html.Encode(who)}</b></span>
            <span>seed <b>{settings.Options.Seed}</b></span>
            <span>iterations <b>{settings.Options.Iterations}</b></span>
            <span>candidates of each <b>{settings.Options.Candidates}</b></span>
            <span>steps of a training <b>{record.Task.Steps.ToString("N0", CultureInfo.InvariantCulture)}</b></span>
            </div>
            {(record.Result is null ? "<p class=\"notice\">This run has not ended. The page tells of what it has so far.</p>" : "")}
            {(record.Result?.EndedEarly is { } why ? $"<p class=\"notice\">The search ended early: {Html.Encode(why)}.</p>" : "")}
            </header>

            """;
    }

    private static string Tiles(SynthesisRecord record)
    {
        var tiles = new StringBuilder("<div class=\"tiles\">\n");
        if (record.Best is { } best)
            tiles.Append(Html.Tile(Html.Number(best.MeanScore), "", $"score in the search of the best, candidate {best.Number}, over {1 + best.FurtherTrainings.Count} seed{(best.FurtherTrainings.Count == 0 ? "" : "s")}"));
        if (record.Result?.Winner is { } winner)
            tiles.Append(Html.Tile(Html.Number(winner.Mean), Html.HalfWidth(winner.HalfWidth), $"its score over {winner.Scores.Count} fresh seed{(winner.Scores.Count == 1 ? "" : "s")}"));
        if (record.Result?.HumanNormalizedScore is { } normalized)
            tiles.Append(Html.Tile(Html.Number(normalized), "", "human-normalised score: 1 is a person's reward, 0 success alone"));
        tiles.Append(Html.Tile($"{record.Candidates.Count(c => c.Training is not null)}", $" of {record.Candidates.Count}", "candidates trained"));
        tiles.Append(Html.Tile(Html.Number(record.Candidates.Sum(c => (c.Training?.Seconds ?? 0) + c.FurtherTrainings.Sum(t => t.Seconds))), " s", "training time"));
        return tiles.Append("</div>\n").ToString();
    }

    private static string Critic(SynthesisRecord record)
    {
        var refused = record.Candidates.Where(c => !c.IsAccepted).SelectMany(c => c.Findings.Where(f => f.IsFatal).Select(f => f.Kind).Distinct()).GroupBy(k => k).ToList();
        return refused.Count == 0 ? ""
            : "<h2>What the critic refused</h2>\n" + Html.Table(["reason", "candidates"], refused.Select(g => (IEnumerable<string>)[$"{g.Key}", $"{g.Count()}"]));
    }

    private static string Costs(SynthesisRecord record)
    {
        if (record.Calls.Count == 0)
            return "";
        var spent = Spending.Of([.. record.Calls]);
        var notes = record.Notes.Count == 0 ? ""
            : Html.Details($"{record.Notes.Count} failures of the service", Html.Table(["when", "what"], record.Notes.Select(n => (IEnumerable<string>)[Html.Encode(n.At), Html.Encode(n.Text)])));
        return "<h2>Costs</h2>\n" + Html.Table(
            ["replies", "tokens sent", "tokens received", "money", "waited"],
            [[$"{spent.Calls}", $"{record.Calls.Sum(c => c.InputTokens)}", $"{record.Calls.Sum(c => c.OutputTokens)}", spent.Money.ToString("0.####", CultureInfo.InvariantCulture), $"{Html.Number(record.Calls.Sum(c => c.Seconds))} s"]]) + notes;
    }

    private static string People(SynthesisRecord record) => record.Feedback.Count == 0 ? ""
        : "<h2>What people said</h2>\n" + Html.Table(
            ["iteration", "best", "worst", "words"], record.Feedback.Select(f => (IEnumerable<string>)[$"{f.Iteration}", $"{f.Best}", $"{f.Worst}", Html.Encode(f.Text ?? "")]));

    private static string Style()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("synthesis.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
