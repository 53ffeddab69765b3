using RewardLang.Ir;

namespace RewardLang.Analysis.Ranges;

/// <summary>For each element of a node the place of the operand's element that belongs to it.</summary>
internal sealed class OperandMaps
{
    private readonly Dictionary<(Node Node, int Operand), int[]> _maps = [];

    public int[] Of(Node node, int operand)
    {
        if (!_maps.TryGetValue((node, operand), out var map))
            _maps[(node, operand)] = map = AxisIndexing.Map(node.Axes, node.Operands[operand].Axes);
        return map;
    }
}
