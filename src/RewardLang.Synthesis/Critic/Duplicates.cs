using RewardLang.Backends.Reference;
using RewardLang.Ir;
using RewardLang.Training.Environments;
using RewardLang.Training.Rewards;

namespace RewardLang.Synthesis.Critic;

/// <summary>
/// Finds rewards that were there before: those whose totals are multiples of each other and whose episodes end alike. They are run on the same cases, and
/// those that agree there are compared as programs.
/// </summary>
/// <param name="environment">Where.</param>
public sealed class Duplicates(EnvironmentDescription environment)
{
    private const int Rows = 24;
    private const int Steps = 3;
    private const double Tolerance = 1e-6;

    private readonly List<(int Number, CompiledProgram Program, double[] Behaviour)> _known = [];

    /// <summary>The number of an earlier candidate that is the same reward; null where there is none.</summary>
    public int? Find(CompiledProgram program)
    {
        var behaviour = Behaviour(program);
        return _known.FirstOrDefault(k => IsAlike(k.Behaviour, behaviour)
            && RewardComparison.Of(k.Program, program).Relation is not RewardRelation.Different) is { Program: not null } known ? known.Number : null;
    }

    /// <summary>Remembers a candidate.</summary>
    public void Add(int number, CompiledProgram program) => _known.Add((number, program, Behaviour(program)));

    private static bool IsAlike(double[] a, double[] b) => a.Zip(b).All(p => p.First.Equals(p.Second) || Math.Abs(p.First - p.Second) <= Tolerance);

    /// <summary>The totals of the cases as parts of the largest, then where the episodes end.</summary>
    private double[] Behaviour(CompiledProgram program)
    {
        var run = new ReferenceInterpreter(program.Graph, Rows);
        run.Evaluate(
            Steps, [.. program.Inputs.Select(Numbers)], [.. program.Params.Select(p => p.Default?.ToArray() ?? [environment.TimeStep])], [.. Enumerable.Repeat(Steps, Rows)]);
        var totals = Values(run, program.Graph.Results.First(r => r.Kind == ResultKind.Total).Node);
        var largest = totals.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        return [.. totals.Select(t => largest == 0 ? t : t / largest), .. program.Graph.Done is { } done ? Values(run, done) : new double[Rows * Steps]];
    }

    private static double[] Values(ReferenceInterpreter run, Node node) =>
        [.. Enumerable.Range(0, Steps).SelectMany(step => Enumerable.Range(0, Rows).Select(row => run.Row(node, row, step).First()))];

    /// <summary>The same numbers for a signal, whichever program reads it.</summary>
    private IReadOnlyList<double[]> Numbers(ProgramInput input)
    {
        var index = environment.Signals.Select(s => s.Name).ToList().IndexOf(input.Name);
        var signal = environment.Signals[index];
        var random = new Random(index);
        var (low, high) = (Math.Max(signal.Lower ?? -1, -3), Math.Min(signal.Upper ?? 1, 3));
        var count = Rows * input.Axes.Aggregate(1, (n, a) => n * a.Size!.Value);
        double Number() => signal.Kind switch
        {
            SignalKind.Boolean => random.Next(2),
            SignalKind.Integer => Math.Round(low + random.NextDouble() * (high - low)),
            _ => low + random.NextDouble() * (high - low),
        };
        return [.. Enumerable.Range(0, Steps).Select(_ => Enumerable.Range(0, count).Select(_ => Number()).ToArray())];
    }
}
