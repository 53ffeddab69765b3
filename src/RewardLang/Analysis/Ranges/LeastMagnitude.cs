using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Ranges;

/// <summary>
/// How far from 0 a value is at least, where its range alone does not tell: <c>if abs(x) &lt; c then c else x</c> and
/// <c>(if x &lt; 0 then -1 else 1) * max(abs(x), c)</c> have either sign and are never 0.
/// </summary>
internal static class LeastMagnitude
{
    private const int MostLevels = 3;

    /// <summary>Smaller products may be rounded to 0.</summary>
    private const double SmallestProduct = 1e-30;

    /// <summary>The least magnitude that a number of any element has; 0 where that is not known.</summary>
    public static double Of(Node node, RangeScope scope) => Of(node, scope, MostLevels);

    /// <summary>A quotient whose divisor has either sign and a least magnitude.</summary>
    public static ElementRanges OfQuotient(Node quotient, RangeScope scope, ElementRanges range)
    {
        var divisor = scope.Of(quotient.Operands[1]).Hull;
        if (!divisor.Contains(0.0) || Of(quotient.Operands[1], scope) is not (> 0 and < double.PositiveInfinity and var least))
            return range;
        var dividend = scope.Of(quotient.Operands[0]).Hull;
        var found = IntervalArithmetic.Divide(dividend, divisor.Within(least, double.PositiveInfinity)).Or(IntervalArithmetic.Divide(dividend, divisor.Within(double.NegativeInfinity, -least)));
        return range.Select(r => r.And(found));
    }

    private static double Of(Node node, RangeScope scope, int levels)
    {
        var range = scope.Of(node).Hull;
        if (!range.Contains(0.0))
            return range.HasNoNumber ? double.PositiveInfinity : Math.Min(Math.Abs(range.Lower), Math.Abs(range.Upper));
        if (levels == 0)
            return 0;
        return node.Kind switch
        {
            NodeKind.StopGradient => Of(node.Operands[0], scope, levels - 1),
            NodeKind.Unary when node.Unary == UnaryFunction.Negate || node.Unary == UnaryFunction.Absolute => Of(node.Operands[0], scope, levels - 1),
            NodeKind.Select when scope.MayBranch => Math.Min(OfBranch(node, true, scope, levels), OfBranch(node, false, scope, levels)),
            NodeKind.Binary when node.Binary == BinaryFunction.Multiply => Product(Of(node.Operands[0], scope, levels - 1) * Of(node.Operands[1], scope, levels - 1)),
            _ => 0,
        };
    }

    private static double OfBranch(Node select, bool holds, RangeScope scope, int levels) => !scope.Of(select.Operands[0]).Hull.Contains(holds ? 1.0 : 0.0) ? double.PositiveInfinity
        : BranchScopes.Of(scope, select.Operands[0], holds).Select(inside => Of(select.Operands[holds ? 1 : 2], inside, levels - 1)).DefaultIfEmpty(double.PositiveInfinity).Min();

    private static double Product(double magnitude) => magnitude >= SmallestProduct ? magnitude * (1 - 4 * SinglePrecision.Rounding) : 0;
}
