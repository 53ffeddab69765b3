using System.Globalization;
using CsCheck;
using RewardLang.Analysis.Ranges;
using RewardLang.Backends.Reference;
using RewardLang.Ir;

namespace RewardLang.Runtime.Tests.RandomPrograms;

/// <summary>
/// No evaluation leaves a range that the compiler states: random programs, whose inputs may be what some random data are, on every
/// back end. <c>REWARD_RANDOM_PROGRAMS</c> sets how many are tried.
/// </summary>
public sealed class RandomRangeTests
{
    private const int Rows = 7;

    /// <summary>Finite numbers at which operations overflow, vanish or lose digits.</summary>
    private static readonly float[] s_extremes = [0, -0f, 1, -1, 89, -104, 800, 1e8f, 1e19f, -1e19f, 3e38f, -3e38f, 1e-20f, 1e-30f, -1e-40f];

    /// <summary>Many programs: the interpreter is fast, and no kernel is compiled.</summary>
    [Fact]
    public void The_interpreter_stays_within_the_ranges() => ForEachProgram(looksAhead: false, 20, (program, seed) =>
    {
        var data = new ProgramData(program, Rows, seed, Extremes(seed));
        var ranges = RangeAnalysis.Run(AssumptionsOf(program, step => data.Numbers(step), ProgramData.Steps));
        var interpreter = new ReferenceInterpreter(program.Graph, Rows);
        for (var step = 0; step < ProgramData.Steps; step++)
        {
            interpreter.Step(data.Numbers(step), Parameters(program));
            foreach (var (node, row) in Values(program, row => step > 0 && !data.ResetRows(step - 1)[row]))
                if (Outside(ranges.Of(node), [.. interpreter.Row(node, row)]) is { } outside)
                    return $"{node.Kind} at step {step}: {outside}";
            interpreter.Reset(data.ResetRows(step));
        }

        return null;
    });

    [Fact]
    public void The_interpreter_stays_within_the_ranges_over_trajectories() => ForEachProgram(looksAhead: true, 10, (program, seed) =>
    {
        var data = Enumerable.Range(0, ProgramData.Steps).Select(step => new ProgramData(program, Rows, seed + step, Extremes(seed))).ToList();
        var ranges = RangeAnalysis.Run(AssumptionsOf(program, step => data[step].Numbers(0), ProgramData.Steps));
        int[] lengths = [4, 1, 2, 4, 3, 4, 1];
        var interpreter = new ReferenceInterpreter(program.Graph, Rows);
        double[][][] inputs = [.. program.Inputs.Select((input, i) =>
            data.Take(input.IsEpisodic ? 1 : ProgramData.Steps).Select(d => d.Numbers(0)[i]).ToArray())];
        interpreter.Evaluate(ProgramData.Steps, inputs, Parameters(program), lengths);
        for (var step = 0; step < ProgramData.Steps; step++)
            foreach (var (node, row) in Values(program, row => step > 0 && step < lengths[row] - 1))
                if (step < lengths[row] && Outside(ranges.Of(node), [.. interpreter.Row(node, row, step)]) is { } outside)
                    return $"{node.Kind} at step {step}: {outside}";
        return null;
    });

    [Theory]
    [InlineData(RewardBackend.Torch)]
    [InlineData(RewardBackend.Cpu)]
    [InlineData(RewardBackend.Cuda)]
    public void Back_ends_stay_within_the_ranges(RewardBackend backend) => ForEachProgram(looksAhead: false, 1, (program, seed) =>
    {
        using var run = new ProgramRun(program.Source.Text, backend);
        var data = new ProgramData(run.Program, Rows, seed, Extremes(seed));
        var ranges = RangeAnalysis.Run(AssumptionsOf(run.Program, step => data.Numbers(step), ProgramData.Steps));
        var results = run.Run(data);
        for (var step = 0; step < results.Count; step++)
            for (var i = 0; i < run.Results.Count; i++)
            {
                var node = run.Results[i].Node;
                foreach (var row in results[step][i].Chunk(Math.Max(1, node.ElementCount)))
                    if (Outside(ranges.Of(node), [.. row.Select(v => (double)v)]) is { } outside)
                        return $"{run.Results[i].Name} at step {step}: {outside}";
            }

        return null;
    });

    /// <summary>All nodes of the rows that have a neighbouring step; of others the results, since states of no step are no values.</summary>
    private static IEnumerable<(Node Node, int Row)> Values(CompiledProgram program, Func<int, bool> hasNeighbours) => Enumerable.Range(0, Rows)
        .SelectMany(row => (hasNeighbours(row) ? program.Graph.Nodes : program.Graph.Results.Select(r => r.Node)).Select(node => (node, row)));

    private static float[] Extremes(int seed) => seed % 2 == 0 ? s_extremes : [];

    private static string? Outside(ElementRanges ranges, double[] elements)
    {
        for (var i = 0; i < elements.Length; i++)
            if (!ranges[i].Contains(elements[i]))
                return string.Create(CultureInfo.InvariantCulture, $"{elements[i]:R} is not in {ranges[i].Lower:R} .. {ranges[i].Upper:R}, NaN {ranges[i].MayBeNaN}");
        return null;
    }

    /// <summary>What the data are: the narrowest ranges that hold of them, for each element.</summary>
    private static RangeAssumptions AssumptionsOf(CompiledProgram program, Func<int, IReadOnlyList<double[]>> numbers, int steps)
    {
        var assumptions = new RangeAssumptions(program);
        foreach (var node in program.Graph.Nodes)
        {
            if (node.Kind == NodeKind.Input)
            {
                var values = Enumerable.Range(0, steps).SelectMany(step => numbers(step)[node.Slot].Chunk(node.ElementCount)).ToList();
                assumptions = assumptions.With(node, ElementRanges.For(node, i => Analysis.Intervals.Interval.Between(values.Min(v => v[i]), values.Max(v => v[i]))));
            }
            else if (node.Kind == NodeKind.Param)
            {
                var values = Parameters(program)[node.Slot];
                assumptions = assumptions.With(node, ElementRanges.For(node, i => Analysis.Intervals.Interval.Of(values[i])));
            }
        }

        return assumptions;
    }

    /// <summary>The parameters as <see cref="ProgramRun"/> sets them.</summary>
    private static double[][] Parameters(CompiledProgram program) => [.. program.Params.Select(p =>
        p.Name == "gain" ? [0.75] : p.Name == "dt" ? [0.25] : p.Default!.ToArray())];

    private static void ForEachProgram(bool looksAhead, int times, Func<CompiledProgram, int, string?> find) => Gen.Int[0, 100_000_000].Sample(
        seed =>
        {
            var text = RandomProgram.Create(seed, usesBatch: true, looksAhead, isWild: seed % 3 > 0).Text;
            var compilation = RewardCompiler.Compile(new Diagnostics.SourceText("random.reward", text));
            if (compilation.HasErrors)
            {
                Assert.All(compilation.Diagnostics.Where(d => d.Severity == Diagnostics.DiagnosticSeverity.Error), d => Assert.Equal("RWD4005", d.Id));
                return;
            }

            if (find(compilation.Programs[0], seed) is { } difference)
                Assert.Fail($"seed {seed}: {difference}\n{text}");
        },
        iter: times * RandomProgramTests.Count, threads: 1);
}
