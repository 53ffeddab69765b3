using RewardLang.Analysis;
using RewardLang.Ir;

namespace RewardLang.Backends.Reference;

/// <summary>What interpreters of one graph share: when each value is known, and which elements belong together.</summary>
internal sealed class ReferencePlan
{
    private readonly Dictionary<Node, int[][]> _maps = [];
    private readonly Dictionary<Node, int[][]> _groups = [];

    /// <exception cref="InvalidOperationException">The graph is circular in time.</exception>
    public ReferencePlan(RewardGraph graph)
    {
        Graph = graph;
        Schedule = TimeSchedule.TryCreate(graph) ?? throw new InvalidOperationException("The graph is circular in time.");
    }

    public RewardGraph Graph { get; }

    public TimeSchedule Schedule { get; }

    /// <summary>For each operand of a node and each of the node's elements, the place of the operand's element that belongs to it.</summary>
    public int[][] MapsOf(Node node)
    {
        if (!_maps.TryGetValue(node, out var maps))
            _maps[node] = maps = [.. node.Operands.Select(o => AxisIndexing.Map(node.Axes, o.Axes))];
        return maps;
    }

    /// <summary>The elements of the operand that a fold, or a walk along an axis, takes together.</summary>
    public int[][] GroupsOf(Node node)
    {
        if (!_groups.TryGetValue(node, out var groups))
            _groups[node] = groups = AxisIndexing.Groups(node.Operands[0], node.ReducedAxes ?? [node.Axis!]);
        return groups;
    }
}
