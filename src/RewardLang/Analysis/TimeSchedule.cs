using RewardLang.Ir;

namespace RewardLang.Analysis;

/// <summary>
/// When what is computed over a trajectory. Nodes fall into sweeps over its steps: even sweeps go forward, odd ones backward. A scan
/// belongs to a sweep of its direction, and a fold of all steps is known in the sweep after that of its operand.
/// </summary>
internal sealed class TimeSchedule
{
    private readonly Dictionary<Node, int> _sweeps;
    private readonly ILookup<int, Node> _nodes;

    private TimeSchedule(RewardGraph graph, Dictionary<Node, int> sweeps)
    {
        _sweeps = sweeps;
        _nodes = graph.Nodes.ToLookup(n => sweeps[n]);
        Count = sweeps.Count == 0 ? 1 : sweeps.Values.Max() + 1;
    }

    /// <summary>The number of sweeps.</summary>
    public int Count { get; }

    /// <summary>The first sweep in which a node's value is known.</summary>
    public int SweepOf(Node node) => _sweeps[node];

    /// <summary>The nodes whose values are first known in a sweep, each behind its operands.</summary>
    public IEnumerable<Node> NodesOf(int sweep) => _nodes[sweep];

    /// <summary>Whether a sweep runs from the last step to the first.</summary>
    public static bool IsBackward(int sweep) => sweep % 2 == 1;

    /// <summary>Puts the nodes of a graph into sweeps; null where a value would be needed before it can be known.</summary>
    /// <param name="graph">The graph.</param>
    public static TimeSchedule? TryCreate(RewardGraph graph)
    {
        var limit = 2 * (graph.States.Count + graph.Nodes.Count(n => n.Kind == NodeKind.ReduceTime) + 1);
        var sweeps = graph.Nodes.ToDictionary(n => n, _ => 0);
        for (var hasChanged = true; hasChanged;)
        {
            hasChanged = false;
            foreach (var node in graph.Nodes)
            {
                var sweep = node.Operands.Count == 0 ? 0 : node.Operands.Max(o => sweeps[o]) + (node.Kind == NodeKind.ReduceTime ? 1 : 0);
                if (node.Kind == NodeKind.StateRead)
                {
                    var state = graph.States[node.Slot];
                    sweep = sweeps[state.Next];
                    if (IsBackward(sweep) != state.IsBackward)
                        sweep++;
                }

                if (sweep <= sweeps[node])
                    continue;
                if (sweep > limit)
                    return null;
                sweeps[node] = sweep;
                hasChanged = true;
            }
        }

        return new TimeSchedule(graph, sweeps);
    }
}
