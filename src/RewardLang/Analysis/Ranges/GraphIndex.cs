using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Ranges;

/// <summary>What analyses ask of a graph again and again, and the work that they share.</summary>
internal sealed class GraphIndex(RewardGraph graph)
{
    private readonly Dictionary<(Node Node, int Operand), int[]> _maps = [];

    private readonly Dictionary<(Node Left, Node Right), Node> _differences = graph.Nodes
        .Where(n => n.Kind == NodeKind.Binary && n.Binary == BinaryFunction.Subtract)
        .ToDictionary(n => (n.Operands[0], n.Operands[1]));

    private readonly Dictionary<(NodeKind Kind, int Slot), HashSet<Node>> _dependents = [];
    private readonly Dictionary<Node, IReadOnlyList<Node>> _parts = [];
    private IReadOnlyList<Node>? _steps;

    public AnalysisBudget Budget { get; } = new();

    /// <summary>All nodes, each behind its operands.</summary>
    public IReadOnlyList<Node> All => graph.Nodes;

    /// <summary>What the states of the next step are made of, in the order of the graph.</summary>
    public IReadOnlyList<Node> StepParts => _steps ??= InOrder(Reach.From(graph.States.Select(s => s.Next)));

    /// <summary>What a node is made of, in the order of the graph.</summary>
    public IReadOnlyList<Node> PartsOf(Node node)
    {
        if (!_parts.TryGetValue(node, out var parts))
            _parts[node] = parts = InOrder(Reach.From([node]));
        return parts;
    }

    /// <summary>The nodes that an input, parameter, state or model's answer has a say in.</summary>
    public HashSet<Node> DependentsOf(NodeKind kind, int slot)
    {
        if (_dependents.TryGetValue((kind, slot), out var dependents))
            return dependents;
        return _dependents[(kind, slot)] = DependentsOf([(kind, slot)]);
    }

    /// <summary>The nodes in which any of several have a say.</summary>
    public HashSet<Node> DependentsOf(IReadOnlyCollection<(NodeKind Kind, int Slot)> sources)
    {
        var (found, dependents) = (new HashSet<(NodeKind, int)>(sources), new HashSet<Node>());
        foreach (var node in graph.Nodes)
            if (found.Contains((node.Kind, node.Slot)) || node.Operands.Any(dependents.Contains))
                dependents.Add(node);
        return dependents;
    }

    /// <summary>The node that is the difference of two others, if there is one.</summary>
    public Node? FindDifference(Node left, Node right) => _differences.TryGetValue((left, right), out var difference) ? difference : null;

    private List<Node> InOrder(HashSet<Node> nodes) => [.. graph.Nodes.Where(nodes.Contains)];

    /// <summary>For each element of a node the place of the operand's element that belongs to it.</summary>
    public int[] MapOf(Node node, int operand)
    {
        if (!_maps.TryGetValue((node, operand), out var map))
            _maps[(node, operand)] = map = AxisIndexing.Map(node.Axes, node.Operands[operand].Axes);
        return map;
    }
}
