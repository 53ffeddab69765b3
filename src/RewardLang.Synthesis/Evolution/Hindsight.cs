using RewardLang.Synthesis.Candidates;
using RewardLang.Synthesis.Tasks;
using RewardLang.Synthesis.Trainings;

namespace RewardLang.Synthesis.Evolution;

/// <summary>
/// What the recorded episodes of trained policies say of measures: where the task's metric pays, which of them are smaller or larger than elsewhere?
/// </summary>
/// <param name="task">The task, whose metric is asked of every recorded step.</param>
/// <param name="measures">The measures.</param>
internal sealed class Hindsight(SynthesisTask task, IReadOnlyList<Measure> measures)
{
    /// <summary>Fewer steps of either kind say nothing.</summary>
    private const int FewestSteps = 5;

    /// <summary>The part of the steps that pay which a level lets pass.</summary>
    private const double Passing = 0.9;

    /// <summary>Steps of one episode are alike: as if there were so many more that pay, of which no measure tells anything.</summary>
    private const double Doubt = 2;

    /// <summary>The measures with what is known of them after some trainings, where it says more than what was known before.</summary>
    public IReadOnlyList<Measure> After(IEnumerable<Candidate> trained)
    {
        var episodes = trained.SelectMany(c => c.Training?.AllEpisodes ?? []).Where(e => e.Length > 0).ToList();
        if (episodes.Count == 0)
            return measures;
        var metric = EpisodeReplay.Metric(task, episodes);
        var paid = metric.SelectMany(m => m).ToList();
        var values = Measured(episodes);
        var limit = (paid.Min() + paid.Max()) / 2;
        var paying = metric.Count(m => m.Any(p => p > limit));
        var pays = paid.Select(p => p > limit).ToArray();
        return pays.Count(p => p) < FewestSteps || pays.Count(p => !p) < FewestSteps
            ? measures
            : [.. measures.Select((m, i) => m with { Evidence = MeasureEvidence.Stronger(m.Evidence, Compare(pays, values[i], paying)) })];
    }

    /// <summary>The measures at every step of some episodes, one episode after the other.</summary>
    private List<double>[] Measured(IReadOnlyList<EpisodeTrace> episodes)
    {
        using var program = new MeasureProgram(task.Environment, measures);
        var values = measures.Select(_ => episodes.Select(e => new double[e.Length]).ToList()).ToArray();
        EpisodeReplay.Run(task.Environment, episodes, (step, signals) =>
        {
            var measured = program.At(signals);
            for (var i = 0; i < values.Length; i++)
                for (var row = 0; row < episodes.Count; row++)
                    if (step < episodes[row].Length)
                        values[i][row][step] = measured[i][row];
        });
        return [.. values.Select(v => v.SelectMany(e => e).ToList())];
    }

    private static MeasureEvidence Compare(bool[] pays, List<double> values, int episodes)
    {
        var order = Enumerable.Range(0, pays.Length).OrderBy(i => values[i]).ToArray();
        var (paying, pairs, below) = (pays.Count(p => p), 0.0, 0);
        // Equal values count half: the chance that a step that pays has the larger value than one that does not.
        for (var start = 0; start < order.Length;)
        {
            var end = start;
            while (end < order.Length && values[order[end]] == values[order[start]])
                end++;
            var (win, lose) = (order[start..end].Count(i => pays[i]), order[start..end].Count(i => !pays[i]));
            pairs += win * (below + lose / 2.0);
            (below, start) = (below + lose, end);
        }

        var lead = 2 * pairs / ((double)paying * (pays.Length - paying)) - 1;
        var winners = order.Where(i => pays[i]).Select(i => values[i]).ToArray();
        return new MeasureEvidence(lead * episodes / (episodes + Doubt), winners[(int)((winners.Length - 1) * (lead < 0 ? Passing : 1 - Passing))]);
    }
}
