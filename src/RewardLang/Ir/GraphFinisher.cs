using RewardLang.Semantics;

namespace RewardLang.Ir;

/// <summary>Keeps what the results need: the reachable nodes and the states that they read, renumbered.</summary>
internal static class GraphFinisher
{
    public static RewardGraph Finish(
        GraphBuilder builder, IReadOnlyList<StateSlot> states, IReadOnlyList<GraphResult> results, RowGrouping? grouping = null)
    {
        var live = new HashSet<Node>();
        var isRead = new bool[states.Count];
        var pending = new Stack<Node>(results.Select(r => r.Node));
        while (pending.Count > 0)
        {
            var node = pending.Pop();
            if (!live.Add(node))
                continue;
            foreach (var operand in node.Operands)
                pending.Push(operand);
            if (node.Kind != NodeKind.StateRead || isRead[node.Slot])
                continue;
            isRead[node.Slot] = true;
            pending.Push(states[node.Slot].Next!);
        }

        var kept = new List<GraphState>();
        var numbers = new int[states.Count];
        for (var slot = 0; slot < states.Count; slot++)
        {
            if (!isRead[slot])
                continue;
            numbers[slot] = kept.Count;
            kept.Add(new GraphState(states[slot].Name, states[slot].Next!, states[slot].IsBackward));
        }

        var nodes = builder.Nodes.Where(live.Contains).ToList();
        foreach (var node in nodes.Where(n => n.Kind == NodeKind.StateRead))
            node.Slot = numbers[node.Slot];
        var graph = new RewardGraph(nodes, kept, results, nodes.Any(n => n.Rows == RowSet.Group) ? grouping : null);
        GraphVerifier.Verify(graph);
        return graph;
    }
}
