using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;
using RewardLang.Ir;
using RewardLang.Semantics;

namespace RewardLang.Analysis.Ranges;

/// <summary>What a condition that holds, or does not, tells about the values that it is made of.</summary>
/// <param name="scope">What is known without it.</param>
/// <param name="axes">The axes of the condition: it tells of values over the same axes, element by element.</param>
internal sealed class Constraints(RangeScope scope, IReadOnlyList<Axis> axes)
{
    private const int MostSteps = 12;

    public Dictionary<Node, ElementRanges> Narrowed { get; } = [];

    /// <summary>Adds that a value lies in a range, and a condition holds or does not; false where that cannot be.</summary>
    public bool TryAdd(Node value, Interval range) => value.IsTruth ? TryAdd(value, range.IsTrue) : TryNarrow(value, range, 0);

    /// <summary>Adds that a condition holds or does not; false where that cannot be.</summary>
    public bool TryAdd(Node condition, bool holds, int depth = 0)
    {
        if (depth > MostSteps || !condition.IsTruth)
            return true;
        var truth = holds ? Interval.True : Interval.False;
        if (condition.Kind != NodeKind.Constant && !TryNarrow(condition, truth, depth))
            return false;
        switch (condition.Kind)
        {
            case NodeKind.Constant:
                return condition.Value != 0 == holds;
            case NodeKind.Binary when condition.Binary == BinaryFunction.And:
                return !holds || condition.Operands.All(o => TryAdd(o, true, depth + 1));
            case NodeKind.Binary when condition.Binary == BinaryFunction.Or:
                return holds || condition.Operands.All(o => TryAdd(o, false, depth + 1));
            case NodeKind.Binary when condition.Binary == BinaryFunction.ExclusiveOr:
                return condition.Operands.FirstOrDefault(o => o.Kind == NodeKind.Constant) is not { } constant
                    || TryAdd(condition.Operands.First(o => o != constant), constant.Value != 0 != holds, depth + 1);
            case NodeKind.Binary:
                return TryCompare(condition, holds, depth);
            case NodeKind.Expand:
                return TryAdd(condition.Operands[0], holds, depth + 1);
            // Where all hold, or none does, each is known.
            case NodeKind.Reduce when axes.Count == 0 && condition.Axes.Count == 0 && condition.Reduction == (holds ? Reduction.All : Reduction.Any):
                return new Constraints(scope, condition.Operands[0].Axes).AddTo(this, condition.Operands[0], holds, depth + 1);
            case NodeKind.ToTruth when !holds:
                return TryNarrow(condition.Operands[0], Interval.Of(0), depth);
            default:
                return true;
        }
    }

    private bool AddTo(Constraints other, Node condition, bool holds, int depth)
    {
        if (!TryAdd(condition, holds, depth))
            return false;
        foreach (var found in Narrowed)
            other.Narrowed[found.Key] = other.Narrowed.TryGetValue(found.Key, out var known) ? known.And(found.Value) : found.Value;
        return true;
    }

    private bool TryCompare(Node comparison, bool holds, int depth)
    {
        var (left, right) = (comparison.Operands[0], comparison.Operands[1]);
        var (a, b) = (Known(left), Known(right));
        // With NaN a comparison fails too: beside a number the value is NaN, or what the failure tells.
        if (!holds && (a.Hull.MayBeNaN || b.Hull.MayBeNaN))
            return right.Kind == NodeKind.Constant && !b.Hull.MayBeNaN ? TryFail(comparison, left, b, isLeft: true, depth)
                : left.Kind != NodeKind.Constant || a.Hull.MayBeNaN || TryFail(comparison, right, a, isLeft: false, depth);
        if (!left.Axes.SequenceEqual(right.Axes))
            (a, b) = (ElementRanges.Of(a.Hull), ElementRanges.Of(b.Hull));
        if (comparison.Binary == BinaryFunction.Equal)
            return holds
                ? TryNarrow(left, b, depth) && TryNarrow(right, a, depth)
                : TryExclude(left, a, b, depth) && TryExclude(right, b, a, depth) && TryExcludeZero(scope.FindDifference(left, right), depth) && TryExcludeZero(scope.FindDifference(right, left), depth);
        if (comparison.Binary != BinaryFunction.Less && comparison.Binary != BinaryFunction.LessOrEqual)
            return true;
        var isStrict = comparison.Binary == BinaryFunction.Less == holds;
        // Of numbers that differ the difference is not 0, whatever is rounded; of two equal infinities it is NaN.
        var (smaller, larger) = holds ? (left, right) : (right, left);
        var differs = isStrict || !a.Hull.HasInfinity || !b.Hull.HasInfinity;
        if (differs && scope.FindDifference(larger, smaller) is { } rise && !TryNarrow(rise, Above(Interval.Of(0), isStrict), depth)
            || differs && scope.FindDifference(smaller, larger) is { } fall && !TryNarrow(fall, Below(Interval.Of(0), isStrict), depth))
            return false;
        return holds
            ? TryNarrow(left, b.Select(r => Below(r, isStrict)), depth) && TryNarrow(right, a.Select(r => Above(r, isStrict)), depth)
            : TryNarrow(left, b.Select(r => Above(r, isStrict)), depth) && TryNarrow(right, a.Select(r => Below(r, isStrict)), depth);
    }

    /// <summary>Notes that a value that may be NaN fails to compare with a number: it is NaN, or lies on the other side.</summary>
    private bool TryFail(Node comparison, Node value, ElementRanges number, bool isLeft, int depth)
    {
        if (comparison.Binary == BinaryFunction.Equal)
            return TryExclude(value, Known(value), number, depth);
        if (comparison.Binary != BinaryFunction.Less && comparison.Binary != BinaryFunction.LessOrEqual)
            return true;
        var isStrict = comparison.Binary == BinaryFunction.LessOrEqual;
        return TryNarrow(value, number.Select(r => (isLeft ? Above(r, isStrict) : Below(r, isStrict)) with { MayBeNaN = true }), depth);
    }

    /// <summary>Notes that a value is not another one, which is a single number: that tells something where it would be the first or last.</summary>
    private bool TryExclude(Node node, ElementRanges range, ElementRanges other, int depth)
    {
        if (other.Count != 1 || !other[0].IsPoint)
            return true;
        var number = other[0].Lower;
        return TryNarrow(node, range.Select(r => (r.Lower == number ? Above(other[0], true) : r.Upper == number ? Below(other[0], true) : r).WithNaN(r.MayBeNaN)), depth);
    }

    /// <summary>Of numbers that differ the difference is not 0, whatever is rounded; infinities that do differ in sign.</summary>
    private bool TryExcludeZero(Node? difference, int depth) => difference is null || TryExclude(difference, Known(difference), ElementRanges.Of(Interval.Of(0)), depth);

    private static Interval Below(Interval range, bool isStrict) =>
        range.HasNoNumber ? Interval.Empty : new Interval(double.NegativeInfinity, isStrict ? JustBelow(range.Upper) : range.Upper);

    private static Interval Above(Interval range, bool isStrict) =>
        range.HasNoNumber ? Interval.Empty : new Interval(isStrict ? -JustBelow(-range.Lower) : range.Lower, double.PositiveInfinity);

    private static double JustBelow(double value)
    {
        if (double.IsInfinity(value))
            return value < 0 ? value : double.MaxValue;
        if (value == 0)
            return -double.Epsilon;
        var bits = BitConverter.DoubleToInt64Bits(value);
        return BitConverter.Int64BitsToDouble(value > 0 ? bits - 1 : bits + 1);
    }

    private ElementRanges Known(Node node) => Narrowed.TryGetValue(node, out var narrowed) ? narrowed : scope.Of(node);

    private bool TryNarrow(Node node, Interval range, int depth) => TryNarrow(node, ElementRanges.Of(range), depth);

    /// <summary>Notes that a value lies in a range, and what follows for what it is made of; false where it cannot.</summary>
    private bool TryNarrow(Node node, ElementRanges range, int depth)
    {
        // One element's condition tells nothing of a value that several elements share.
        if (depth > MostSteps || axes.Count > 0 && !node.Axes.SequenceEqual(axes) || !scope.Budget.Spend(range.Count))
            return true;
        var before = Known(node);
        if (range.Count > 1 && before.Count == 1 && !ElementRanges.Tells(node))
            range = ElementRanges.Of(range.Hull);
        var after = before.And(range);
        // Where all is about one element, others may have no value that fits.
        var isOfOne = axes.Count > 0 || scope.IsOfOneElement;
        for (var i = 0; i < after.Count; i++)
            if (after[i].IsEmpty && (!isOfOne || after.Count == 1))
                return false;
        if (node.Kind == NodeKind.Constant || before.Contains(after) && after.Contains(before))
            return true;
        Narrowed[node] = after;
        if (Opposite(node) is { } opposite && !TryNarrow(opposite, after.Select(IntervalFunctions.Negate), depth + 1))
            return false;
        return node.IsTruth || InverseRules.Operands(node, after, Known, scope.OfAllElements.Of).All(found => TryNarrow(found.Operand, found.Range, depth + 1));
    }

    /// <summary>The difference the other way round, which is the same number with the other sign.</summary>
    private Node? Opposite(Node node) =>
        node.Kind == NodeKind.Binary && node.Binary == BinaryFunction.Subtract ? scope.FindDifference(node.Operands[1], node.Operands[0]) : null;
}
