using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;
using RewardLang.Ir;
using RewardLang.Semantics;

namespace RewardLang.Analysis.Ranges;

/// <summary>A product of two vectors by the product of their lengths, which is the cosine of an angle: |a · b| is at most |a| |b|.</summary>
internal static class CauchySchwarz
{
    /// <summary>The squares of smaller numbers vanish in single precision, and with them the lengths.</summary>
    private const double SmallestLength = 1.1e-19;

    /// <summary>Beside larger products those that vanish are nothing.</summary>
    private const double SmallestProduct = 1e-30;

    /// <summary>How large a quotient can be, as it is rounded; null for what is none of this kind.</summary>
    /// <param name="product">The sum of products.</param>
    /// <param name="lengths">The product of the lengths, or a larger value.</param>
    /// <param name="scope">What is known of the values.</param>
    public static double? Bound(Node product, Node lengths, RangeScope scope)
    {
        if (product is not { Kind: NodeKind.Reduce, Operands: [{ Kind: NodeKind.Binary } parts] } || product.Reduction != Reduction.Sum || parts.Binary != BinaryFunction.Multiply)
            return null;
        var (a, b) = (parts.Operands[0], parts.Operands[1]);
        if (!ElementRanges.Tells(parts) || !IsAtLeast(lengths, a, b, product.ReducedAxes!))
            return null;
        var (smallest, elements) = (scope.Of(lengths).Hull.Lower, parts.ElementCount);
        if (smallest < SmallestProduct || scope.Of(a).Hull is not { HasNoNumber: false, HasInfinity: false } first || scope.Of(b).Hull is not { HasNoNumber: false, HasInfinity: false } second)
            return null;
        var lost = 2 * Math.Sqrt(elements) * SmallestLength * Math.Sqrt(elements) * (first.Magnitude + second.Magnitude + SmallestLength) / smallest;
        return 1 + (2 * elements + 8) * SinglePrecision.Rounding + lost;
    }

    private static bool IsAtLeast(Node whole, Node a, Node b, IReadOnlyList<Axis> axes) => whole.Kind == NodeKind.Binary
        && (whole.Binary == BinaryFunction.Maximum ? whole.Operands.Any(o => IsAtLeast(o, a, b, axes))
            : whole.Binary == BinaryFunction.Multiply && (IsLength(whole.Operands[0], a, axes) && IsLength(whole.Operands[1], b, axes) || IsLength(whole.Operands[0], b, axes) && IsLength(whole.Operands[1], a, axes)));

    private static bool IsLength(Node node, Node vector, IReadOnlyList<Axis> axes) =>
        node is { Kind: NodeKind.Unary, Operands: [{ Kind: NodeKind.Reduce, Operands: [{ Kind: NodeKind.Binary } square] } sum] } && node.Unary == UnaryFunction.SquareRoot
        && sum.Reduction == Reduction.Sum && sum.ReducedAxes!.SequenceEqual(axes) && square.Binary == BinaryFunction.Multiply && square.Operands[0] == vector && square.Operands[1] == vector;
}
