using RewardLang.Semantics;

namespace RewardLang.Ir;

/// <summary>What must hold of every graph, after every pass.</summary>
internal static class GraphVerifier
{
    /// <exception cref="InvalidOperationException">The compiler made a graph that breaks a rule: a defect of the compiler.</exception>
    public static void Verify(RewardGraph graph)
    {
        var seen = new HashSet<Node>();
        foreach (var node in graph.Nodes)
        {
            Require(node.Operands.All(seen.Contains), node, "uses an operand that comes later");
            Require(seen.Add(node), node, "appears twice");
            Require(node.Axes.Distinct().Count() == node.Axes.Count, node, "has an axis twice");
            Check(node, graph);
        }

        foreach (var result in graph.Results)
            Require(seen.Contains(result.Node), result.Node, $"is the result '{result.Name}' but not in the graph");
        foreach (var state in graph.States)
            Require(seen.Contains(state.Next), state.Next, $"is the next value of '{state.Name}' but not in the graph");
    }

    private static void Check(Node node, RewardGraph graph)
    {
        var operands = node.Operands;
        switch (node.Kind)
        {
            case NodeKind.Unary:
                Require(operands.Count == 1 && !operands[0].IsTruth && !node.IsTruth, node, "takes one number");
                Require(SameAxes(node, operands[0]), node, "changes the axes");
                break;
            case NodeKind.Binary:
                var logic = node.Binary!.UnitRule == Builtins.BinaryUnitRule.Logic;
                Require(operands.Count == 2 && operands.All(o => o.IsTruth == logic), node, "takes operands of another kind");
                Require(node.IsTruth == node.Binary.IsTruth, node, "has the wrong kind");
                Require(operands.All(o => AxisSet.Contains(node.Axes, o.Axes)), node, "loses an axis");
                break;
            case NodeKind.Select:
                Require(operands.Count == 3 && operands[0].IsTruth && operands[1].IsTruth == operands[2].IsTruth, node, "mixes kinds");
                Require(operands.All(o => AxisSet.Contains(node.Axes, o.Axes)), node, "loses an axis");
                break;
            case NodeKind.Reduce:
                Require(AxisSet.Contains(operands[0].Axes, node.ReducedAxes!), node, "folds an axis that is not there");
                Require(operands[0].IsTruth == node.IsTruth, node, "folds another kind");
                break;
            case NodeKind.ReduceRows or NodeKind.SortRows or NodeKind.RankRows or NodeKind.QuantileRows:
                CheckRows(node, graph);
                break;
            case NodeKind.Slice:
                Require(operands[0].Axes.Contains(node.SourceAxis!), node, "slices an axis that is not there");
                Require(node.SourceAxis!.Size is not { } size || node.Indices!.All(i => i >= 0 && i < size), node, "has an index out of range");
                break;
            case NodeKind.StateRead:
                Require(node.Slot < graph.States.Count, node, "reads a state that does not exist");
                Require(SameAxes(node, graph.States[node.Slot].Next), node, "reads a state of other axes");
                Require(node.IsTruth == graph.States[node.Slot].Next.IsTruth, node, "reads a state of another kind");
                break;
            case NodeKind.Stack:
                Require(operands.Count == node.Axis!.Size, node, "has another size than its axis");
                Require(operands.All(o => o.IsTruth == node.IsTruth), node, "mixes kinds");
                break;
        }
    }

    private static void CheckRows(Node node, RewardGraph graph)
    {
        Require(node.Operands.Count == 1 && SameAxes(node, node.Operands[0]), node, "changes the axes");
        Require(node.IsTruth == node.Operands[0].IsTruth, node, "has another kind than its operand");
        Require(node.Rows == RowSet.Batch || node.Rows == RowSet.Group && graph.Grouping is not null, node, "works across rows that nothing brings together");
        var isOneValue = node.Kind is NodeKind.ReduceRows or NodeKind.QuantileRows;
        Require(node.IsUniform == (isOneValue && node.Rows == RowSet.Batch), node, "is wrong about being the same in all rows");
        Require((node.Reduction is not null) == (node.Kind == NodeKind.ReduceRows), node, "has no fold, or needs none");
        Require(node.Kind != NodeKind.QuantileRows || node.Value is >= 0 and <= 1, node, "has a fraction out of range");
    }

    private static bool SameAxes(Node left, Node right) => left.Axes.SequenceEqual(right.Axes);

    private static void Require(bool condition, Node node, string problem)
    {
        if (!condition)
            throw new InvalidOperationException($"Node %{node.Id} ({GraphPrinter.Describe(node)}) {problem}.");
    }
}
