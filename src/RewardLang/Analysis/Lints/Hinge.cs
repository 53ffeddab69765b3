using RewardLang.Analysis.Ranges;
using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>Values that are exactly 0 over a part of what their inputs can be, as <c>max(x - limit, 0)^2</c> is: what is charged beyond a limit alone.</summary>
internal static class Hinge
{
    /// <summary>The share of a range over which it must be 0.</summary>
    private const double Part = 0.25;

    /// <summary>How deep a value may be made of a hinge.</summary>
    private const int MostLevels = 24;

    public static bool Rests(Node node, RangeAnalysis ranges, int levels = MostLevels)
    {
        if (levels == 0)
            return false;
        bool OperandRests(int number) => Rests(node.Operands[number], ranges, levels - 1);
        return node.Kind switch
        {
            NodeKind.Unary => node.Unary!.Evaluate(0) == 0 && OperandRests(0),
            NodeKind.Reduce or NodeKind.Expand or NodeKind.StopGradient => OperandRests(0),
            NodeKind.Select => node.Operands[2].IsConstant(0) || node.Operands[1].IsConstant(0) || OperandRests(1) && OperandRests(2),
            NodeKind.Binary when node.Binary == BinaryFunction.Multiply => OperandRests(0) || OperandRests(1),
            NodeKind.Binary when node.Binary == BinaryFunction.Divide || node.Binary == BinaryFunction.Power => OperandRests(0),
            NodeKind.Binary when node.Binary == BinaryFunction.Add || node.Binary == BinaryFunction.Subtract => OperandRests(0) && OperandRests(1),
            NodeKind.Binary when node.Binary == BinaryFunction.Minimum || node.Binary == BinaryFunction.Maximum => IsBent(node, ranges) || OperandRests(0) && OperandRests(1)
                || OperandRests(0) && LeavesZero(node, 1) || OperandRests(1) && LeavesZero(node, 0),
            _ => false,
        };
    }

    /// <summary>Whether a minimum or maximum with a number leaves 0 what it is.</summary>
    private static bool LeavesZero(Node node, int number) => node.Operands[number] is { Kind: NodeKind.Constant, Value: var limit } && (node.Binary == BinaryFunction.Minimum ? limit >= 0 : limit <= 0);

    /// <summary>Whether a minimum or maximum with 0 is 0 over such a part.</summary>
    private static bool IsBent(Node node, RangeAnalysis ranges)
    {
        if (node.Operands.FirstOrDefault(o => o.IsConstant(0)) is not { } zero)
            return false;
        var range = ranges.Of(node.Operands[0] == zero ? node.Operands[1] : node.Operands[0]).Hull;
        return range is { HasNoNumber: false, IsFinite: true } && (node.Binary == BinaryFunction.Maximum ? -range.Lower : range.Upper) >= Part * range.Width;
    }
}
