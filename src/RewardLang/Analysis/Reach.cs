using RewardLang.Ir;

namespace RewardLang.Analysis;

/// <summary>What values are made of.</summary>
internal static class Reach
{
    /// <summary>The nodes themselves and all their operands, theirs, and so on. States are not followed to earlier steps.</summary>
    public static HashSet<Node> From(IEnumerable<Node> roots) => From(roots, _ => null);

    /// <summary>The same, through earlier and later steps too.</summary>
    public static HashSet<Node> ThroughSteps(RewardGraph graph, IEnumerable<Node> roots) => From(roots, node => node.Kind == NodeKind.StateRead ? graph.States[node.Slot].Next : null);

    /// <summary>The same but for one node, and what is an operand of it alone.</summary>
    public static HashSet<Node> Beside(RewardGraph graph, IEnumerable<Node> roots, Node left) => From(roots, node => node.Kind == NodeKind.StateRead ? graph.States[node.Slot].Next : null, left);

    private static HashSet<Node> From(IEnumerable<Node> roots, Func<Node, Node?> further, params Node[] left)
    {
        var reached = new HashSet<Node>(left);
        var pending = new Stack<Node>(roots);
        while (pending.Count > 0)
        {
            var node = pending.Pop();
            if (!reached.Add(node))
                continue;
            foreach (var operand in node.Operands)
                pending.Push(operand);
            if (further(node) is { } other)
                pending.Push(other);
        }

        return reached;
    }
}
