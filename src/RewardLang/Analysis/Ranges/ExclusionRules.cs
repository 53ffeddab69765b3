using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Ranges;

/// <summary>Conditions of which each may hold and not both, <c>x &lt; 1 and x &gt; 2</c>, or of which each may fail and not both.</summary>
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
