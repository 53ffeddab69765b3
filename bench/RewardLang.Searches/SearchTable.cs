using System.Text;

namespace RewardLang.Searches;

/// <summary>A row for each search, then one for each kind over all tasks.</summary>
internal sealed class SearchTable
{
    private readonly List<SearchOutcome> _outcomes = [];

    public void Add(SearchOutcome outcome) => _outcomes.Add(outcome);

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder("\n| task | search | seed | trainings | best of the first iteration | best | with fresh seeds | expert | sparse | human-normalised |\n");
        text.Append("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        foreach (var outcome in _outcomes)
            text.Append(outcome).Append('\n');
        text.Append("\n| search | searches | human-normalised, mean | clipped to 0 … 1, mean | at or above the expert |\n| --- | ---: | ---: | ---: | ---: |\n");
        foreach (var kind in _outcomes.GroupBy(o => o.Kind))
        {
            var scores = kind.Select(o => o.Result.HumanNormalizedScore).OfType<double>().ToList();
            if (scores.Count > 0)
                text.Append($"| {kind.Key} | {scores.Count} | {scores.Average():0.00} | {scores.Average(s => Math.Clamp(s, 0, 1)):0.00} | {scores.Count(s => s >= 1)} |\n");
        }

        return text.ToString();
    }
}
