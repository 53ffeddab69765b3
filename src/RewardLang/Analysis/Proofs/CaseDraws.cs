using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Ranges;
using RewardLang.Ir;
using RewardLang.Semantics;

namespace RewardLang.Analysis.Proofs;

/// <summary>Draws cases within the ranges of inputs and parameters. A case has for each step, input and element a number of single precision.</summary>
internal sealed class CaseDraws
{
    private static readonly double[] s_scales = [1, 0.1, 10, 100, 1000, 1e6, SinglePrecision.Largest];

    private readonly CompiledProgram _program;
    private readonly RangeAssumptions _assumptions;
    private readonly Random _random;
    private readonly int _steps;
    private readonly bool _isSteady;
    private readonly Interval[][] _ranges;

    /// <param name="program">The program.</param>
    /// <param name="assumptions">What inputs may be.</param>
    /// <param name="random">Decides.</param>
    /// <param name="steps">The number of steps of a case.</param>
    /// <param name="isSteady">Whether all inputs stay what they are in all cases.</param>
    public CaseDraws(CompiledProgram program, RangeAssumptions assumptions, Random random, int steps, bool isSteady = false)
    {
        (_program, _assumptions, _random, _steps, _isSteady) = (program, assumptions, random, steps, isSteady);
        _ranges = [.. program.Inputs.Select(RangesOf)];
    }

    /// <summary>The elements of an input that are looked at one by one: of a large array none.</summary>
    public int SingleElements(int input) => _ranges[input].Length <= ElementRanges.MostElements ? _ranges[input].Length : 0;

    /// <summary>Parameters at their defaults, and now and then anywhere in their ranges.</summary>
    public double[][] Parameters(int round) => [.. _program.Params.Select((param, i) =>
    {
        // A host's number is compared with the ends as they are written.
        var range = new Interval(
            param.Lower is { } low ? SinglePrecision.RoundUp(low) : -SinglePrecision.Largest, param.Upper is { } high ? SinglePrecision.RoundDown(high) : SinglePrecision.Largest);
        var elements = param.Default ?? [Math.Max(range.Lower, Math.Min(range.Upper, 0.02))];
        if (round % 3 != 2 || range.Lower > range.Upper || param.Lower is null && param.Upper is null || param.Default is null)
            return [.. elements];
        return elements.Select(_ => Pick(range, param.Kind)).ToArray();
    })];

    /// <summary>Parameters at an end of their ranges; one without a range at its default.</summary>
    public double[][] ParametersAtEnd(bool isUpper) => [.. _program.Params.Select((param, i) => (isUpper ? param.Upper : param.Lower) is { } end && param.Default is { } usual
        ? [.. usual.Select(_ => isUpper ? SinglePrecision.RoundDown(end) : SinglePrecision.RoundUp(end))] : Parameters(0)[i])];

    /// <summary>A case whose inputs stay at an end of their ranges.</summary>
    public double[][][] AtEnd(bool isUpper)
    {
        double[][] step = [.. _ranges.Select(ranges => ranges.Select(range => isUpper ? range.Upper : range.Lower).ToArray())];
        return [.. Enumerable.Range(0, _steps).Select(_ => step)];
    }

    /// <summary>A case at random: ends of ranges, 0 and what lies between.</summary>
    public double[][][] Fresh()
    {
        // Most published slips show where an input stays what it is.
        var isSteady = _isSteady || _random.Next(2) == 0;
        var style = _random.Next(4);
        double[][] Step() => [.. _program.Inputs.Select((input, i) => _ranges[i].Select(range => Pick(range, input.Kind, style)).ToArray())];
        var first = Step();
        return [.. Enumerable.Range(0, _steps).Select(step => step == 0 || isSteady ? first : WithEpisodic(Step(), first))];
    }

    private double[][] WithEpisodic(double[][] step, double[][] first) =>
        [.. step.Select((elements, i) => _program.Inputs[i].IsEpisodic ? first[i] : elements)];

    /// <summary>The rows of a run have one value of a shared input.</summary>
    public double[][][] WithShared(double[][][] steps, double[][][] first) =>
        [.. steps.Select((step, t) => step.Select((elements, i) => _program.Inputs[i].IsShared ? first[t][i] : elements).ToArray())];

    /// <summary>A case with a few other numbers.</summary>
    public double[][][] Changed(double[][][] from)
    {
        double[][][] steps = [.. from.Select(step => step.Select(elements => elements.ToArray()).ToArray())];
        if (_program.Inputs.Count == 0)
            return steps;
        for (var change = _random.Next(1, 4); change > 0; change--)
        {
            var input = _random.Next(_program.Inputs.Count);
            var element = _random.Next(_ranges[input].Length);
            var value = Move(steps[0][input][element], _ranges[input][element], _program.Inputs[input].Kind);
            var only = _isSteady || _program.Inputs[input].IsEpisodic || _random.Next(2) == 0 ? -1 : _random.Next(_steps);
            for (var step = 0; step < _steps; step++)
                if (only < 0 || only == step)
                    steps[step][input][element] = value;
        }

        return steps;
    }

    private double Move(double value, Interval range, ScalarKind kind)
    {
        if (kind != ScalarKind.Real || _random.Next(3) == 0)
            return Pick(range, kind);
        var width = Math.Min(range.Width, 2 * Math.Abs(value) + 1);
        return Within(value + (_random.NextDouble() - 0.5) * width * Math.Pow(10, -_random.Next(4)), range);
    }

    private double Pick(Interval range, ScalarKind kind, int style = 0)
    {
        if (kind == ScalarKind.Bool)
            return _random.Next(2);
        var value = _random.Next(style == 1 ? 3 : 6) switch
        {
            0 => range.Lower,
            1 => range.Upper,
            2 => 0,
            _ when range.Width <= 1e6 => range.Lower + _random.NextDouble() * range.Width,
            _ => (_random.NextDouble() * 2 - 1) * s_scales[_random.Next(style == 2 ? s_scales.Length : 5)],
        };
        return kind == ScalarKind.Int ? Within(Math.Round(value), Whole(range)) : Within(value, range);
    }

    /// <summary>The whole numbers of a range, or the range itself where it has none.</summary>
    private static Interval Whole(Interval range) => Math.Ceiling(range.Lower) <= Math.Floor(range.Upper)
        ? Interval.Between(Math.Ceiling(range.Lower), Math.Floor(range.Upper))
        : range;

    private static double Within(double value, Interval range) => Round(Math.Max(range.Lower, Math.Min(range.Upper, value)));

    /// <summary>What the host can pass: a number of single precision.</summary>
    private static double Round(double value) => (float)value;

    /// <summary>The case with one element of an input, or all for -1, at one number throughout; null where it cannot be, or is simple already.</summary>
    public double[][][]? With(double[][][] inputs, int input, int element, double value)
    {
        bool IsMeant(int e) => element < 0 || e == element;
        var values = inputs.SelectMany(step => step[input].Where((_, e) => IsMeant(e))).ToList();
        if (values.All(v => v is 0 or 1) && (value == 1 || values.All(v => v == 0)) || _ranges[input].Where((_, e) => IsMeant(e)).Any(r => !r.Contains(value)))
            return null;
        return [.. inputs.Select(step => step.Select((elements, i) => i != input ? elements : elements.Select((old, e) => IsMeant(e) ? value : old).ToArray()).ToArray())];
    }

    /// <summary>The case with the numbers of an input that may be anything scaled until the largest is of some size; null where they are no larger.</summary>
    public double[][][]? Scaled(double[][][] inputs, int input, double largest)
    {
        var most = inputs.Max(step => step[input].Max(Math.Abs));
        if (_program.Inputs[input] is not { Lower: null, Upper: null, Kind: not ScalarKind.Bool } declared || !(most > largest) || double.IsInfinity(most))
            return null;
        double Scale(double value) => Round(declared.Kind == ScalarKind.Int ? Math.Round(value / most * largest) : value / most * largest);
        return [.. inputs.Select(step => step.Select((elements, i) => i != input ? elements : elements.Select(Scale).ToArray()).ToArray())];
    }

    private Interval[] RangesOf(ProgramInput input, int slot)
    {
        var node = _program.Graph.Nodes.FirstOrDefault(n => n.Kind == NodeKind.Input && n.Slot == slot);
        var count = input.Axes.Aggregate(1, (n, axis) => n * axis.Size!.Value);
        var declared = Declared(input);
        return [.. Enumerable.Range(0, count).Select(i => node is null ? Interval.Of(Math.Max(declared.Lower, Math.Min(0, declared.Upper))) : Common(_assumptions.Of(node)[i], declared))];
    }

    /// <summary>The numbers of single precision that the guards of an input let pass: its ends are the nearest to those that are written.</summary>
    private static Interval Declared(ProgramInput input) => new(
        input.Lower is { } low ? Round(low) : double.NegativeInfinity, input.Upper is { } high ? Round(high) : double.PositiveInfinity);

    /// <summary>What lies in both; what is assumed where they have nothing in common.</summary>
    private static Interval Common(Interval assumed, Interval declared) =>
        Math.Max(assumed.Lower, declared.Lower) is var low && Math.Min(assumed.Upper, declared.Upper) is var high && low <= high ? new Interval(low, high) : assumed;
}
