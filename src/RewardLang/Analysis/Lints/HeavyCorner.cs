using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Ranges;
using RewardLang.Builtins;
using RewardLang.Ir;
using RewardLang.Semantics;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// Values whose range is that of a corner: in the middle of what it is made of an exponential, a power or a quotient is a small part of what it is at the
/// end, as the ratio of two probabilities is near 1 and may be e^20. Such a range says nothing about the size that is met.
/// </summary>
internal static class HeavyCorner
{
    /// <summary>How many times the value in the middle the one at the end is.</summary>
    private const double Times = 100;

    /// <summary>Whether a value is made of one.</summary>
    public static bool IsIn(Node value, RangeAnalysis ranges)
    {
        var parts = Reach.From([value]);
        return IsTurned(parts) || parts.Any(node => IsCorner(node, ranges));
    }

    /// <summary>Whether a vector is turned by a quaternion, whose length is 1: in the corner of its components it is 2, which counts with its square.</summary>
    private static bool IsTurned(HashSet<Node> parts) => parts.Any(n => n.Kind == NodeKind.Input && n.Axes.Any(a => a == Axis.Quaternion || a == Axis.QuaternionVectorFirst)) && parts.Any(n => n.Kind == NodeKind.Input && n.Axes.Contains(Axis.Position));

    private static bool IsCorner(Node node, RangeAnalysis ranges)
    {
        Interval RangeOf(int operand) => ranges.Of(node.Operands[operand]).Hull;
        if (node.Kind == NodeKind.Unary && node.Unary!.Name == "exp")
            // A kernel is 1 at its best: what falls off below that has its size there.
            return RangeOf(0) is { HasNoNumber: false, IsFinite: true } exponent && exponent.Upper > Math.Log(Times) / 2 && exponent.Width > 2 * Math.Log(Times);
        // A logarithm is far below what it is elsewhere where its argument is nearly 0.
        if (node.Kind == NodeKind.Unary && node.Unary!.Name == "log")
            return RangeOf(0) is { HasNoNumber: false, Lower: > 0 and < 1 } argument && argument.Upper > Times * Times * argument.Lower;
        if (node.Kind != NodeKind.Binary || node.Operands[1].Kind == NodeKind.Param)
            return false;
        if (node.Binary == BinaryFunction.Divide)
            return !node.Operands[1].IsUniform && RangeOf(1) is { HasNoNumber: false } divisor && (divisor.Contains(0) || Ratio(divisor) > 2 * Times);
        return node.Binary == BinaryFunction.Power && RangeOf(0) is { HasNoNumber: false, IsFinite: true } x && RangeOf(1) is { HasNoNumber: false, IsFinite: true } power
            && x.Magnitude > 1 && Math.Pow(2, power.Upper) > Times;
    }

    /// <summary>How many times its smallest magnitude the largest of a range is.</summary>
    private static double Ratio(Interval range) => range.Lower > 0 ? range.Upper / range.Lower : range.Lower / range.Upper;
}
