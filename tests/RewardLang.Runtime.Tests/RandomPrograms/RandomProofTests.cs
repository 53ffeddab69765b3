using System.Globalization;
using CsCheck;
using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Proofs;
using RewardLang.Analysis.Ranges;
using RewardLang.Backends.Reference;
using RewardLang.Ir;

namespace RewardLang.Runtime.Tests.RandomPrograms;

/// <summary>
/// What is proved of random programs holds of random data, and what is refuted fails in the case that is shown; <c>REWARD_RANDOM_PROGRAMS</c>
/// sets how many are tried.
/// </summary>
public sealed class RandomProofTests
{
    private const int Rows = 5;
    private const int Steps = 6;

    /// <summary>The bounds of a return are those of exact sums.</summary>
    private const double Rounding = 1e-4;

    [Fact]
    public void Narrowed_ranges_hold_every_value() => ForEachProgram((run, _) =>
    {
        foreach (var result in run.Results)
        {
            var range = RangeSplitter.Narrow(run.Ranges, result.Node);
            foreach (var value in run.ValuesOf(result.Node).SelectMany(row => row))
                if (!range.Contains(value))
                    return string.Create(CultureInfo.InvariantCulture, $"{result.Name}: {value:R} is not in {range.Lower:R} .. {range.Upper:R}");
        }

        return null;
    });

    [Fact]
    public void Returns_stay_within_their_bounds() => ForEachProgram((run, seed) =>
    {
        var discount = seed % 3 == 0 ? 0.75 : 1;
        foreach (var result in run.Results)
        {
            foreach (var steps in new[] { Steps, double.PositiveInfinity })
            {
                var bounds = ReturnBounds.Of(run.Ranges, result.Node, new EpisodeLength(steps, discount)).Range;
                foreach (var row in run.EpisodesOf(result.Node))
                {
                    var sum = row.Select((v, step) => v * Math.Pow(discount, step)).Sum();
                    var slack = Rounding * row.Sum(Math.Abs) + 1e-6;
                    if (double.IsNaN(sum) ? !bounds.MayBeNaN : sum < bounds.Lower - slack || sum > bounds.Upper + slack)
                        return string.Create(CultureInfo.InvariantCulture, $"{result.Name}: {sum:R} over {row.Count} steps is not in {bounds.Lower:R} .. {bounds.Upper:R}");
                }
            }
        }

        return null;
    });

    [Fact]
    public void Answers_to_checks_agree_with_the_interpreter() => ForEachProgram((run, seed) =>
    {
        if (!CounterexampleSearch.CanSearch(run.Program))
            return null;
        var random = new Random(seed);
        var result = run.Results[random.Next(run.Results.Count)];
        var (low, high) = (random.NextDouble() * 4 - 3, random.NextDouble() * 4 - 1);
        var finding = new CheckProver(run.Program, new ObstacleFinder(run.Program, [], new Semantics.NodeOrigins())).Holds(result, new Claim(new Interval(Math.Min(low, high), Math.Max(low, high))));
        var values = run.ValuesOf(result.Node).SelectMany(row => row).ToList();
        if (finding.Status == CheckStatus.Proved && values.Any(v => !(v >= Math.Min(low, high) - 1e-4 && v <= Math.Max(low, high) + 1e-4)))
            return $"{result.Name}: proved, and yet it is {values.First(v => !(v >= Math.Min(low, high) && v <= Math.Max(low, high)))}";
        if (finding.Counterexample is not { } example)
            return null;
        var reached = Run(run.Program, example).Select(v => v.Single()).ToList();
        return reached.All(v => v >= Math.Min(low, high) && v <= Math.Max(low, high)) ? $"{result.Name}: the counterexample does not fail" : null;

        IEnumerable<IReadOnlyList<double>> Run(CompiledProgram program, ScenarioCase scenario)
        {
            var interpreter = new ReferenceInterpreter(program.Graph, 1);
            interpreter.Evaluate(
                scenario.Steps.Count,
                [.. program.Inputs.Select(i => (IReadOnlyList<double[]>)[.. scenario.Steps.Take(i.IsEpisodic ? 1 : scenario.Steps.Count).Select(s => s[i.Name].ToArray())])],
                [.. program.Params.Select(p => scenario.Steps[0].TryGetValue(p.Name, out var set) ? set.ToArray() : p.Default!.ToArray())],
                [scenario.Steps.Count]);
            return Enumerable.Range(0, scenario.Steps.Count).Select(step => (IReadOnlyList<double>)[.. interpreter.Row(result.Node, 0, step)]);
        }
    });

    private static void ForEachProgram(Func<RandomRun, int, string?> find) => Gen.Int[0, 100_000_000].Sample(
        seed =>
        {
            var text = RandomProgram.Create(seed, usesBatch: seed % 2 == 0, looksAhead: seed % 5 < 2, isWild: seed % 3 > 0).Text;
            var compilation = RewardCompiler.Compile(new Diagnostics.SourceText("random.reward", text));
            if (!compilation.HasErrors && find(new RandomRun(compilation.Programs[0], seed), seed) is { } difference)
                Assert.Fail($"seed {seed}: {difference}\n{text}");
        },
        iter: 5 * RandomProgramTests.Count, threads: 1);

    /// <summary>A program, random trajectories, and what it can be where inputs are what those are.</summary>
    private sealed class RandomRun
    {
        private static readonly int[] s_lengths = [6, 1, 3, 6, 2];

        private readonly ReferenceInterpreter _interpreter;

        public RandomRun(CompiledProgram program, int seed)
        {
            Program = program;
            Results = [.. program.Graph.Results.Where(r => r.Node.Axes.Count == 0 && !r.Node.IsTruth)];
            var data = Enumerable.Range(0, Steps).Select(step => new ProgramData(program, Rows, seed + step).Numbers(0)).ToList();
            double[][] parameters = [.. program.Params.Select(p => p.Default?.ToArray() ?? [0.25])];
            var assumptions = new RangeAssumptions(program);
            foreach (var node in program.Graph.Nodes.Where(n => n.Kind is NodeKind.Input or NodeKind.Param))
            {
                var values = node.Kind == NodeKind.Param ? [parameters[node.Slot]] : data.SelectMany(d => d[node.Slot].Chunk(node.ElementCount)).ToList();
                assumptions = assumptions.With(node, ElementRanges.For(node, i => Interval.Between(values.Min(v => v[i]), values.Max(v => v[i]))));
            }

            Ranges = RangeAnalysis.Run(assumptions);
            _interpreter = new ReferenceInterpreter(program.Graph, Rows);
            _interpreter.Evaluate(
                Steps, [.. program.Inputs.Select((input, i) => (IReadOnlyList<double[]>)[.. data.Take(input.IsEpisodic ? 1 : Steps).Select(d => d[i])])],
                parameters, s_lengths);
        }

        public CompiledProgram Program { get; }

        public RangeAnalysis Ranges { get; }

        public IReadOnlyList<GraphResult> Results { get; }

        /// <summary>For each row what a result without axes is at each of its steps.</summary>
        public IEnumerable<IReadOnlyList<double>> ValuesOf(Node node) => Enumerable.Range(0, Rows).Select(row =>
            (IReadOnlyList<double>)[.. Enumerable.Range(0, s_lengths[row]).Select(step => _interpreter.Row(node, row, step).First())]);

        /// <summary>The same up to the step that ends the episode; not those whose steps depend on what follows the end.</summary>
        public IEnumerable<IReadOnlyList<double>> EpisodesOf(Node node)
        {
            var done = Program.Graph.Results.FirstOrDefault(r => r.Kind == ResultKind.Done)?.Node;
            return done is null
                ? ValuesOf(node)
                : ValuesOf(node).Zip(ValuesOf(done), (values, ends) => (Values: values, Length: ends.TakeWhile(e => e == 0).Count() + 1))
                    .Where(row => row.Length >= row.Values.Count || Program.IsCausal)
                    .Select(row => (IReadOnlyList<double>)[.. row.Values.Take(row.Length)]);
        }
    }
}
