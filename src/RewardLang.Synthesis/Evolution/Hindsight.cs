using RewardLang.Runtime;
using RewardLang.Synthesis.Candidates;
using RewardLang.Synthesis.Tasks;
using RewardLang.Synthesis.Trainings;
using RewardLang.Training.Environments;
using RewardLang.Training.Rewards;
using static TorchSharp.torch;

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

    /// <summary>The measures with what is known of them after some trainings.</summary>
    public IReadOnlyList<Measure> After(IEnumerable<Candidate> trained)
    {
        var episodes = trained.SelectMany(c => c.Training?.Episodes ?? []).Where(e => e.Length > 0).ToList();
        if (episodes.Count == 0)
            return measures;
        var (paid, values) = Replay(episodes);
        var limit = (paid.Min() + paid.Max()) / 2;
        var pays = paid.Select(p => p > limit).ToArray();
        return pays.Count(p => p) < FewestSteps || pays.Count(p => !p) < FewestSteps
            ? measures
            : [.. measures.Select((m, i) => m with { Evidence = Compare(pays, values[i]) })];
    }

    /// <summary>The metric and the measures at every step of some episodes.</summary>
    private (List<double> Metric, List<double>[] Measures) Replay(IReadOnlyList<EpisodeTrace> episodes)
    {
        using var metric = RewardProgram.Compile(task.Metric.Source.Text);
        using var program = new MeasureProgram(task.Environment, measures);
        var (paid, values) = (new List<double>(), measures.Select(_ => new List<double>()).ToArray());
        for (var step = 0; step < episodes.Max(e => e.Length); step++)
        {
            using var scope = NewDisposeScope();
            var signals = task.Environment.Signals.ToDictionary(s => s.Name, s => At(s, episodes, step));
            using var results = metric.Step(signals);
            var total = results.Total.to_type(ScalarType.Float64).cpu().data<double>().ToArray();
            var measured = program.At(signals);
            for (var row = 0; row < episodes.Count; row++)
            {
                if (step >= episodes[row].Length)
                    continue;
                paid.Add(total[row]);
                for (var i = 0; i < values.Length; i++)
                    values[i].Add(measured[i][row]);
            }
        }

        return (paid, values);
    }

    /// <summary>A signal of all episodes at a step; of those that are over, at their last.</summary>
    private static Tensor At(Signal signal, IReadOnlyList<EpisodeTrace> episodes, int step)
    {
        var elements = episodes.SelectMany(e => e.Signals.First(s => s.Name == signal.Name).Steps[Math.Min(step, e.Length - 1)]).ToArray();
        var numbers = tensor(elements).reshape([episodes.Count, .. signal.Axes.Select(a => (long)a.Size)]);
        return signal.Kind switch
        {
            SignalKind.Boolean => numbers != 0,
            SignalKind.Integer => numbers.to(ScalarType.Int64),
            _ => numbers,
        };
    }

    private static MeasureEvidence Compare(bool[] pays, List<double> values)
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
        return new MeasureEvidence(lead, winners[(int)((winners.Length - 1) * (lead < 0 ? Passing : 1 - Passing))]);
    }
}
