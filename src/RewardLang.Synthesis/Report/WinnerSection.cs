using System.Text;
using RewardLang.Synthesis.Candidates;
using RewardLang.Synthesis.Loop;

namespace RewardLang.Synthesis.Report;

/// <summary>The best reward: its text, what is proved of it, and its scores with fresh seeds beside those of a person's reward.</summary>
internal static class WinnerSection
{
    public static string Render(SynthesisRecord record, Candidate best)
    {
        var page = new StringBuilder($"<h2 id=\"winner\">The best reward: <a href=\"#candidate-{best.Number}\">candidate {best.Number}</a></h2>\n");
        if (record.Result is { Winner: not null } result)
            page.Append(Scores(result));
        page.Append($"<pre>{Training.Runs.Report.SourceText.ToHtml(best.Text.Trim())}</pre>\n<h3>What is proved of it</h3>\n").Append(Proofs(record, best));
        return page.ToString();
    }

    private static string Scores(SynthesisResult result) => Html.Table(
        ["reward", "task metric with fresh seeds", "95 % interval", "trainings"],
        new[] { ("the best", result.Winner), ("a person's", result.Expert), ("success alone", result.Sparse) }
            .Where(s => s.Item2 is not null)
            .Select(s => (IEnumerable<string>)[s.Item1, Html.Number(s.Item2!.Mean), Html.HalfWidth(s.Item2.HalfWidth), string.Join(", ", s.Item2.Scores.Select(x => Html.Number(x)))]));

    /// <summary>The program's range, finiteness, cost and own checks, and the owner's demands.</summary>
    private static string Proofs(SynthesisRecord record, Candidate best)
    {
        var result = RewardCompiler.Compile(
            new Diagnostics.SourceText("best.reward", Critic.ProgramText.WithMembers(best.Text, ["check finite", "check causal"]).Text), new CompilerOptions { FindImport = null, KnownRanges = record.Task.Environment.SignalRanges });
        var checks = result.Checks.Select(c => (IEnumerable<string>)[$"<code>{Html.Encode(c.Text)}</code>", $"{c.Status}", Html.Encode(c.Detail)]);
        var demands = (record.Task.Demands?.Checks ?? []).Select(c => (IEnumerable<string>)[$"<code>{Html.Encode(c.Text)}</code>", "holds", "demanded by the task's owner, in the task's cases"]);
        return Html.Table(["check", "answer", "why"], checks.Concat(demands));
    }
}
