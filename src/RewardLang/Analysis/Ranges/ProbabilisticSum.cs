using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Ranges;

/// <summary>
/// a + b - a b of two shares in 0 .. 1: the probability of either. It is at least the larger share, and 1 at most. Shares that are
/// quotients may exceed 1 by what was rounded.
/// </summary>
/// <param name="First">a.</param>
/// <param name="Second">b.</param>
/// <param name="Excess">By how much a share may exceed 1.</param>
internal sealed record ProbabilisticSum(Node First, Node Second, double Excess)
{
    private const double MostExcess = 1e-3;

    public static ProbabilisticSum? TryRead(Node node, RangeScope scope)
    {
        if (node.Kind != NodeKind.Binary || node.Binary != BinaryFunction.Subtract
            || node.Operands[0] is not { Kind: NodeKind.Binary } sum || sum.Binary != BinaryFunction.Add
            || node.Operands[1] is not { Kind: NodeKind.Binary } product || product.Binary != BinaryFunction.Multiply)
            return null;
        var (a, b) = (sum.Operands[0], sum.Operands[1]);
        if (!(product.Operands[0] == a && product.Operands[1] == b || product.Operands[0] == b && product.Operands[1] == a))
            return null;
        var both = scope.Of(a).Hull.Or(scope.Of(b).Hull);
        return both is { HasNoNumber: false, Lower: >= 0, Upper: <= 1 + MostExcess } ? new ProbabilisticSum(a, b, Math.Max(0, both.Upper - 1)) : null;
    }

    /// <summary>How many times the sum a share can be.</summary>
    public double Share => 1 + 2 * Excess + SinglePrecision.FunctionError;

    public bool Has(Node node) => node == First || node == Second;

    /// <summary>One range for all elements. Three operations round.</summary>
    public ElementRanges Range(RangeScope scope)
    {
        var least = Math.Max(scope.Of(First).Hull.Lower, scope.Of(Second).Hull.Lower);
        return ElementRanges.Of(Interval.Between(least / Share, 1 + Excess + SinglePrecision.FunctionError));
    }
}
