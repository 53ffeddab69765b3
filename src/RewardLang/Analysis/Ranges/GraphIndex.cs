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

    public AnalysisBudget Budget { get; } = new();

    /// <summary>The node that is the difference of two others, if there is one.</summary>
    public Node? FindDifference(Node left, Node right) => _differences.TryGetValue((left, right), out var difference) ? difference : null;

    /// <summary>For each element of a node the place of the operand's element that belongs to it.</summary>
    public int[] MapOf(Node node, int operand)
    {
        if (!_maps.TryGetValue((node, operand), out var map))
            _maps[(node, operand)] = map = AxisIndexing.Map(node.Axes, node.Operands[operand].Axes);
        return map;
    }
}
