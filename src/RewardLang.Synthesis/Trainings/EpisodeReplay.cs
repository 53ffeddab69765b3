using RewardLang.Runtime;
using RewardLang.Synthesis.Tasks;
using RewardLang.Training.Environments;
using RewardLang.Training.Rewards;
using static TorchSharp.torch;

namespace RewardLang.Synthesis.Trainings;

/// <summary>Recorded episodes once more, all beside each other: what programs are asked about them.</summary>
internal static class EpisodeReplay
{
    /// <summary>Goes through the steps.</summary>
    /// <param name="environment">Whose signals were recorded.</param>
    /// <param name="episodes">The episodes, at least one; of those that are over, a step has the last signals.</param>
    /// <param name="step">Takes a step's number and all signals, [episodes, their axes].</param>
    public static void Run(EnvironmentDescription environment, IReadOnlyList<EpisodeTrace> episodes, Action<int, IReadOnlyDictionary<string, Tensor>> step)
    {
        for (var time = 0; time < episodes.Max(e => e.Length); time++)
        {
            using var scope = NewDisposeScope();
            step(time, environment.Signals.ToDictionary(s => s.Name, s => At(s, episodes, time)));
        }
    }

    /// <summary>The task's metric at every step of some episodes.</summary>
    public static IReadOnlyList<double[]> Metric(SynthesisTask task, IReadOnlyList<EpisodeTrace> episodes)
    {
        using var metric = RewardProgram.Compile(task.Metric.Source.Text);
        var totals = episodes.Select(e => new double[e.Length]).ToList();
        Run(task.Environment, episodes, (step, signals) =>
        {
            using var results = metric.Step(signals);
            var total = results.Total.to_type(ScalarType.Float64).cpu().data<double>().ToArray();
            for (var row = 0; row < total.Length; row++)
                if (step < totals[row].Length)
                    totals[row][step] = total[row];
        });
        return totals;
    }

    /// <summary>Recorded elements of a signal as programs take them, [rows, its axes].</summary>
    /// <param name="signal">The signal.</param>
    /// <param name="elements">All elements, row after row; of booleans 0 for false.</param>
    /// <param name="rows">How many rows.</param>
    public static Tensor Tensor(Signal signal, IEnumerable<float> elements, int rows)
    {
        var numbers = tensor(elements.ToArray()).reshape([rows, .. signal.Axes.Select(a => (long)a.Size)]);
        return signal.Kind switch
        {
            SignalKind.Boolean => numbers != 0,
            SignalKind.Integer => numbers.to(ScalarType.Int64),
            _ => numbers,
        };
    }

    private static Tensor At(Signal signal, IReadOnlyList<EpisodeTrace> episodes, int time) =>
        Tensor(signal, episodes.SelectMany(e => e.Signals.First(s => s.Name == signal.Name).Steps[Math.Min(time, e.Length - 1)]), episodes.Count);
}
