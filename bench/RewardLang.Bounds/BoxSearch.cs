using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Ranges;
using RewardLang.Backends.Reference;
using RewardLang.Ir;
using RewardLang.Semantics;

namespace RewardLang.Bounds;

/// <summary>
/// Looks for inputs within their ranges at which a value is as large, or as small, as it can be made: what is reached is a lower bound of
/// the range that could be proved at best.
/// </summary>
internal sealed class BoxSearch
{
    private const int Rows = 32;
    private const int Rounds = 300;

    private readonly CompiledProgram _program;
    private readonly Node _value;
    private readonly double[][] _parameters;
    private readonly int _steps;
    private readonly Interval[][] _ranges;
    private readonly Random _random = new(20_261_129);

    private BoxSearch(CompiledProgram program, Node value, RangeAssumptions assumptions, double[][] parameters, int steps)
    {
        (_program, _value, _parameters, _steps) = (program, value, parameters, steps);
        _ranges = [.. program.Inputs.Select((input, slot) =>
        {
            var node = program.Graph.Nodes.FirstOrDefault(n => n.Kind == NodeKind.Input && n.Slot == slot);
            var count = input.Axes.Aggregate(1, (n, axis) => n * axis.Size!.Value);
            return Enumerable.Range(0, count).Select(i => node is null ? Interval.Of(0) : assumptions.Of(node)[i]).ToArray();
        })];
    }

    /// <summary>The range that was reached; with NaN where that was.</summary>
    public static Interval Run(CompiledProgram program, Node value, RangeAssumptions assumptions, double[][] parameters, int steps)
    {
        var search = new BoxSearch(program, value, assumptions, parameters, steps);
        var (highest, first) = search.Climb(1);
        var (lowest, second) = search.Climb(-1);
        return new Interval(-lowest, highest, first || second);
    }

    private (double Highest, bool FoundNaN) Climb(int sign)
    {
        var best = Fresh();
        var (highest, foundNaN) = (double.NegativeInfinity, false);
        for (var round = 0; round < Rounds; round++)
        {
            double[][][][] candidates = [.. Enumerable.Range(0, Rows).Select(row => row == 0 ? best : round < 10 || row > Rows - 3 ? Fresh() : Changed(best))];
            var interpreter = Evaluate(candidates);
            for (var row = 0; row < Rows; row++)
            {
                var values = Enumerable.Range(0, _steps).SelectMany(step => interpreter.Row(_value, row, step)).ToList();
                foundNaN |= values.Any(v => double.IsNaN((float)v));
                var reached = values.Where(v => !double.IsNaN(v)).Select(v => sign * v).DefaultIfEmpty(double.NegativeInfinity).Max();
                if (reached > highest)
                    (highest, best) = (reached, candidates[row]);
            }
        }

        return (highest, foundNaN);
    }

    private ReferenceInterpreter Evaluate(double[][][][] candidates)
    {
        var interpreter = new ReferenceInterpreter(_program.Graph, Rows);
        interpreter.Evaluate(
            _steps,
            [.. _program.Inputs.Select((input, i) => (IReadOnlyList<double[]>)[.. Enumerable.Range(0, input.IsEpisodic ? 1 : _steps).Select(step =>
                input.IsShared ? candidates[0][step][i] : candidates.SelectMany(c => c[step][i]).ToArray())])],
            _parameters, [.. Enumerable.Repeat(_steps, Rows)]);
        return interpreter;
    }

    private double[][][] Fresh()
    {
        var isSteady = _random.Next(2) == 0;
        var atEnds = _random.Next(2) == 0;
        // Edge cases are tensors of zeros, as before a first observation.
        var isZero = _ranges.Select(_ => _random.Next(12) == 0).ToArray();
        double[][] Step() => [.. _ranges.Select((ranges, i) => ranges.Select(range =>
            isZero[i] ? Within(0, range, _program.Inputs[i].Kind) : Pick(range, _program.Inputs[i].Kind, atEnds)).ToArray())];
        var first = Step();
        return [.. Enumerable.Range(0, _steps).Select(step => step == 0 || isSteady ? first : Step())];
    }

    private double[][][] Changed(double[][][] from)
    {
        double[][][] steps = [.. from.Select(step => step.Select(elements => elements.ToArray()).ToArray())];
        for (var change = _random.Next(1, 4); change > 0 && _ranges.Length > 0; change--)
        {
            var input = _random.Next(_ranges.Length);
            var (first, last) = _random.Next(3) == 0 ? (0, _ranges[input].Length) : _random.Next(_ranges[input].Length) is var one ? (one, one + 1) : (0, 0);
            var only = _random.Next(2) == 0 ? -1 : _random.Next(_steps);
            for (var element = first; element < last; element++)
            {
                var range = _ranges[input][element];
                var value = _random.Next(2) == 0
                    ? Pick(range, _program.Inputs[input].Kind, _random.Next(2) == 0)
                    : Within(steps[0][input][element] + (_random.NextDouble() - 0.5) * range.Width * Math.Pow(10, -_random.Next(4)), range, _program.Inputs[input].Kind);
                for (var step = 0; step < _steps; step++)
                    if (only < 0 || only == step)
                        steps[step][input][element] = value;
            }
        }

        return steps;
    }

    private double Pick(Interval range, ScalarKind kind, bool atEnds) => Within(
        atEnds && _random.Next(3) > 0 ? (_random.Next(2) == 0 ? range.Lower : range.Upper) : range.Lower + _random.NextDouble() * range.Width, range, kind);

    private static double Within(double value, Interval range, ScalarKind kind) =>
        (float)Math.Clamp(kind == ScalarKind.Real ? value : Math.Round(value), range.Lower, range.Upper);
}
