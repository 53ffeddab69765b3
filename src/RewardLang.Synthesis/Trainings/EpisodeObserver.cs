using RewardLang.Training.Environments;
using static TorchSharp.torch;

namespace RewardLang.Synthesis.Trainings;

/// <summary>Records the signals of a few rows while episodes run, until each row's first episode ends.</summary>
internal sealed class EpisodeObserver
{
    private readonly EnvironmentDescription _environment;
    private readonly List<IReadOnlyList<float>>[][] _values;
    private readonly float[] _stepsBefore;

    /// <param name="environment">Where.</param>
    /// <param name="rows">How many rows are recorded.</param>
    public EpisodeObserver(EnvironmentDescription environment, int rows)
    {
        _environment = environment;
        _values = [.. Enumerable.Range(0, rows).Select(_ => environment.Signals.Select(_ => new List<IReadOnlyList<float>>()).ToArray())];
        _stepsBefore = new float[rows];
    }

    /// <summary>The episodes so far.</summary>
    public IReadOnlyList<EpisodeTrace> Episodes =>
        [.. _values.Select(row => new EpisodeTrace([.. _environment.Signals.Select((signal, i) => new SignalTrace(signal.Name, signal.Unit, row[i]))]))];

    /// <summary>Takes what the signals are after a step, before rows that ended start over.</summary>
    public void Observe(VectorEnvironment environment)
    {
        using var scope = NewDisposeScope();
        var steps = environment.StepsTaken.cpu().data<float>().ToArray();
        var rows = steps.Length;
        var signals = _environment.Signals.Select(s => environment.Signals[s.Name].to(ScalarType.Float32).cpu().contiguous().data<float>().ToArray()).ToList();
        for (var row = 0; row < _values.Length; row++)
        {
            if (steps[row] <= _stepsBefore[row])
                _stepsBefore[row] = float.PositiveInfinity;
            if (float.IsPositiveInfinity(_stepsBefore[row]))
                continue;
            _stepsBefore[row] = steps[row];
            for (var i = 0; i < signals.Count; i++)
                _values[row][i].Add(signals[i].AsSpan(row * signals[i].Length / rows, signals[i].Length / rows).ToArray());
        }
    }
}
