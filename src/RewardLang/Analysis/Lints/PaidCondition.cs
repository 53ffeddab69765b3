using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>What a bonus is paid for, and whether it is paid for surviving.</summary>
internal static class PaidCondition
{
    /// <summary>The condition of a value that is a number where it holds and 0 elsewhere.</summary>
    public static Node? Of(Node value) =>
        value.Kind == NodeKind.ToNumber ? value.Operands[0]
        : value.Kind == NodeKind.Select && IsNumber(value.Operands[1]) && value.Operands[2].IsConstant(0) ? value.Operands[0]
        : value.Kind == NodeKind.Binary && value.Binary == BinaryFunction.Multiply
            ? IsNumber(value.Operands[0]) ? Of(value.Operands[1]) : IsNumber(value.Operands[1]) ? Of(value.Operands[0]) : null
        : null;

    private static bool IsNumber(Node node) => node.Kind is NodeKind.Constant or NodeKind.Param;

    /// <summary>Whether an episode ends where a condition does not hold: the bonus is for each step that is survived.</summary>
    public static bool EndsWithout(Node end, Node condition) => end.Kind == NodeKind.Binary
        && (end.Binary == BinaryFunction.Or ? end.Operands.Any(o => EndsWithout(o, condition))
            : end.Binary == BinaryFunction.ExclusiveOr ? end.Operands.Contains(condition) && end.Operands.Any(o => o.IsConstant(1))
            : IsOpposite(end, condition));

    /// <summary>Whether one comparison holds where the other does not, but for the one number at which they meet.</summary>
    private static bool IsOpposite(Node a, Node b) => a.Kind == NodeKind.Binary && b.Kind == NodeKind.Binary && IsOrder(a) && IsOrder(b)
        && a.Operands[0] == b.Operands[1] && a.Operands[1] == b.Operands[0];

    private static bool IsOrder(Node node) => node.Binary == BinaryFunction.Less || node.Binary == BinaryFunction.LessOrEqual;
}
