using System.Text;
using RewardLang.Synthesis.Candidates;
using RewardLang.Synthesis.Critic;
using RewardLang.Synthesis.Trainings;
using RewardLang.Training.Runs.Report;

namespace RewardLang.Synthesis.Report;

/// <summary>A candidate on the page: how it came about, what the critic said, how its training went, its text and what changed from its parent.</summary>
internal static class CandidateSection
{
    public static string Render(Candidate candidate, SynthesisRecord record)
    {
        var page = new StringBuilder($"<section class=\"candidate\" id=\"candidate-{candidate.Number}\"><h3>Candidate {candidate.Number}</h3>\n<p>");
        page.Append($"Iteration {candidate.Iteration}: {Html.Encode(candidate.Change)}{Parents(candidate)}. <b>{Html.Encode(Status(candidate))}</b></p>\n");
        if (candidate.Findings.Count > 0)
            page.Append("<ul class=\"findings\">").Append(string.Concat(candidate.Findings.Select(Finding))).Append("</ul>\n");
        if (candidate.Training is { Checkpoints.Count: > 1 })
            page.Append($"<div class=\"pair\">{Html.Card("Score", "task metric over training", ScoreCharts.Score(candidate))}{Html.Card("Terms", "contribution to a step, stacked", Legend(candidate) + ScoreCharts.Terms(candidate))}</div>\n").Append(Terms(candidate));
        page.Append(Html.Details("Text", $"<pre>{Training.Runs.Report.SourceText.ToHtml(candidate.Text.Trim())}</pre>"));
        if (candidate.Parents.Count > 0 && record.Candidates.FirstOrDefault(c => c.Number == candidate.Parents[0]) is { } parent)
            page.Append(Html.Details($"Changes from candidate {parent.Number}", TextDifference.ToHtml(parent.Text, candidate.Text)));
        foreach (var call in record.Calls.Where(c => candidate.Calls.Contains(c.Key)))
            page.Append(Html.Details(
                $"Reply ({call.Key}; {call.Tokens} tokens)", $"<h4>asked</h4><pre class=\"prose\">{Html.Encode(call.Messages[^1].Text)}</pre><h4>answered</h4><pre class=\"prose\">{Html.Encode(call.Reply)}</pre>"));
        return page.Append("</section>\n").ToString();
    }

    /// <summary>What became of a candidate.</summary>
    public static string Status(Candidate candidate) => candidate switch
    {
        { IsAccepted: false } => "refused before any training",
        { Training: null } => "not trained",
        { Training.End: TrainingEnd.Failed } => $"training failed: {candidate.Training!.Failure}",
        { Training.End: TrainingEnd.Stopped, FurtherTrainings.Count: 0 } => $"given up at {Html.Number(candidate.Score)}",
        { FurtherTrainings: { Count: > 0 } further } => $"score {Html.Number(candidate.Score)}, with other seeds {string.Join(", ", further.Select(t => Html.Number(t.Score)))}",
        _ => $"score {Html.Number(candidate.Score)}",
    };

    private static string Parents(Candidate candidate) => candidate.Parents.Count == 0 ? ""
        : $", from {string.Join(" and ", candidate.Parents.Select(p => $"<a href=\"#candidate-{p}\">{p}</a>"))}";

    private static string Finding(Finding finding) => $"<li class=\"{(finding.IsFatal ? "fatal" : "advice")}\"><pre class=\"prose\">{Html.Encode(finding.Text)}</pre></li>\n";

    private static string Legend(Candidate candidate) =>
        $"<div class=\"legend\">{string.Concat(candidate.Training!.Checkpoints[0].Terms.Select((t, i) => $"<span><span class=\"swatch\" style=\"background: {Palette.Term(i)}\"></span>{Html.Encode(t.Name)}</span>"))}</div>";

    private static string Terms(Candidate candidate) => Html.Table(
        ["term", "max", "mean", "min", "share", "saturation", "correlation with the metric"],
        candidate.Reflection!.Terms.Select(t => (IEnumerable<string>)
        [
            Html.Encode(t.Name), Html.Number(t.Max), Html.Number(t.Mean), Html.Number(t.Min), $"{Html.Number(100 * t.Share)} %", Html.Number(t.Saturation), Html.Number(t.Correlation),
        ]));
}
