using RewardLang.Analysis.Ranges;
using RewardLang.Backends.Reference;
using RewardLang.Ir;

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
    private const int SteadyRounds = 6;
    private const int MostTries = 80;
    private const int FewestTries = 4;
    private const int FewestRounds = 3;

    /// <summary>Ways to round in which a case must fail before it is shown.</summary>
    private const int MostWays = 60;

    private const int FewestWays = 6;

    /// <summary>Steps of a case of which each is left out by turns: of longer ones the last alone.</summary>
    private const int MostDropped = 8;

    /// <summary>How large the numbers of a quantity are, in whatever unit.</summary>
    private static readonly double[] s_sizes = [1, 10, 1000, 1e6];

    /// <summary>Work for all of them.</summary>
    private const long MostConfirming = 12_000_000;

    /// <summary>Elements of nodes that may be evaluated.</summary>
    private const long MostWork = 1_500_000;

    /// <summary>What a look at a node costs, in elements.</summary>
    private const int LookAtNode = 16;

    /// <summary>Looks at nodes in one run of a case: cases of larger programs have fewer steps.</summary>
    private const int MostLooks = 100_000;

    private const int FewestSteps = 2;

    /// <summary>Elements of nodes in all steps of a case: cases of larger steps have fewer.</summary>
    private const long MostCaseElements = 1_000_000;

    /// <summary>Elements of a step of a program whose cases can be tried at all.</summary>
    private const long MostElements = 1_000_000;

    private readonly CompiledProgram _program;
    private readonly int _steps;
    private readonly bool _isSteady;
    private readonly Random _random = new(20_261_128);
    private readonly CaseDraws _draws;
    private readonly AnalysisBudget _budget;
    private readonly ReferencePlan _plan;
    private readonly long _elements;

    /// <param name="program">The program.</param>
    /// <param name="assumptions">What inputs may be.</param>
    /// <param name="budget">The work that is left.</param>
    /// <param name="steps">The number of steps of a case, if the program is not too large for them.</param>
    /// <param name="isSteady">Whether inputs stay what they are, so that cases may be long.</param>
    public CounterexampleSearch(CompiledProgram program, RangeAssumptions assumptions, AnalysisBudget budget, int steps, bool isSteady = false)
    {
        (_program, _budget, _isSteady, _plan) = (program, budget, isSteady, new ReferencePlan(program.Graph));
        _elements = program.Graph.Nodes.Sum(n => (long)n.ElementCount);
        var mostSteps = Math.Min(MostLooks / program.Graph.Nodes.Count, MostCaseElements / Math.Max(1, _elements));
        _steps = (int)Math.Min(steps, Math.Max(FewestSteps, mostSteps));
        _draws = new CaseDraws(program, assumptions, _random, _steps, isSteady);
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
        var rounds = Math.Max(FewestRounds, Math.Min((_isSteady ? SteadyRounds : MostRounds) * (acrossRows ? 4 : 1), MostWork / Math.Max(1, work)));
        for (var round = 0; round < rounds && !_budget.IsSearched; round++)
        {
            var parameters = _draws.Parameters(round);
            var candidates = Enumerable.Range(0, rows)
                .Select(row => pool.Count == 0 || _random.Next(4) == 0 ? _draws.Fresh() : _draws.Changed(pool[_random.Next(pool.Count)].Inputs)).ToList();
            candidates = [.. candidates.Select(c => _draws.WithShared(c, candidates[0]))];
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

    /// <summary>Whether a claim fails in a case whose inputs stay at the lower or the upper ends of their ranges, with parameters at their defaults or at an end.</summary>
    public bool FailsAtEnds(Func<ReferenceInterpreter, int, Trial> measure)
    {
        double[][][] parameters = [_draws.Parameters(0), _draws.ParametersAtEnd(isUpper: false), _draws.ParametersAtEnd(isUpper: true)];
        double[][][][] ends = [_draws.AtEnd(isUpper: false), _draws.AtEnd(isUpper: true)];
        return Array.Exists(ends, inputs => Array.Exists(parameters, p => !_budget.IsSearched && Run([inputs], p).Measure(measure, 0).Score > 0));
    }

    /// <summary>Whether a claim fails in one of some cases drawn within the ranges.</summary>
    public bool FailsSomewhere(Func<ReferenceInterpreter, int, Trial> measure)
    {
        var rows = _program.Graph.Nodes.Any(n => n.Rows is not null) ? 1 : (int)Math.Max(1, Math.Min(Rows, MostWork / (3 * _elements * _steps)));
        for (var round = 0; round < FewestRounds && !_budget.IsSearched; round++)
        {
            var cases = Enumerable.Range(0, rows).Select(_ => _draws.Fresh()).ToList();
            var run = Run([.. cases.Select(c => _draws.WithShared(c, cases[0]))], _draws.Parameters(round));
            if (Enumerable.Range(0, rows).Any(row => run.Measure(measure, row).Score > 0))
                return true;
        }

        return false;
    }

    /// <summary>Takes away what the case does not need: steps, changes between steps, numbers that could be 0.</summary>
    private double[][][] Simplify(double[][][] inputs, double[][] parameters, Func<ReferenceInterpreter, int, Trial> measure, int tries)
    {
        bool Fails(double[][][] candidate) => tries-- > 0 && !_budget.IsSearched && Run([candidate], parameters).Measure(measure, 0).Score > 0;
        void Shorten()
        {
            if (_isSteady)
            {
                // What steady steps add up to grows with their number.
                for (var fewer = 0; inputs.Length - fewer > 1;)
                {
                    var middle = (fewer + inputs.Length) / 2;
                    if (Fails([.. inputs.Take(middle)]))
                        inputs = [.. inputs.Take(middle)];
                    else
                        fewer = middle;
                }

                return;
            }

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

        // Steps that do nothing in front or between.
        for (var step = 0; inputs.Length is > 1 and <= MostDropped && step < inputs.Length && tries > 0;)
        {
            double[][][] without = [.. inputs.Where((_, i) => i != step)];
            if (Fails(without))
                inputs = without;
            else
                step++;
        }

        for (var i = 0; i < _program.Inputs.Count; i++)
        {
            foreach (var value in new[] { 0, 1 })
            {
                // Of a large array only all elements together.
                for (var element = -1; element < (_draws.SingleElements(i) is > 1 and var single ? single : 0) && tries > 0; element++)
                {
                    var simpler = _draws.With(inputs, i, element, value);
                    if (simpler is not null && Fails(simpler))
                        inputs = simpler;
                }
            }

            // The largest numbers that there are tell less than those of a quantity.
            foreach (var largest in s_sizes)
            {
                if (_draws.Scaled(inputs, i, largest) is not { } smaller)
                    break;
                if (!Fails(smaller))
                    continue;
                inputs = smaller;
                break;
            }
        }

        return inputs;
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
            var interpreter = new ReferenceInterpreter(_plan, candidates.Count, rounding);
            _budget.Search(Work(candidates.Count, steps));
            interpreter.Evaluate(steps, inputs, parameters, [.. candidates.Select(_ => steps)]);
            return interpreter;
        });
    }

    /// <summary>What a run costs: elements of nodes, and looks at these.</summary>
    private long Work(int rows, int steps) => (_elements * rows + LookAtNode * _program.Graph.Nodes.Count) * steps;

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
