namespace RewardLang.Ir;

/// <summary>Values that need no host: constants, arrays of them, and parts of these.</summary>
internal static class ConstantFolder
{
    /// <summary>The elements of a node in the order of its axes; null when it depends on the host.</summary>
    public static IReadOnlyList<double>? TryEvaluate(Node node) => TryEvaluate(node, []);

    /// <summary>A value that is used twice is evaluated once: a chain of such uses would double the work at every link.</summary>
    private static IReadOnlyList<double>? TryEvaluate(Node node, Dictionary<Node, IReadOnlyList<double>?> known)
    {
        if (!known.TryGetValue(node, out var elements))
            known[node] = elements = Evaluate(node, known);
        return elements;
    }

    private static IReadOnlyList<double>? Evaluate(Node node, Dictionary<Node, IReadOnlyList<double>?> known)
    {
        if (node.Kind == NodeKind.Constant)
            return [node.Value];
        if (node.Axes.Any(a => a.Size is null) || node.Operands.Count == 0)
            return null;
        var operands = node.Operands.Select(o => TryEvaluate(o, known)).ToList();
        if (operands.Contains(null))
            return null;
        int[] Map(int operand) => AxisIndexing.Map(node.Axes, node.Operands[operand].Axes);
        switch (node.Kind)
        {
            case NodeKind.Expand or NodeKind.ToNumber:
                return [.. Map(0).Select(i => operands[0]![i])];
            case NodeKind.Unary:
                return [.. Map(0).Select(i => node.Unary!.Evaluate(operands[0]![i]))];
            case NodeKind.Binary:
                return [.. Map(0).Zip(Map(1), (i, j) => node.Binary!.Evaluate(operands[0]![i], operands[1]![j]))];
            case NodeKind.Slice:
                return [.. AxisIndexing.MapSlice(node).Select(i => operands[0]![i])];
            case NodeKind.Stack:
                var places = AxisIndexing.Map(node.Axes, [node.Axis!]);
                return [.. places.Select((place, i) => operands[place]![Map(place)[i]])];
            default:
                return null;
        }
    }
}
