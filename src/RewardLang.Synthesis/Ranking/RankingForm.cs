using System.Text;
using RewardLang.Synthesis.Candidates;
using RewardLang.Synthesis.Report;
using RewardLang.Synthesis.Tasks;
using RewardLang.Training.Runs.Report;

namespace RewardLang.Synthesis.Ranking;

/// <summary>The page on which a person compares what policies do. Scores are not shown: they would decide.</summary>
internal static class RankingForm
{
    /// <summary>The page.</summary>
    /// <param name="task">What the policies are to do.</param>
    /// <param name="iteration">The iteration.</param>
    /// <param name="candidates">The candidates to compare.</param>
    /// <param name="problem">What was wrong with the last choice; null for nothing.</param>
    public static string Render(SynthesisTask task, int iteration, IReadOnlyList<Candidate> candidates, string? problem)
    {
        var page = new StringBuilder($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>{Html.Encode(task.Name)} – which is best?</title>
            <style>
            {RunReport.Style()}
            fieldset {"{"} border: 1px solid #e3e6ec; border-radius: 10px; margin: 18px 0; padding: 8px 16px 16px; {"}"}
            legend {"{"} font-weight: 600; {"}"}
            label {"{"} margin-right: 18px; {"}"}
            textarea {"{"} width: 100%; font: inherit; {"}"}
            button {"{"} font: inherit; padding: 8px 20px; {"}"}
            </style>
            </head>
            <body><main>
            <h1>{Html.Encode(task.Name)}, iteration {iteration}</h1>
            <p class="lead">{Html.Encode(task.Description)}</p>
            {(problem is null ? "" : $"<p class=\"notice\">{Html.Encode(problem)}</p>")}
            <form method="post">

            """);
        foreach (var candidate in candidates)
        {
            page.Append($"<fieldset><legend>Candidate {candidate.Number}</legend><label><input type=\"radio\" name=\"best\" value=\"{candidate.Number}\"> does it best</label>");
            page.Append($"<label><input type=\"radio\" name=\"worst\" value=\"{candidate.Number}\"> does it worst</label>");
            page.Append(string.Concat(candidate.Training!.Episodes.Take(1).Select(e => RolloutDrawing.Render(e, task.Environment.TimeStep, $"candidate {candidate.Number}")))).Append("</fieldset>\n");
        }

        return page.Append("""
            <p><label for="words">What should the next rewards heed?</label></p>
            <textarea id="words" name="words" rows="3" maxlength="4000"></textarea>
            <p><button type="submit">Choose</button></p>
            </form></main></body></html>

            """).ToString();
    }

    /// <summary>The page after the choice.</summary>
    public static string Thanks => $"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Thanks</title><style>{RunReport.Style()}</style></head><body><main><h1>Thanks</h1><p>The choice is kept. This page can be closed.</p></main></body></html>";
}
