using RewardLang.Synthesis.Tasks;
using RewardLang.Synthesis.Trainings;

namespace RewardLang.Synthesis.Evolution;

/// <summary>The steps of recorded episodes, one episode after the other, with all measures at each.</summary>
internal sealed class RecordedSteps
{
    /// <summary>Fewer steps of either kind say nothing.</summary>
    private const int FewestSteps = 5;

    /// <summary>The part of the steps of which something holds that a level lets pass: all but a few, as most are better than they have to be.</summary>
    private const double Passing = 0.98;

    /// <summary>Steps of one episode are alike: as if there were so many more, of which no measure tells anything.</summary>
    private const double Doubt = 2;

    private readonly int[] _episode;

    /// <param name="task">The task, whose environment the episodes are of.</param>
    /// <param name="measures">What is measured.</param>
    /// <param name="episodes">The episodes.</param>
    public RecordedSteps(SynthesisTask task, IReadOnlyList<Measure> measures, IReadOnlyList<EpisodeTrace> episodes)
    {
        _episode = [.. episodes.SelectMany((e, i) => Enumerable.Repeat(i, e.Length))];
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
        Values = [.. values.Select(v => v.SelectMany(e => e).ToArray())];
    }

    /// <summary>For each measure its values at all steps.</summary>
    public IReadOnlyList<double[]> Values { get; }

    /// <summary>The numbers of all steps.</summary>
    public int[] All => [.. Enumerable.Range(0, _episode.Length)];

    /// <summary>The numbers of the steps that have one before in their episode.</summary>
    public int[] Later => [.. Enumerable.Range(1, Math.Max(_episode.Length - 1, 0)).Where(i => _episode[i] == _episode[i - 1])];

    /// <summary>Whether something holds at enough of some steps, and not at enough others.</summary>
    public static bool Tell(int[] steps, bool[] holds) => steps.Count(i => holds[i]) >= FewestSteps && steps.Count(i => !holds[i]) >= FewestSteps;

    /// <summary>What a measure tells of the steps, of some, at which something holds.</summary>
    public MeasureEvidence Compare(int measure, int[] steps, bool[] holds)
    {
        var values = Values[measure];
        var order = steps.OrderBy(i => values[i]).ToArray();
        var (holding, pairs, below) = (steps.Count(i => holds[i]), 0.0, 0);
        // Equal values count half: the chance that a step at which it holds has the larger value than one at which it does not.
        for (var start = 0; start < order.Length;)
        {
            var end = start;
            while (end < order.Length && values[order[end]] == values[order[start]])
                end++;
            var (win, lose) = (order[start..end].Count(i => holds[i]), order[start..end].Count(i => !holds[i]));
            pairs += win * (below + lose / 2.0);
            (below, start) = (below + lose, end);
        }

        var lead = 2 * pairs / ((double)holding * (steps.Length - holding)) - 1;
        var winners = order.Where(i => holds[i]).ToArray();
        var episodes = winners.Select(i => _episode[i]).Distinct().Count();
        return new MeasureEvidence(lead * episodes / (episodes + Doubt), values[winners[(int)((winners.Length - 1) * (lead < 0 ? Passing : 1 - Passing))]]);
    }
}
