using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Ranges;

/// <summary>
/// Values beside the largest or smallest of them: none exceeds its maximum, and where each is set off against the maximum before
/// exponentials are added, as softmax and logsumexp do, one exponential is that of 0.
/// </summary>
internal static class ExtremeFolds
{
    /// <summary>Whether a value is the largest (or smallest) of some, one of which is <paramref name="of"/>.</summary>
    public static bool IsExtreme(Node node, BinaryFunction function, Node of, RangeScope scope) => Extreme(node, function, scope) is { } fold && fold.Operands[0] == of;

    /// <summary>What is known of a sum over elements or rows: at least 1 for exponentials of values less their maximum.</summary>
    public static ElementRanges Refine(Node sum, RangeScope scope, ElementRanges range) =>
        sum.Reduction == Reduction.Sum && AddsExponentials(sum, scope)
            ? range.Select(r => r.Within(1 - SinglePrecision.FunctionError, double.PositiveInfinity))
            : range;

    /// <summary>The maximum that is taken from values before their exponentials, so that none overflows; null where none is.</summary>
    public static Node? SetOff(Node exponential, RangeScope scope) =>
        exponential.Kind == NodeKind.Unary && exponential.Unary == UnaryFunction.Exponential
        && exponential.Operands[0] is { Kind: NodeKind.Binary } difference && difference.Binary == BinaryFunction.Subtract
        && Extreme(difference.Operands[1], BinaryFunction.Maximum, scope) is { } largest && largest.Operands[0] == difference.Operands[0]
            ? largest
            : null;

    private static bool AddsExponentials(Node sum, RangeScope scope) =>
        SetOff(sum.Operands[0], scope) is { } largest && IsOverTheSame(largest, sum) && scope.Of(largest).Hull is { HasNoNumber: false, HasInfinity: false };

    private static bool IsOverTheSame(Node fold, Node other) => fold.Kind == other.Kind && fold.Rows == other.Rows && fold.IsTimeless == other.IsTimeless
        && (fold.ReducedAxes is null ? other.ReducedAxes is null : other.ReducedAxes is not null && fold.ReducedAxes.SequenceEqual(other.ReducedAxes));

    /// <summary>The fold that a value is, behind what changes only its axes or its derivative; null where it is none.</summary>
    private static Node? Extreme(Node node, BinaryFunction function, RangeScope scope) => node.Kind switch
    {
        NodeKind.Reduce or NodeKind.ReduceRows when node.Reduction!.Step == function => node,
        NodeKind.StopGradient or NodeKind.Expand => Extreme(node.Operands[0], function, scope),
        NodeKind.Select when scope.Of(node.Operands[0]).Hull is { MayBeNaN: false, Lower: 1 } => Extreme(node.Operands[1], function, scope),
        _ => null,
    };
}
