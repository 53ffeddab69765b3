using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>Whether one value grows or falls with another.</summary>
internal static class Slope
{
    /// <summary>How deep a value may be made of the other.</summary>
    private const int MostLevels = 24;

    /// <summary>1 where a value grows with another, -1 where it falls, and 0 where that is not told.</summary>
    public static int Of(LintContext context, Node node, Node by) => Of(context, node, by, MostLevels);

    private static int Of(LintContext context, Node node, Node by, int levels)
    {
        if (node == by || levels == 0)
            return node == by ? 1 : 0;
        if (node.Kind == NodeKind.ToNumber || node.Kind == NodeKind.Unary && node.Unary!.Name is "exp" or "tanh" or "sigmoid" or "sqrt")
            return Of(context, node.Operands[0], by, levels - 1);
        if (node.Kind == NodeKind.Unary && node.Unary == UnaryFunction.Negate)
            return -Of(context, node.Operands[0], by, levels - 1);
        if (node.Kind != NodeKind.Binary)
            return 0;
        var (left, right) = (node.Operands[0], node.Operands[1]);
        if (node.Binary == BinaryFunction.Add)
            return right.IsUniform ? Of(context, left, by, levels - 1) : left.IsUniform ? Of(context, right, by, levels - 1) : 0;
        if (node.Binary == BinaryFunction.Subtract)
            return right.IsUniform ? Of(context, left, by, levels - 1) : left.IsUniform ? -Of(context, right, by, levels - 1) : 0;
        if (node.Binary == BinaryFunction.Divide)
            return right.IsUniform ? Sign(context, right) * Of(context, left, by, levels - 1) : 0;
        if (node.Binary == BinaryFunction.Multiply)
            return right.IsUniform ? Sign(context, right) * Of(context, left, by, levels - 1) : left.IsUniform ? Sign(context, left) * Of(context, right, by, levels - 1) : 0;
        // 'not' of a condition.
        if (node.Binary == BinaryFunction.ExclusiveOr)
            return right.IsConstant(1) ? -Of(context, left, by, levels - 1) : left.IsConstant(1) ? -Of(context, right, by, levels - 1) : 0;
        return 0;
    }

    private static int Sign(LintContext context, Node factor) => context.RangeOf(factor) switch
    {
        { HasNoNumber: false, Lower: > 0 } => 1,
        { HasNoNumber: false, Upper: < 0 } => -1,
        _ => 0,
    };
}
