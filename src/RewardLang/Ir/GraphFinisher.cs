using RewardLang.Semantics;

namespace RewardLang.Ir;

/// <summary>Keeps what the results need: the reachable nodes and the states that they read, renumbered.</summary>
internal static class GraphFinisher
{
    public static RewardGraph Finish(GraphBuilder builder, IReadOnlyList<StateSlot> states, IReadOnlyList<GraphResult> results)
    {
        var live = new HashSet<Node>();
        var slots = new SortedSet<int>();
        var pending = new Stack<Node>(results.Select(r => r.Node));
        while (pending.Count > 0)
        {
            var node = pending.Pop();
            if (!live.Add(node))
                continue;
            foreach (var operand in node.Operands)
                pending.Push(operand);
            if (node.Kind == NodeKind.StateRead && slots.Add(node.Slot))
                pending.Push(states[node.Slot].Next!);
        }

        var numbers = slots.Select((slot, number) => (slot, number)).ToDictionary(p => p.slot, p => p.number);
        var nodes = builder.Nodes.Where(live.Contains).ToList();
        foreach (var node in nodes.Where(n => n.Kind == NodeKind.StateRead))
            node.Slot = numbers[node.Slot];
        var graph = new RewardGraph(nodes, [.. slots.Select(s => new GraphState(states[s].Name, states[s].Next!))], results);
        GraphVerifier.Verify(graph);
        return graph;
    }
}
