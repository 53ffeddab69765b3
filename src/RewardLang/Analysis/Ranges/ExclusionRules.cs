using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Ranges;

/// <summary>
/// Conditions of which each may hold and not both, <c>x &lt; 1 and x &gt; 2</c>, or of which each may fail and not both; and factors of which each may be above 0 and
/// not both, <c>max(1 - x, 0) * max(x - 2, 0)</c>.
/// </summary>
internal static class ExclusionRules
{
    public static ElementRanges Refine(Node node, RangeScope scope, ElementRanges range)
    {
        var (left, right) = (node.Operands[0], node.Operands[1]);
        var holds = node.Binary == BinaryFunction.And;
        // What one element's condition tells is not told of others.
        if (range.Hull.IsPoint || range.Hull.IsEmpty || !left.Axes.SequenceEqual(right.Axes) || !ComparesSomethingOf(left, right))
            return range;
        return scope.Assuming(right, holds, [(left, holds ? Interval.True : Interval.False)]) is null ? ElementRanges.Of(holds ? Interval.False : Interval.True) : range;
    }

    /// <summary>A product of two excesses: 0 where wherever one is above 0 the other is 0.</summary>
    public static ElementRanges OfProduct(Node node, RangeScope scope, ElementRanges range)
    {
        var (left, right) = (node.Operands[0], node.Operands[1]);
        if (range.Hull is { IsPoint: true } or { IsEmpty: true } or { IsFinite: false } or { MayBeNaN: true } || !left.Axes.SequenceEqual(right.Axes) || !scope.MayBranch
            || Excess(left, scope) is not { } first || Excess(right, scope) is not { } second || first == second || !ComparesSomethingOf(first, second))
            return range;
        return scope.Within(first, new Interval(double.Epsilon, double.PositiveInfinity)) is { } inside && inside.Of(second).Hull is not { HasNoNumber: false, Lower: 0, Upper: 0 } ? range : ElementRanges.Of(Interval.Of(0));
    }

    /// <summary>The larger of a value and 0 that a factor is, perhaps with another sign; null for others, and for what is not finite.</summary>
    private static Node? Excess(Node node, RangeScope scope)
    {
        while (node.Kind == NodeKind.Unary && node.Unary == UnaryFunction.Negate)
            node = node.Operands[0];
        return node.Kind == NodeKind.Binary && node.Binary == BinaryFunction.Maximum && node.Operands.Any(o => o.IsConstant(0) || o.IsConstant(-0.0))
            && scope.Of(node).Hull is { HasNoNumber: false, IsFinite: true, Lower: >= 0 } ? node : null;
    }

    /// <summary>Whether both compare a value that is the same one.</summary>
    private static bool ComparesSomethingOf(Node left, Node right)
    {
        var compared = new HashSet<Node>(Compared(left));
        return Compared(right).Any(compared.Contains);
    }

    private const int MostConditions = 12;

    private static IEnumerable<Node> Compared(Node condition)
    {
        var pending = new Stack<Node>([condition]);
        for (var looks = 0; pending.Count > 0 && looks < MostConditions; looks++)
        {
            var part = pending.Pop();
            foreach (var operand in part.Operands.Where(o => o.Kind != NodeKind.Constant))
            {
                yield return operand;
                if (operand.IsTruth || operand.Kind is NodeKind.Unary or NodeKind.Binary && operand.Operands.Any(o => o.IsUniform))
                    pending.Push(operand);
            }
        }
    }
}
