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

    /// <summary>The part of the steps that pay which a level lets pass: all but a few, as most are better than they have to be.</summary>
    private const double Passing = 0.98;

    /// <summary>Steps of one episode are alike: as if there were so many more that pay, of which no measure tells anything.</summary>
    private const double Doubt = 2;

    /// <summary>So many measures make a goal at most.</summary>
    private const int MostParts = 4;

    /// <summary>What tells less is no part of a goal.</summary>
    private const double LeastLead = 0.3;

    /// <summary>The measures with what is known of them after some trainings, where it says more than what was known before.</summary>
    public Insight After(IEnumerable<Candidate> trained)
    {
        var episodes = trained.SelectMany(c => c.Training?.AllEpisodes ?? []).Where(e => e.Length > 0).ToList();
        if (episodes.Count == 0)
            return new Insight(measures, []);
        var metric = EpisodeReplay.Metric(task, episodes);
        var paid = metric.SelectMany(m => m).ToList();
        var values = Measured(episodes);
        var limit = (paid.Min() + paid.Max()) / 2;
        var paying = metric.Count(m => m.Any(p => p > limit));
        var pays = paid.Select(p => p > limit).ToArray();
        var steps = Enumerable.Range(0, pays.Length).ToArray();
        if (!TellsOf(steps, pays))
            return new Insight(measures, []);
        var known = measures.Select((m, i) => m with { Evidence = MeasureEvidence.Stronger(m.Evidence, Compare(steps, pays, values[i], paying)) });
        return new Insight([.. known], Goal(steps, pays, values, paying));
    }

    /// <summary>Whether there are enough steps that pay among some, and others.</summary>
    private static bool TellsOf(int[] steps, bool[] pays) => steps.Count(i => pays[i]) >= FewestSteps && steps.Count(i => !pays[i]) >= FewestSteps;

    /// <summary>The measures that tell most, one after the other: each of the steps that those before let pass.</summary>
    private List<Measure> Goal(int[] steps, bool[] pays, List<double>[] values, int paying)
    {
        var goal = new List<Measure>();
        while (goal.Count < MostParts && TellsOf(steps, pays))
        {
            var (part, of) = measures.Select((m, i) => (m with { Evidence = Compare(steps, pays, values[i], paying) }, values[i])).MaxBy(p => p.Item1.Odds);
            if (part.Evidence is not { } evidence || Math.Abs(evidence.Lead) < LeastLead)
                break;
            goal.Add(part);
            steps = [.. steps.Where(i => evidence.Lead < 0 ? of[i] <= evidence.Level : of[i] >= evidence.Level)];
        }

        return goal;
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

    private static MeasureEvidence Compare(int[] steps, bool[] pays, List<double> values, int episodes)
    {
        var order = steps.OrderBy(i => values[i]).ToArray();
        var (paying, pairs, below) = (steps.Count(i => pays[i]), 0.0, 0);
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

        var lead = 2 * pairs / ((double)paying * (steps.Length - paying)) - 1;
        var winners = order.Where(i => pays[i]).Select(i => values[i]).ToArray();
        return new MeasureEvidence(lead * episodes / (episodes + Doubt), winners[(int)((winners.Length - 1) * (lead < 0 ? Passing : 1 - Passing))]);
    }
}
