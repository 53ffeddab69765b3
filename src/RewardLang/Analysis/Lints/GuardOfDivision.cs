using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>An equality that keeps a division, or a logarithm, from exactly where it is not defined: <c>if total == 0 then 0 else share / total</c>.</summary>
internal static class GuardOfDivision
{
    private const int MostLevels = 4;

    /// <summary>Whether some choice by an equality divides, where it fails, by what is 0 where it holds.</summary>
    public static bool Is(LintContext context, Node equality) => context.Program.Graph.Nodes.Any(n => n.Kind == NodeKind.Select && IsPart(n.Operands[0], equality, MostLevels)
        && Reach.From(n.Operands.Skip(1)).Any(inside => Undefined(inside) is { } divisor && IsZeroWith(divisor, equality)));

    private static bool IsPart(Node condition, Node equality, int levels) => condition == equality
        || levels > 0 && condition.Kind == NodeKind.Binary && (condition.Binary == BinaryFunction.And || condition.Binary == BinaryFunction.Or || condition.Binary == BinaryFunction.ExclusiveOr)
        && condition.Operands.Any(o => IsPart(o, equality, levels - 1));

    /// <summary>What an operation must not be given as 0; null for others.</summary>
    private static Node? Undefined(Node node) => node.Kind == NodeKind.Binary && (node.Binary == BinaryFunction.Divide || node.Binary == BinaryFunction.Modulo) ? node.Operands[1]
        : node.Kind == NodeKind.Unary && node.Unary == UnaryFunction.Logarithm ? node.Operands[0]
        : node.Kind == NodeKind.Binary && node.Binary == BinaryFunction.Power ? node.Operands[0]
        : null;

    /// <summary>Whether a divisor is a multiple of what is compared with 0, or the difference of what is compared.</summary>
    private static bool IsZeroWith(Node divisor, Node equality)
    {
        var (left, right) = (equality.Operands[0], equality.Operands[1]);
        var value = Monomial.Of(Unsigned(divisor)).Base;
        if (right.IsConstant(0) || left.IsConstant(0))
            return Monomial.Of(Unsigned(right.IsConstant(0) ? left : right)).Base is var compared && (Unsigned(value) == Unsigned(compared) || value.Kind == NodeKind.Binary && value.Binary == BinaryFunction.Multiply && value.Operands.Contains(compared));
        return Unsigned(value) is { Kind: NodeKind.Binary } difference && difference.Binary == BinaryFunction.Subtract && difference.Operands.Contains(left) && difference.Operands.Contains(right);
    }

    private static Node Unsigned(Node node) => node.Kind == NodeKind.Unary && node.Unary == UnaryFunction.Absolute ? node.Operands[0] : node;
}
