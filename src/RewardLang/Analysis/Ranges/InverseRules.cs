using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Ranges;

/// <summary>What the range of a result tells about its operands.</summary>
internal static class InverseRules
{
    private static readonly Interval s_all = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>For some operands the range that they must lie in.</summary>
    /// <param name="node">The result.</param>
    /// <param name="result">Its range.</param>
    /// <param name="known">The ranges of other nodes.</param>
    /// <param name="knownOfAll">Those that all elements have, where what is known may be that of one.</param>
    public static IEnumerable<(Node Operand, ElementRanges Range)> Operands(
        Node node, ElementRanges result, Func<Node, ElementRanges> known, Func<Node, ElementRanges> knownOfAll)
    {
        // NaN and infinities come from operands of several kinds.
        if (result.Hull is { MayBeNaN: true } or { HasNoNumber: true } or { Lower: double.PositiveInfinity } or { Upper: double.NegativeInfinity })
            return [];
        var exact = result.Select(Loose);
        return node.Kind switch
        {
            NodeKind.Unary => Unary(node, result, exact, known),
            NodeKind.Binary => Binary(node, result, exact, known),
            // A sum of values that are not negative bounds each: a length bounds its components.
            NodeKind.Reduce when node.Reduction == Reduction.Sum && node.Axes.Count == 0 && knownOfAll(node.Operands[0]).Hull is { Lower: >= 0, MayBeNaN: false } =>
                [(node.Operands[0], ElementRanges.Of(s_all with { Upper = result.Hull.Upper }))],
            _ => [],
        };
    }

    private static IEnumerable<(Node, ElementRanges)> Unary(Node node, ElementRanges result, ElementRanges exact, Func<Node, ElementRanges> known)
    {
        var operand = node.Operands[0];
        if (node.Unary == UnaryFunction.Absolute)
            return [(operand, result.Zip(known(operand), (r, own) => OfSign(r.Lower, r.Upper, own)))];
        Func<Interval, Interval>? inverse =
            node.Unary == UnaryFunction.Negate ? IntervalFunctions.Negate
            : node.Unary == UnaryFunction.SquareRoot ? r => Interval.Between(r.Lower > 0 ? r.Lower * r.Lower : 0, r.Upper * r.Upper)
            : null;
        return inverse is null ? [] : [(operand, exact.Select(inverse))];
    }

    private static IEnumerable<(Node, ElementRanges)> Binary(Node node, ElementRanges result, ElementRanges exact, Func<Node, ElementRanges> known)
    {
        var (left, right) = (node.Operands[0], node.Operands[1]);
        if (node.Binary == BinaryFunction.Maximum || node.Binary == BinaryFunction.Minimum)
        {
            var isMaximum = node.Binary == BinaryFunction.Maximum;
            return Reached(node, (left, result.Zip(Aligned(node, right, known), (r, other) => OfExtreme(r, other, isMaximum))), (right, result.Zip(Aligned(node, left, known), (r, other) => OfExtreme(r, other, isMaximum))));
        }

        if (left == right)
            return node.Binary == BinaryFunction.Multiply ? [(left, exact.Zip(known(left), (r, own) => Root(r, own, result.Hull.Lower > 0)))] : [];
        var (a, b) = (Aligned(node, left, known), Aligned(node, right, known));
        if (exact.Hull.HasInfinity && (a.Hull.HasInfinity || b.Hull.HasInfinity))
            return [];
        if (node.Binary == BinaryFunction.Add)
            return Reached(node, (left, exact.Zip(b, IntervalArithmetic.Subtract)), (right, exact.Zip(a, IntervalArithmetic.Subtract)));
        if (node.Binary == BinaryFunction.Subtract)
            return Reached(node, (left, exact.Zip(b, IntervalArithmetic.Add)), (right, a.Zip(exact, IntervalArithmetic.Subtract)));
        if (node.Binary == BinaryFunction.Multiply)
        {
            return Reached(node, [
                .. b.Hull.Contains(0.0) ? [] : new[] { (left, exact.Zip(b, IntervalArithmetic.Divide)) },
                .. a.Hull.Contains(0.0) ? [] : new[] { (right, exact.Zip(a, IntervalArithmetic.Divide)) },
            ]);
        }

        return node.Binary == BinaryFunction.Divide && !exact.Hull.HasInfinity && !b.Hull.HasInfinity
            ? Reached(node, (left, exact.Zip(b, IntervalArithmetic.Multiply)))
            : [];
    }

    /// <summary>What the larger, or the smaller, of two values tells of one of them: it is the result itself where the other one cannot be.</summary>
    private static Interval OfExtreme(Interval result, Interval other, bool isMaximum) => isMaximum
        ? new Interval(other.Upper < result.Lower ? result.Lower : double.NegativeInfinity, result.Upper)
        : new Interval(result.Lower, other.Lower > result.Upper ? result.Upper : double.PositiveInfinity);

    /// <summary>Those operands that have an element for each of the result's.</summary>
    private static IEnumerable<(Node, ElementRanges)> Reached(Node node, params (Node Operand, ElementRanges Range)[] found) =>
        found.Where(f => f.Operand.Axes.SequenceEqual(node.Axes) && !f.Range.Hull.MayBeNaN);

    private static ElementRanges Aligned(Node node, Node operand, Func<Node, ElementRanges> known) =>
        operand.Axes.SequenceEqual(node.Axes) ? known(operand) : ElementRanges.Of(known(operand).Hull);

    /// <summary>The numbers whose square is in a range.</summary>
    /// <param name="square">The range, as exact arithmetic may have it.</param>
    /// <param name="own">What is known of them.</param>
    /// <param name="isAboveZero">Whether the square is: its root is not 0 either, whatever is rounded.</param>
    private static Interval Root(Interval square, Interval own, bool isAboveZero)
    {
        var (least, most) = (Math.Max(Math.Sqrt(Math.Max(square.Lower, 0)) * (1 - 4 * SinglePrecision.Rounding), isAboveZero ? double.Epsilon : 0), Math.Sqrt(Math.Max(square.Upper, 0)));
        return OfSign(least, SinglePrecision.RoundUp(most), own);
    }

    /// <summary>The numbers of a magnitude: of both signs where what is known of them leaves both.</summary>
    private static Interval OfSign(double least, double most, Interval own) =>
        own.HasNoNumber ? new Interval(-most, most) : own.Lower >= 0 ? new Interval(Math.Max(least, 0), most) : own.Upper <= 0 ? new Interval(-most, -Math.Max(least, 0)) : new Interval(-most, most);

    /// <summary>What the exact result may be where a rounded one is known.</summary>
    private static Interval Loose(Interval rounded) => rounded with { Lower = -Beyond(-rounded.Lower), Upper = Beyond(rounded.Upper) };

    private static double Beyond(double end) =>
        double.IsInfinity(end) ? double.PositiveInfinity : end + Math.Abs(end) * 4 * SinglePrecision.Rounding + float.Epsilon;
}
