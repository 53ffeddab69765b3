using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Ranges;

/// <summary>
/// A sum of weighted values over the sum of their weights, as <c>sum(if valid then x else 0) / max(count(valid), 1)</c>: no mean is beyond all
/// values, and where the divisor is kept above the sum of the weights it is drawn towards 0.
/// </summary>
internal static class WeightedMean
{
    private const int MostDepth = 12;

    /// <summary>Where all weights together are less, what vanishes of a product with one of them may be much of the mean.</summary>
    private const double SmallestWhole = 1e-30;

    /// <summary>The range of a quotient; null for what is none of this kind.</summary>
    public static Interval? Bound(Node part, Node whole, RangeScope scope)
    {
        if (part.Kind == NodeKind.Unary && part.Unary == UnaryFunction.Negate)
            return Bound(part.Operands[0], whole, scope) is { } opposite ? IntervalFunctions.Negate(opposite) : null;
        if (part.Kind == NodeKind.Binary && part.Binary == BinaryFunction.Multiply)
            return Enumerable.Range(0, 2).Where(i => part.Operands[i].Kind is NodeKind.Constant or NodeKind.Param).Select(i => Scaled(Bound(part.Operands[1 - i], whole, scope), scope.Of(part.Operands[i]).Hull, scope.Of(whole).Hull.Lower)).FirstOrDefault();
        return OfSum(part, whole, scope);
    }

    /// <summary>The same for a multiple of the sum: it is rounded once more.</summary>
    private static Interval? Scaled(Interval? mean, Interval factor, double divisor)
    {
        if (mean is not { } plain || divisor < SmallestWhole || factor is not { HasNoNumber: false, HasInfinity: false })
            return null;
        var scaled = IntervalArithmetic.Multiply(plain, factor);
        var error = SinglePrecision.FunctionError * scaled.Magnitude + SinglePrecision.SmallestNormal / divisor;
        return Interval.Between(scaled.Lower - error, scaled.Upper + error, scaled.MayBeNaN);
    }

    private static Interval? OfSum(Node sum, Node whole, RangeScope scope)
    {
        if (!QuotientRules.IsSum(sum) || Weights(sum, whole, scope) is not { } weights)
            return null;
        var isCount = weights.Kind == NodeKind.ToNumber;
        var inside = sum.Kind == NodeKind.Reduce ? scope.OfAllElements : scope.OfAllRows;
        if (inside.Of(weights).Hull is not { HasNoNumber: false, Lower: >= 0 } || scope.Of(whole).Hull is not { HasNoNumber: false, HasInfinity: false } divisor || !isCount && divisor.Lower < SmallestWhole
            || Values(sum.Operands[0], weights, inside) is not { HasNoNumber: false, HasInfinity: false } values)
            return null;
        var mean = FoldRules.WeightedMean(values, sum, isCount ? 1 : divisor.Lower);
        // A count of elements is exact, as whole numbers are.
        if (isCount && sum.Kind == NodeKind.Reduce)
            mean = mean.And(FoldRules.Mean(ElementRanges.Of(values), sum.Kind).Hull);
        return IsSumOf(sum, whole, weights) ? mean : mean.Or(Interval.Of(0));
    }

    /// <summary>What a divisor adds up over the same elements, rows or steps, if it is their sum or more.</summary>
    private static Node? Weights(Node sum, Node whole, RangeScope scope)
    {
        if (whole.Kind == NodeKind.Binary && whole.Binary == BinaryFunction.Maximum)
            return whole.Operands.Select(o => Weights(sum, o, scope)).FirstOrDefault(w => w is not null);
        if (whole.Kind == NodeKind.Binary && whole.Binary == BinaryFunction.Add)
            return Enumerable.Range(0, 2).Where(i => scope.Of(whole.Operands[1 - i]).Hull is { HasNoNumber: false, Lower: >= 0 }).Select(i => Weights(sum, whole.Operands[i], scope)).FirstOrDefault(w => w is not null);
        return QuotientRules.IsSum(whole) && IsSumOf(sum, whole, whole.Operands[0]) ? whole.Operands[0] : null;
    }

    private static bool IsSumOf(Node sum, Node whole, Node weights) => whole.Kind == sum.Kind && QuotientRules.IsSum(whole) && whole.Operands[0] == weights && whole.Rows == sum.Rows && whole.IsTimeless == sum.IsTimeless
        && (sum.Kind != NodeKind.Reduce || whole.ReducedAxes!.SequenceEqual(sum.ReducedAxes!));

    /// <summary>What is weighted where an element is its weight times a value; null where it is not known to be.</summary>
    private static Interval? Values(Node element, Node weights, RangeScope scope, int depth = 0)
    {
        if (element == weights)
            return Interval.Of(1);
        if (depth > MostDepth)
            return null;
        if (element.Kind == NodeKind.Unary && element.Unary == UnaryFunction.Negate)
            return Values(element.Operands[0], weights, scope, depth + 1) is { } value ? IntervalFunctions.Negate(value) : null;
        if (element.Kind == NodeKind.Binary && element.Binary == BinaryFunction.Multiply)
        {
            // One product is rounded once; more of them may each make something of what vanishes.
            var factor = element.Operands[0] == weights ? 1 : element.Operands[1] == weights ? 0 : -1;
            return factor < 0 ? null : scope.Of(element.Operands[factor]).Hull;
        }

        return element.Kind == NodeKind.Select ? OfChosen(element, weights, scope, depth) : null;
    }

    /// <summary>Of a value that is chosen where the weight is not 0, and 0 elsewhere.</summary>
    private static Interval? OfChosen(Node element, Node weights, RangeScope scope, int depth)
    {
        var (condition, chosen) = (element.Operands[0], element.Operands[2].IsConstant(0) ? 1 : element.Operands[1].IsConstant(0) ? 2 : 0);
        if (chosen == 0)
            return null;
        var holds = chosen == 1;
        var counts = weights.Kind == NodeKind.ToNumber && (holds ? weights.Operands[0] == condition : IsOpposite(weights.Operands[0], condition));
        var scopes = BranchScopes.Of(scope, condition, holds);
        if (scopes.Count == 0)
            return Interval.Of(0);
        if (counts)
            return scopes.Select(s => s.Of(element.Operands[chosen]).Hull).Aggregate((a, b) => a.Or(b));
        if (weights.Kind == NodeKind.Select && weights.Operands[0] == condition && weights.Operands[3 - chosen].IsConstant(0))
            return scopes.Select(s => Values(element.Operands[chosen], weights.Operands[chosen], s, depth + 1)).Aggregate((a, b) => a is { } one && b is { } other ? one.Or(other) : null);
        // Where the value is left out the weight still counts.
        return scopes.Select(s => Values(element.Operands[chosen], weights, s, depth + 1)).Aggregate((Interval?)Interval.Of(0), (a, b) => a is { } one && b is { } other ? one.Or(other) : null);
    }

    private static bool IsOpposite(Node node, Node condition) => node.Kind == NodeKind.Binary && node.Binary == BinaryFunction.ExclusiveOr
        && node.Operands.Contains(condition) && node.Operands.Any(o => o.IsConstant(1));
}
