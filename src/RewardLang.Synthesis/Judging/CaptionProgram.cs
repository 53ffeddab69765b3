using System.Globalization;
using RewardLang.Runtime;
using RewardLang.Semantics;
using RewardLang.Training.Rewards;
using static TorchSharp.torch;

namespace RewardLang.Synthesis.Judging;

/// <summary>
/// Puts a step into words, by a program whose outputs are events: of a <c>bool</c> the name where it holds, of a number its name and value, as in
/// <c>holding_key, room=3</c>. Numbers must be whole, so that steps that are alike have one caption, and one label.
/// </summary>
/// <remarks>The program sees the step that the reward sees, with states of its own; <c>rising</c> makes a condition an event.</remarks>
public sealed class CaptionProgram : IDisposable
{
    private const string TimeStep = "dt";

    private readonly RewardProgram _program;
    private readonly IReadOnlyList<ProgramOutput> _events;
    private StepResult? _results;
    private string?[] _captions = [];
    private double[] _values = [];

    /// <summary>Wraps a program.</summary>
    /// <param name="program">The program, of any kind; only its outputs count. The caller disposes it.</param>
    /// <exception cref="RewardException">It has no outputs, one of them has an axis, or it looks ahead.</exception>
    public CaptionProgram(RewardProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        _program = program;
        _events = program.Program.Outputs;
        if (_events.Count == 0)
            throw new RewardException($"'{program.Name}' has no outputs to make captions of: write 'output NAME = CONDITION' for each event.");
        if (_events.FirstOrDefault(e => e.Axes.Count > 0) is { } array)
            throw new RewardException($"The output '{array.Name}' of '{program.Name}' has an axis. Captions are made of single values: give each element an output.");
        if (!program.Program.IsCausal)
            throw new RewardException($"'{program.Name}' cannot caption steps as they come: {program.Program.LookAhead} looks ahead.");
        Inputs = [.. program.Program.Inputs.Select(RewardInput.Of)];
        Legend = string.Join("\n", _events.Where(e => e.Documentation is not null).Select(e => $"{e.Name}: {e.Documentation}"));
    }

    /// <summary>What the outputs mean, as their documentation says, a line for each: for the judge.</summary>
    public string Legend { get; }

    /// <summary>The text of the program.</summary>
    public string Source => _program.Program.Source.Text;

    /// <summary>What it needs at every step.</summary>
    internal IReadOnlyList<RewardInput> Inputs { get; }

    /// <summary>Tells the program the seconds between two steps, unless it has a time step of its own.</summary>
    public void SetTimeStep(double seconds)
    {
        if (_program.Program.Params.Any(p => p.Name == TimeStep && p.Default is null))
            _program.SetParam(TimeStep, seconds);
    }

    /// <summary>Puts a step into words.</summary>
    /// <param name="inputs">Every input by name: [rows, axes…].</param>
    /// <returns>A caption for each row, null where there is no event; valid until the next call.</returns>
    /// <exception cref="RewardException">An output is not a whole number.</exception>
    public IReadOnlyList<string?> Describe(IReadOnlyDictionary<string, Tensor> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (_results is null || _results.Rows != inputs.Values.First().size(0))
        {
            _results?.Dispose();
            _results = _program.Step(inputs);
            _captions = new string?[_results.Rows];
            // Equal to nothing, so that each row is written.
            _values = [.. Enumerable.Repeat(double.NaN, _captions.Length * _events.Count)];
        }
        else
        {
            _program.Step(inputs, _results);
        }

        using var scope = NewDisposeScope();
        var columns = _events.Select(e => _results.Output(e.Name).to(ScalarType.Float64).cpu().data<double>().ToArray()).ToList();
        for (var row = 0; row < _captions.Length; row++)
            if (HasChanged(row, columns))
                _captions[row] = Write(row);
        return _captions;
    }

    /// <summary>Restarts the episodes of rows.</summary>
    /// <param name="mask">Bool [rows]: the rows that start a new episode; null for all.</param>
    public void Reset(Tensor? mask) => _program.Reset(mask);

    /// <summary>Frees the results; the program stays with its owner.</summary>
    public void Dispose()
    {
        _results?.Dispose();
        _results = null;
    }

    // Most steps are like the one before: their captions are not written again.
    private bool HasChanged(int row, List<double[]> columns)
    {
        var changed = false;
        for (var i = 0; i < columns.Count; i++)
        {
            ref var value = ref _values[row * columns.Count + i];
            changed |= value != columns[i][row];
            value = columns[i][row];
        }

        return changed;
    }

    private string? Write(int row)
    {
        var words = new List<string>();
        for (var i = 0; i < _events.Count; i++)
        {
            var (e, value) = (_events[i], _values[row * _events.Count + i]);
            if (!double.IsInteger(value))
                throw new RewardException(
                    $"The output '{e.Name}' of '{_program.Name}' is {value} in row {row}. Captions are made of conditions and whole numbers: round it, or compare it with a bound.");
            if (e.Kind != ScalarKind.Bool)
                words.Add($"{e.Name}={value.ToString("0", CultureInfo.InvariantCulture)}");
            else if (value != 0)
                words.Add(e.Name);
        }

        return words.Count == 0 ? null : string.Join(", ", words);
    }
}
