using RewardLang.Ir;

namespace RewardLang.Analysis;

/// <summary>What values are made of.</summary>
internal static class Reach
{
    /// <summary>The nodes themselves and all their operands, theirs, and so on. States are not followed to earlier steps.</summary>
    public static HashSet<Node> From(IEnumerable<Node> roots) => From(roots, _ => null);

    /// <summary>The same, through earlier and later steps too.</summary>
    public static HashSet<Node> ThroughSteps(RewardGraph graph, IEnumerable<Node> roots) => From(roots, node => node.Kind == NodeKind.StateRead ? graph.States[node.Slot].Next : null);

    private static HashSet<Node> From(IEnumerable<Node> roots, Func<Node, Node?> further)
    {
        var reached = new HashSet<Node>();
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
