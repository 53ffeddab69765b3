using System.Globalization;
using System.Text;
using RewardLang.Synthesis.Candidates;

namespace RewardLang.Synthesis.Report;

/// <summary>Who was made from whom: a column for each iteration, a dot for each candidate, lines to its parents.</summary>
internal static class Lineage
{
    private const int ColumnWidth = 150;
    private const int RowHeight = 34;
    private const int Margin = 40;

    /// <summary>The drawing as SVG; dots lead to the candidates' sections.</summary>
    public static string Draw(IReadOnlyList<Candidate> candidates, Candidate? best)
    {
        var columns = candidates.GroupBy(c => c.Iteration).OrderBy(g => g.Key).ToList();
        var places = columns.SelectMany((column, x) => column.Select((candidate, y) => (candidate.Number, X: Margin + x * ColumnWidth, Y: Margin + y * RowHeight)))
            .ToDictionary(p => p.Number);
        var (width, height) = (2 * Margin + (columns.Count - 1) * ColumnWidth + 60, Margin + columns.Max(c => c.Count()) * RowHeight);
        var drawing = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"lineage\" style=\"max-width:{width}px\">");
        for (var x = 0; x < columns.Count; x++)
            drawing.Append(CultureInfo.InvariantCulture, $"<text class=\"tick\" x=\"{Margin + x * ColumnWidth}\" y=\"16\" text-anchor=\"middle\">iteration {columns[x].Key}</text>");
        foreach (var candidate in candidates)
            foreach (var parent in candidate.Parents.Where(places.ContainsKey))
                drawing.Append(CultureInfo.InvariantCulture, $"<line x1=\"{places[parent].X}\" y1=\"{places[parent].Y}\" x2=\"{places[candidate.Number].X}\" y2=\"{places[candidate.Number].Y}\" stroke=\"#a9b0bb\"/>");
        foreach (var candidate in candidates)
            drawing.Append(Dot(candidate, places[candidate.Number].X, places[candidate.Number].Y, candidate.Number == best?.Number));
        return drawing.Append("</svg>").ToString();
    }

    private static string Dot(Candidate candidate, int x, int y, bool isBest)
    {
        var colour = isBest ? "#228833" : candidate.Score is not null ? "#4477aa" : candidate.IsAccepted ? "#e08a2e" : "#c9ced6";
        var score = candidate.Score is { } value ? $" {Html.Number(value)}" : "";
        return $"<a href=\"#candidate-{candidate.Number}\"><circle cx=\"{x}\" cy=\"{y}\" r=\"{(isBest ? 8 : 6)}\" fill=\"{colour}\"/>"
            + $"<text class=\"tick\" x=\"{x + 12}\" y=\"{y + 4}\">{candidate.Number}{Html.Encode(score)}</text></a>";
    }
}
