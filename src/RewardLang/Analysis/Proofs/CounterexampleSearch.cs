using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Ranges;
using RewardLang.Backends.Reference;
using RewardLang.Ir;
using RewardLang.Semantics;

namespace RewardLang.Analysis.Proofs;

/// <summary>
/// Looks for inputs within their ranges for which a claim fails: at the ends of the ranges, between them, and from the best that was
/// found on. A fixed amount of work, whatever the machine; equal programs give equal answers.
/// </summary>
internal sealed class CounterexampleSearch
{
    private const int Rows = 32;
    private const int Kept = 6;
    private const int MostRounds = 40;
    private const int MostTries = 80;
    private const int FewestTries = 4;
    private const int FewestRounds = 3;

    /// <summary>Ways to round in which a case must fail before it is shown.</summary>
    private const int MostWays = 60;

    private const int FewestWays = 6;

    /// <summary>Work for all of them.</summary>
    private const long MostConfirming = 12_000_000;

    /// <summary>Elements of nodes that may be evaluated.</summary>
    private const long MostWork = 1_500_000;

    /// <summary>What a look at a node costs, in elements.</summary>
    private const int LookAtNode = 16;

    /// <summary>Looks at nodes in one run of a case: cases of larger programs have fewer steps.</summary>
    private const int MostLooks = 100_000;

    private const int FewestSteps = 2;

    /// <summary>Elements of a step of a program whose cases can be tried at all.</summary>
    private const long MostElements = 1_000_000;

    private static readonly double[] s_scales = [1, 0.1, 10, 100, 1000, 1e6, SinglePrecision.Largest];

    private readonly CompiledProgram _program;
    private readonly RangeAssumptions _assumptions;
    private readonly int _steps;
    private readonly Random _random = new(20_261_128);
    private readonly Interval[][] _ranges;
    private readonly AnalysisBudget _budget;
    private readonly long _elements;

    /// <param name="program">The program.</param>
    /// <param name="assumptions">What inputs may be.</param>
    /// <param name="budget">The work that is left.</param>
    /// <param name="steps">The number of steps of a case, if the program is not too large for them.</param>
    public CounterexampleSearch(CompiledProgram program, RangeAssumptions assumptions, AnalysisBudget budget, int steps)
    {
        (_program, _assumptions, _budget) = (program, assumptions, budget);
        _steps = Math.Min(steps, Math.Max(FewestSteps, MostLooks / program.Graph.Nodes.Count));
        _elements = program.Graph.Nodes.Sum(n => (long)n.ElementCount);
        _ranges = [.. program.Inputs.Select(RangesOf)];
    }

    /// <summary>Whether cases of one row tell everything: no groups, models or sizes that the host decides, nor arrays too large to try.</summary>
    public static bool CanSearch(CompiledProgram program) => program is { IsSized: true, Graph.Grouping: null }
        && program.Graph.Nodes.Sum(n => (long)n.ElementCount) <= MostElements && program.Graph.Nodes.All(n => n.Kind != NodeKind.ModelCall) && program.Params.All(p => p.Default is not null || p.Name == "dt");

    /// <summary>A case in which a claim fails, and what the claim is about in it; null where none was found.</summary>
    /// <param name="measure">What a row comes to, from the results and the row.</param>
    public (ScenarioCase Case, double Value)? Find(Func<ReferenceInterpreter, int, Trial> measure)
    {
        var pool = new List<(double[][][] Inputs, double[][] Parameters, double Score)>();
        var acrossRows = _program.Graph.Nodes.Any(n => n.Rows is not null);
        var elements = _elements * _steps;
        var rows = acrossRows ? 1 : (int)Math.Max(1, Math.Min(Rows, MostWork / (3 * elements)));
        var work = elements * rows;
        var rounds = Math.Max(FewestRounds, Math.Min(MostRounds * (acrossRows ? 4 : 1), MostWork / Math.Max(1, work)));
        for (var round = 0; round < rounds && !_budget.IsSearched; round++)
        {
            var parameters = Parameters(round);
            var candidates = Enumerable.Range(0, rows)
                .Select(row => pool.Count == 0 || _random.Next(4) == 0 ? Fresh() : Changed(pool[_random.Next(pool.Count)].Inputs)).ToList();
            candidates = [.. candidates.Select(c => WithShared(c, candidates[0]))];
            var interpreter = Run(candidates, parameters);
            for (var row = 0; row < rows; row++)
                pool.Add((candidates[row], parameters, interpreter.Measure(measure, row).Score));
            pool = [.. pool.OrderByDescending(p => double.IsNaN(p.Score) ? double.NegativeInfinity : p.Score).Take(Kept)];
            if (pool[0].Score > 0 && (double.IsInfinity(pool[0].Score) || round > rounds / 2))
                break;
        }

        if (pool.Count == 0 || !(pool[0].Score > 0))
            return null;
        var tries = (int)Math.Max(FewestTries, Math.Min(MostTries, MostWork / elements));
        var simple = Simplify(pool[0].Inputs, pool[0].Parameters, measure, tries);
        var found = Run([simple], pool[0].Parameters).Confirm(measure, 0, (int)Math.Max(FewestWays, Math.Min(MostWays, MostConfirming / Work(1, _steps))));
        return found.Score > 0 ? (ToCase(simple, pool[0].Parameters), found.Value) : null;
    }

    /// <summary>Takes away what the case does not need: steps, changes between steps, numbers that could be 0.</summary>
    private double[][][] Simplify(double[][][] inputs, double[][] parameters, Func<ReferenceInterpreter, int, Trial> measure, int tries)
    {
        bool Fails(double[][][] candidate) => tries-- > 0 && !_budget.IsSearched && Run([candidate], parameters).Measure(measure, 0).Score > 0;
        void Shorten()
        {
            for (var length = 1; length < inputs.Length; length++)
                if (Fails([.. inputs.Take(length)]))
                    inputs = [.. inputs.Take(length)];
        }

        Shorten();
        if (inputs.Length > 1)
        {
            foreach (var step in inputs)
            {
                if (!Fails([.. inputs.Select(_ => step)]))
                    continue;
                inputs = [.. inputs.Select(_ => step)];
                Shorten();
                break;
            }
        }

        for (var i = 0; i < _program.Inputs.Count; i++)
        {
            foreach (var value in new[] { 0, 1 })
            {
                // Of a large array only all elements together.
                for (var element = -1; element < (_ranges[i].Length <= ElementRanges.MostElements ? _ranges[i].Length : 0) && tries > 0; element++)
                {
                    var simpler = With(inputs, i, element, value);
                    if (simpler is not null && Fails(simpler))
                        inputs = simpler;
                }
            }
        }

        return inputs;
    }

    /// <summary>The case with one element of an input, or all for -1, at one number throughout; null where it cannot be, or is simple already.</summary>
    private double[][][]? With(double[][][] inputs, int input, int element, double value)
    {
        bool IsMeant(int e) => element < 0 || e == element;
        var values = inputs.SelectMany(step => step[input].Where((_, e) => IsMeant(e))).ToList();
        if (values.All(v => v is 0 or 1) && (value == 1 || values.All(v => v == 0)) || _ranges[input].Where((_, e) => IsMeant(e)).Any(r => !r.Contains(value)))
            return null;
        return [.. inputs.Select(step => step.Select((elements, i) => i != input ? elements : elements.Select((old, e) => IsMeant(e) ? value : old).ToArray()).ToArray())];
    }

    private CaseRun Run(List<double[][][]> candidates, double[][] parameters)
    {
        double[] At(int input, int step) => _program.Inputs[input].IsShared
            ? candidates[0][step][input]
            : [.. candidates.SelectMany(c => c[step][input])];
        var steps = candidates[0].Length;
        IReadOnlyList<IReadOnlyList<double[]>> inputs =
            [.. _program.Inputs.Select((input, i) => (IReadOnlyList<double[]>)[.. Enumerable.Range(0, input.IsEpisodic ? 1 : steps).Select(step => At(i, step))])];
        return new CaseRun(rounding =>
        {
            var interpreter = new ReferenceInterpreter(_program.Graph, candidates.Count, rounding);
            _budget.Search(Work(candidates.Count, steps));
            interpreter.Evaluate(steps, inputs, parameters, [.. candidates.Select(_ => steps)]);
            return interpreter;
        });
    }

    /// <summary>What a run costs: elements of nodes, and looks at these.</summary>
    private long Work(int rows, int steps) => (_elements * rows + LookAtNode * _program.Graph.Nodes.Count) * steps;

    private double[][] Parameters(int round) => [.. _program.Params.Select((param, i) =>
    {
        // A host's number is compared with the ends as they are written.
        var range = new Interval(
            param.Lower is { } low ? SinglePrecision.RoundUp(low) : -SinglePrecision.Largest, param.Upper is { } high ? SinglePrecision.RoundDown(high) : SinglePrecision.Largest);
        var elements = param.Default ?? [Math.Max(range.Lower, Math.Min(range.Upper, 0.02))];
        if (round % 3 != 2 || range.Lower > range.Upper || param.Lower is null && param.Upper is null || param.Default is null)
            return [.. elements];
        return elements.Select(_ => Pick(range, param.Kind)).ToArray();
    })];

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

    private double[][][] Fresh()
    {
        // Most published slips show where an input stays what it is.
        var isSteady = _random.Next(2) == 0;
        var style = _random.Next(4);
        double[][] Step() => [.. _program.Inputs.Select((input, i) => _ranges[i].Select(range => Pick(range, input.Kind, style)).ToArray())];
        var first = Step();
        return [.. Enumerable.Range(0, _steps).Select(step => step == 0 || isSteady ? first : WithEpisodic(Step(), first))];
    }

    private double[][] WithEpisodic(double[][] step, double[][] first) =>
        [.. step.Select((elements, i) => _program.Inputs[i].IsEpisodic ? first[i] : elements)];

    /// <summary>The rows of a run have one value of a shared input.</summary>
    private double[][][] WithShared(double[][][] steps, double[][][] first) =>
        [.. steps.Select((step, t) => step.Select((elements, i) => _program.Inputs[i].IsShared ? first[t][i] : elements).ToArray())];

    private double[][][] Changed(double[][][] from)
    {
        double[][][] steps = [.. from.Select(step => step.Select(elements => elements.ToArray()).ToArray())];
        if (_program.Inputs.Count == 0)
            return steps;
        for (var change = _random.Next(1, 4); change > 0; change--)
        {
            var input = _random.Next(_program.Inputs.Count);
            var element = _random.Next(_ranges[input].Length);
            var value = Move(steps[0][input][element], _ranges[input][element], _program.Inputs[input].Kind);
            var only = _program.Inputs[input].IsEpisodic || _random.Next(2) == 0 ? -1 : _random.Next(_steps);
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

    private ScenarioCase ToCase(double[][][] inputs, double[][] parameters)
    {
        IReadOnlyDictionary<string, IReadOnlyList<double>> Step(double[][] step)
        {
            var values = new Dictionary<string, IReadOnlyList<double>>();
            for (var i = 0; i < step.Length; i++)
                values[_program.Inputs[i].Name] = step[i];
            for (var i = 0; i < parameters.Length; i++)
                if (_program.Params[i].Default is not { } usual || !usual.SequenceEqual(parameters[i]))
                    values[_program.Params[i].Name] = parameters[i];
            return values;
        }

        return new ScenarioCase("counterexample", [.. inputs.Select(Step)]);
    }
}
