using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Ranges;
using RewardLang.Ir;

namespace RewardLang.Analysis.Proofs;

/// <summary>Where a range that is too wide comes from.</summary>
internal static class Culprit
{
    /// <summary>
    /// Walks from a value to the operand that its infinity, NaN or width comes from, as long as there is one: to an input without a range,
    /// or to the operation that does not bound what it is given.
    /// </summary>
    public static Node Of(RangeScope scope, Node node)
    {
        while (Worst(scope, node) is { } operand)
            node = operand;
        return node;
    }

    private static Node? Worst(RangeScope scope, Node node)
    {
        var range = scope.Of(node).Hull;
        var operands = node.Operands.Where(o => !o.IsTruth && o.Kind != NodeKind.Constant).ToList();
        if (range.MayBeNaN)
            return operands.FirstOrDefault(o => scope.Of(o).Hull.MayBeNaN) ?? (range.HasInfinity ? null : operands.FirstOrDefault(o => scope.Of(o).Hull.HasInfinity));
        if (range.HasInfinity)
            return operands.FirstOrDefault(o => scope.Of(o).Hull.HasInfinity) ?? operands.FirstOrDefault(o => IsUnbounded(scope.Of(o).Hull));
        return IsUnbounded(range) ? operands.FirstOrDefault(o => IsUnbounded(scope.Of(o).Hull)) : null;
    }

    /// <summary>Beyond what any quantity of a simulation is: the range of what has none.</summary>
    private static bool IsUnbounded(Interval range) => range.Magnitude > 1e30;
}
