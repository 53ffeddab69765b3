using RewardLang.Ir;
using RewardLang.Semantics;

namespace RewardLang.Backends.Cuda;

/// <summary>Which elements of the operands an element of a node is made of; each map is made once.</summary>
internal sealed class ElementMaps
{
    private readonly Dictionary<(Node Node, int Operand), int[]> _operands = [];
    private readonly Dictionary<Node, int[][]> _groups = [];
    private readonly Dictionary<Node, (int[] Lanes, int[] Places)> _lanes = [];

    /// <summary>For each element of the node, its counterpart in an operand.</summary>
    public int[] Operand(Node node, int operand)
    {
        if (!_operands.TryGetValue((node, operand), out var map))
        {
            _operands[(node, operand)] = map = node.Kind == NodeKind.Slice
                ? AxisIndexing.MapSlice(node)
                : AxisIndexing.Map(node.Axes, node.Operands[operand].Axes);
        }

        return map;
    }

    /// <summary>The elements of the operand that are brought together for each element of the node.</summary>
    public int[][] Groups(Node node, IReadOnlyList<Axis> axes)
    {
        if (!_groups.TryGetValue(node, out var groups))
            _groups[node] = groups = AxisIndexing.Groups(node.Operands[0], axes);
        return groups;
    }

    /// <summary>The operand that an element of a stack comes from, and the element there.</summary>
    public (int Operand, int Element) Stacked(Node node, int element)
    {
        var operand = LanesOf(node).Places[element];
        return (operand, Operand(node, operand)[element]);
    }

    /// <summary>
    /// The elements of the operand along the node's axis through one of its elements, the number of that lane, and the place of
    /// the element in it.
    /// </summary>
    public (int[] Lane, int Number, int Place) Lane(Node node, int element)
    {
        var (lanes, places) = LanesOf(node);
        return (Groups(node, [node.Axis!])[lanes[element]], lanes[element], places[element]);
    }

    /// <summary>The element of the node that stands where an element of its operand stood.</summary>
    public int ElementAt(Node node, int operandElement) => Array.IndexOf(Operand(node, 0), operandElement);

    private (int[] Lanes, int[] Places) LanesOf(Node node)
    {
        if (!_lanes.TryGetValue(node, out var lanes))
        {
            _lanes[node] = lanes = (
                AxisIndexing.Map(node.Axes, [.. node.Axes.Where(a => a != node.Axis)]),
                AxisIndexing.Map(node.Axes, [node.Axis!]));
        }

        return lanes;
    }
}
