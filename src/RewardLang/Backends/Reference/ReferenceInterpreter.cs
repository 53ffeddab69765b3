using RewardLang.Ir;

namespace RewardLang.Backends.Reference;

/// <summary>
/// The meaning of a program: every node, every row, one number after another in double precision. The oracle of all tests,
/// and what evaluates scenarios.
/// </summary>
internal sealed class ReferenceInterpreter
{
    private readonly RewardGraph _graph;
    private readonly Dictionary<Node, double[]> _values = [];
    private readonly double[][] _states;
    private readonly bool[] _isFirst;

    /// <summary>Prepares the episode state of a number of rows, all at their first step.</summary>
    public ReferenceInterpreter(RewardGraph graph, int rows)
    {
        _graph = graph;
        Rows = rows;
        _states = [.. graph.States.Select(s => new double[rows * s.Next.ElementCount])];
        _isFirst = [.. Enumerable.Repeat(true, rows)];
    }

    public int Rows { get; }

    /// <summary>Starts a new episode in the rows where <paramref name="mask"/> is true.</summary>
    public void Reset(IReadOnlyList<bool> mask)
    {
        for (var row = 0; row < Rows; row++)
            _isFirst[row] |= mask[row];
    }

    /// <summary>Runs one step.</summary>
    /// <param name="inputs">For each input, rows × elements numbers, or elements for a shared one.</param>
    /// <param name="parameters">For each parameter, its elements.</param>
    public void Step(IReadOnlyList<double[]> inputs, IReadOnlyList<double[]> parameters)
    {
        _values.Clear();
        foreach (var node in _graph.Nodes)
            _values[node] = Evaluate(node, inputs, parameters);
        for (var i = 0; i < _states.Length; i++)
        {
            var next = _graph.States[i].Next;
            _states[i] = [.. Enumerable.Range(0, Rows).SelectMany(row => Row(next, row))];
        }

        Array.Clear(_isFirst, 0, _isFirst.Length);
    }

    /// <summary>The elements of a node in one row, after a step.</summary>
    public IEnumerable<double> Row(Node node, int row)
    {
        var count = node.ElementCount;
        var values = _values[node];
        var start = node.IsUniform ? 0 : row * count;
        for (var i = 0; i < count; i++)
            yield return values[start + i];
    }

    private double[] Evaluate(Node node, IReadOnlyList<double[]> inputs, IReadOnlyList<double[]> parameters)
    {
        switch (node.Kind)
        {
            case NodeKind.Constant:
                return [node.Value];
            case NodeKind.Input:
                return node.IsTruth ? [.. inputs[node.Slot].Select(element => element != 0 ? 1.0 : 0.0)] : inputs[node.Slot];
            case NodeKind.Param:
                return parameters[node.Slot];
            case NodeKind.StateRead:
                return _states[node.Slot];
            case NodeKind.IsFirstStep:
                return [.. _isFirst.Select(first => first ? 1.0 : 0.0)];
            case NodeKind.ReduceRows:
                return ReduceRows(node);
        }

        var rows = node.IsUniform ? 1 : Rows;
        var count = node.ElementCount;
        var result = new double[rows * count];
        var rule = ElementRule(node);
        for (var row = 0; row < rows; row++)
            for (var element = 0; element < count; element++)
                result[row * count + element] = rule(row, element);
        return result;
    }

    /// <summary>The number of one element of a node in one row.</summary>
    private Func<int, int, double> ElementRule(Node node)
    {
        var operands = node.Operands.Select(Reader).ToArray();
        var maps = node.Kind is NodeKind.Stack or NodeKind.Slice or NodeKind.Reduce or NodeKind.ArgMax
            ? []
            : node.Operands.Select(o => AxisIndexing.Map(node.Axes, o.Axes)).ToArray();
        switch (node.Kind)
        {
            case NodeKind.Unary:
                var unary = node.Unary!.Evaluate;
                return (row, i) => unary(operands[0](row, maps[0][i]));
            case NodeKind.Binary:
                var binary = node.Binary!.Evaluate;
                return (row, i) => binary(operands[0](row, maps[0][i]), operands[1](row, maps[1][i]));
            case NodeKind.Select:
                return (row, i) => operands[0](row, maps[0][i]) != 0 ? operands[1](row, maps[1][i]) : operands[2](row, maps[2][i]);
            case NodeKind.ToTruth:
                return (row, i) => operands[0](row, maps[0][i]) != 0 ? 1 : 0;
            case NodeKind.ToNumber or NodeKind.Expand or NodeKind.StopGradient:
                return (row, i) => operands[0](row, maps[0][i]);
            case NodeKind.Index:
                return (_, i) => i;
            case NodeKind.Stack:
                var inner = AxisIndexing.Map(node.Axes, [node.Axis!]);
                var stacked = node.Operands.Select(o => AxisIndexing.Map(node.Axes, o.Axes)).ToArray();
                return (row, i) => operands[inner[i]](row, stacked[inner[i]][i]);
            case NodeKind.Slice:
                var slice = AxisIndexing.MapSlice(node);
                return (row, i) => operands[0](row, slice[i]);
            case NodeKind.Reduce:
                var groups = AxisIndexing.Groups(node.Operands[0], node.ReducedAxes!);
                var step = node.Reduction!.Step.Evaluate;
                return (row, i) => groups[i].Aggregate(node.Reduction.Identity, (sum, element) => step(sum, operands[0](row, element)));
            case NodeKind.ArgMax:
                var candidates = AxisIndexing.Groups(node.Operands[0], [node.Axis!]);
                return (row, i) => LaneOrder.ArgMax([.. candidates[i].Select(e => operands[0](row, e))]);
            case NodeKind.CumulativeSum or NodeKind.Sort or NodeKind.Rank:
                return AlongAxis(node, operands[0]);
            default:
                throw new InvalidOperationException($"No meaning for {node.Kind}.");
        }
    }

    private static Func<int, int, double> AlongAxis(Node node, Func<int, int, double> operand)
    {
        var lanes = AxisIndexing.Groups(node.Operands[0], [node.Axis!]);
        var rest = node.Axes.Where(a => a != node.Axis).ToList();
        var laneOf = AxisIndexing.Map(node.Axes, rest);
        var placeOf = AxisIndexing.Map(node.Axes, [node.Axis!]);
        return (row, i) =>
        {
            var lane = lanes[laneOf[i]].Select(e => operand(row, e)).ToArray();
            return node.Kind switch
            {
                NodeKind.CumulativeSum => lane.Take(placeOf[i] + 1).Sum(),
                NodeKind.Sort => LaneOrder.Sort(lane)[placeOf[i]],
                _ => LaneOrder.Rank(lane, placeOf[i]),
            };
        };
    }

    private Func<int, int, double> Reader(Node operand)
    {
        var values = _values[operand];
        var stride = operand.IsUniform ? 0 : operand.ElementCount;
        return (row, element) => values[row * stride + element];
    }

    private double[] ReduceRows(Node node)
    {
        var read = Reader(node.Operands[0]);
        var result = new double[node.ElementCount];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = node.Reduction!.Identity;
            for (var row = 0; row < Rows; row++)
                result[i] = node.Reduction.Step.Evaluate(result[i], read(row, i));
        }

        return result;
    }
}
