using RewardLang.Backends.Reference;
using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Runtime.Tests.RandomPrograms;

/// <summary>
/// The interpreter on a graph whose operations are each off by a few parts in a million. Where its results differ from the exact
/// ones, rounding decides: a comparison, a whole part or an order at the edge, or digits that cancel.
/// </summary>
internal static class NoisyReference
{
    private const double Noise = 2e-6;

    /// <summary>A difference that rounding may as well have left nothing of: a variance of equal numbers is 0 in one order of its sums, and 1e-17 in another.</summary>
    private static readonly BinaryFunction s_vanishingDifference = BinaryFunction.Subtract with
    {
        Evaluate = (a, b) => Math.Abs(a - b) <= 10 * Noise * Math.Max(Math.Abs(a), Math.Abs(b)) ? 0 : a - b,
    };

    /// <summary>The seed that stands for no noise.</summary>
    private const int Quiet = 0;

    public static IReadOnlyList<IReadOnlyList<float[]>> Run(CompiledProgram program, ProgramData data, int seed)
    {
        var graph = seed == Quiet ? program.Graph : AddNoise(program.Graph, new Random(seed));
        var interpreter = new ReferenceInterpreter(graph, data.Rows);
        var parameters = Parameters(program);
        var steps = new List<IReadOnlyList<float[]>>();
        for (var step = 0; step < ProgramData.Steps; step++)
        {
            interpreter.Step(data.Numbers(step), parameters);
            steps.Add([.. graph.Results.Select(r =>
                Enumerable.Range(0, data.Rows).SelectMany(row => interpreter.Row(r.Node, row)).Select(v => (float)v).ToArray())]);
            interpreter.Reset(data.ResetRows(step));
        }

        return steps;
    }

    /// <summary>The same over trajectories: for each result, the elements of all rows and steps.</summary>
    public static IReadOnlyList<float[]> Evaluate(CompiledProgram program, TrajectoryData data, int seed)
    {
        var graph = seed == Quiet ? program.Graph : AddNoise(program.Graph, new Random(seed));
        var interpreter = new ReferenceInterpreter(graph, data.Rows);
        interpreter.Evaluate(data.Steps, data.Numbers, Parameters(program), data.Lengths);
        return [.. graph.Results.Select(r => (
            from row in Enumerable.Range(0, data.Rows)
            from step in Enumerable.Range(0, data.Steps)
            from value in step < data.Lengths[row] ? interpreter.Row(r.Node, row, step) : Enumerable.Repeat(0.0, r.Node.ElementCount)
            select (float)value).ToArray())];
    }

    private static double[][] Parameters(CompiledProgram program) => [.. program.Params.Select(p => p.Name switch
    {
        "gain" => [0.75],
        "dt" => [0.25],
        _ => p.Default!.ToArray(),
    })];

    private static RewardGraph AddNoise(RewardGraph graph, Random random)
    {
        var copies = new Dictionary<Node, Node>();
        var nodes = new List<Node>();
        foreach (var node in graph.Nodes)
        {
            var copy = Copy(node, [.. node.Operands.Select(o => copies[o])], node.Binary == BinaryFunction.Subtract && random.Next(2) == 0 ? s_vanishingDifference : node.Binary);
            nodes.Add(copy);
            copies[node] = copy;
            if (node.IsTruth || node.Kind is not (NodeKind.Unary or NodeKind.Binary or NodeKind.Reduce or NodeKind.ReduceRows or NodeKind.ReduceTime or NodeKind.Constant or NodeKind.Param or NodeKind.CumulativeSum))
                continue;
            // Whole numbers are exact in single precision too: counters and indices keep their values.
            Node Factor() => Constant(1 + Noise * (2 * random.NextDouble() - 1));
            var factor = Factor();
            var floor = Pointwise(NodeKind.Unary, copy, [copy], unary: UnaryFunction.All.First(f => f.Name == "floor"));
            var isWhole = new Node(NodeKind.Binary, true, copy.Axes, [copy, floor]) { Binary = BinaryFunction.Equal, IsUniform = copy.IsUniform };
            var noisy = Pointwise(NodeKind.Binary, copy, [copy, factor], binary: BinaryFunction.Multiply);
            nodes.AddRange([factor, floor, isWhole, noisy]);
            // Every place of an axis is off by its own amount: equal elements fall into any order.
            foreach (var axis in copy.Axes)
            {
                Node[] places = [.. Enumerable.Range(0, axis.Size!.Value).Select(_ => Factor())];
                var factors = new Node(NodeKind.Stack, false, [axis], places) { Axis = axis, IsUniform = true };
                noisy = Pointwise(NodeKind.Binary, copy, [noisy, factors], binary: BinaryFunction.Multiply);
                nodes.AddRange([.. places, factors, noisy]);
            }

            var chosen = Pointwise(NodeKind.Select, copy, [isWhole, copy, noisy]);
            nodes.Add(chosen);
            copies[node] = chosen;
        }

        return new RewardGraph(
            nodes, [.. graph.States.Select(s => s with { Next = copies[s.Next] })], [.. graph.Results.Select(r => r with { Node = copies[r.Node] })],
            graph.Grouping);
    }

    private static Node Constant(double value) => new(NodeKind.Constant, false, [], []) { Value = value, IsUniform = true };

    private static Node Pointwise(
        NodeKind kind, Node like, IReadOnlyList<Node> operands, UnaryFunction? unary = null, BinaryFunction? binary = null) =>
        new(kind, false, like.Axes, operands) { Unary = unary, Binary = binary, IsUniform = like.IsUniform };

    private static Node Copy(Node node, IReadOnlyList<Node> operands, BinaryFunction? binary) => new(node.Kind, node.IsTruth, node.Axes, operands)
    {
        Value = node.Value,
        Slot = node.Slot,
        Axis = node.Axis,
        SourceAxis = node.SourceAxis,
        Indices = node.Indices,
        ReducedAxes = node.ReducedAxes,
        Unary = node.Unary,
        Binary = binary,
        Reduction = node.Reduction,
        Rows = node.Rows,
        IsUniform = node.IsUniform,
        IsTimeless = node.IsTimeless,
    };
}
