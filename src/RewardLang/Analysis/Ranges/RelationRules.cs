using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Ranges;

/// <summary>What is known of an operation because its operands are made of the same values.</summary>
internal static class RelationRules
{
    public static ElementRanges Refine(Node node, RangeScope scope, ElementRanges range)
    {
        if (node.Binary == BinaryFunction.Divide)
            return QuotientRules.Refine(node, scope, range);
        if (node.Binary == BinaryFunction.And || node.Binary == BinaryFunction.Or)
            return ExclusionRules.Refine(node, scope, range);
        if (node.Binary == BinaryFunction.Multiply)
            return ExclusionRules.OfProduct(node, scope, range);
        if (node.Binary != BinaryFunction.Add && node.Binary != BinaryFunction.Subtract)
            return range;
        if (InBranches(node, scope) is { } chosen)
            range = range.And(chosen);
        if (!range.Hull.HasInfinity && ConvexParts(node, scope) is var (first, second, share))
            range = range.Zip(Between(node, scope, first, second, share), (r, bound) => r.Within(bound.Lower, bound.Upper));
        if (node.Binary == BinaryFunction.Subtract)
            range = Ordered(node, scope, range);
        if (ProbabilisticSum.TryRead(node, scope) is { } either)
            range = range.Zip(either.Range(scope), (r, bound) => r.Within(bound.Lower, bound.Upper));
        // NaN and infinities have been found by the operands.
        if (range.Hull is { HasNoNumber: false, HasInfinity: false } && MayRepeat(node) && LinearForm.Of(node, range.Hull.Magnitude, scope) is { HasRepetition: true } form)
            range = range.Zip(form.Range(node, scope), (r, linear) => linear.HasNoNumber ? r : r.Within(linear.Lower, linear.Upper));
        if (range.Hull is { HasNoNumber: false, HasInfinity: false } hull && MayRepeat(node) && QuadraticForm.Of(node, hull.Magnitude, scope) is { HasRepetition: true } quadratic
            && CompletedSquares.Of(quadratic)?.Range(quadratic, scope) is { HasNoNumber: false } squares)
            range = range.Select(r => r.Within(squares.Lower, squares.Upper));
        return range;
    }

    /// <summary>A value occurs twice only where both sides are sums or multiples, or one is the other.</summary>
    private static bool MayRepeat(Node node) => node.Operands.Any(o => o.Kind == NodeKind.Binary || o.Kind == NodeKind.Unary && o.Unary == UnaryFunction.Negate);

    /// <summary>
    /// The operation done in each branch of a choice, by itself: <c>(if c then a else b) - x</c> is <c>if c then a - x else b - x</c>, and two
    /// choices by one condition are made together.
    /// </summary>
    private static ElementRanges? InBranches(Node node, RangeScope scope)
    {
        if (node.Operands.FirstOrDefault(o => o.Kind == NodeKind.Select) is not { } choice || choice.Operands[0].Axes.Count > 0)
            return null;
        var condition = choice.Operands[0];
        Node Taken(Node operand, int branch) =>
            operand.Kind == NodeKind.Select && operand.Operands[0] == condition ? operand.Operands[branch] : operand;
        ElementRanges Branch(int branch, bool holds)
        {
            if (!scope.Of(condition).Hull.Contains(holds ? 1.0 : 0.0) || scope.Assuming(condition, holds) is not { } inside)
                return ElementRanges.Empty;
            return NodeRules.Evaluate(node.With([.. node.Operands.Select(o => Taken(o, branch))]), inside);
        }

        // A branch may have fewer axes than the choice.
        bool IsWhole(int branch) => node.Operands.All(o => Taken(o, branch).Axes.SequenceEqual(node.Axes));

        return scope.MayBranch && IsWhole(1) && IsWhole(2)
            ? Branch(1, true).Or(Branch(2, false))
            : null;
    }

    /// <summary>For <c>a + r (b - a)</c> and <c>r b + (1 - r) a</c> with r in 0 .. 1: a, b and r; else null.</summary>
    private static (Node First, Node Second, Node Share)? ConvexParts(Node node, RangeScope scope)
    {
        var (left, right) = (node.Operands[0], node.Operands[1]);
        return node.Binary == BinaryFunction.Add
            ? Moved(left, right, 1, scope) ?? Moved(right, left, 1, scope) ?? Mixed(left, right, scope) ?? Mixed(right, left, scope)
            : Moved(left, right, 0, scope);
    }

    /// <summary>a and a share of its difference to b: r (b - a), or to be subtracted r (a - b), where a is the operand of that number.</summary>
    private static (Node, Node, Node)? Moved(Node a, Node step, int place, RangeScope scope)
    {
        foreach (var (share, way) in Products(step))
            if (IsShare(share, scope) && way.Kind == NodeKind.Binary && way.Binary == BinaryFunction.Subtract && way.Operands[place] == a)
                return (a, way.Operands[1 - place], share);
        return null;
    }

    /// <summary>r b and (1 - r) a.</summary>
    private static (Node, Node, Node)? Mixed(Node one, Node other, RangeScope scope)
    {
        foreach (var (share, b) in Products(one))
            foreach (var (rest, a) in Products(other))
                if (IsShare(share, scope) && rest.Kind == NodeKind.Binary && rest.Binary == BinaryFunction.Subtract
                    && rest.Operands[0].IsConstant(1) && rest.Operands[1] == share)
                    return (a, b, share);
        return null;
    }

    private static IEnumerable<(Node Factor, Node Other)> Products(Node node) => node.Kind == NodeKind.Binary && node.Binary == BinaryFunction.Multiply
        ? [(node.Operands[0], node.Operands[1]), (node.Operands[1], node.Operands[0])]
        : [];

    private static bool IsShare(Node node, RangeScope scope) => scope.Of(node).Hull is { HasNoNumber: false, Lower: >= 0, Upper: <= 1 };

    /// <summary>What lies between two values: for certain ones of them it goes along with the share, so that its ends are where the share's are.</summary>
    private static ElementRanges Between(Node node, RangeScope scope, Node first, Node second, Node share)
    {
        var (a, b, r) = (scope.Of(first).Hull, scope.Of(second).Hull, scope.Of(share).Hull);
        var hull = a.Or(b);
        if (a.HasNoNumber || b.HasNoNumber || hull.HasInfinity || node.Axes.Count > 0 && !ElementRanges.Tells(node))
            return ElementRanges.Of(Interval.Anything);
        double At(double share, double ofFirst, double ofSecond) => (1 - share) * ofFirst + share * ofSecond;
        var error = 8 * SinglePrecision.Rounding * hull.Magnitude;
        var lower = Math.Min(At(r.Lower, a.Lower, b.Lower), At(r.Upper, a.Lower, b.Lower));
        var upper = Math.Max(At(r.Lower, a.Upper, b.Upper), At(r.Upper, a.Upper, b.Upper));
        return ElementRanges.Of(Interval.Between(lower - error, upper + error, hull.MayBeNaN)
            .Within(hull.Lower >= 0 ? 0 : double.NegativeInfinity, hull.Upper <= 0 ? 0 : double.PositiveInfinity));
    }

    /// <summary>Nothing exceeds its maximum with another value, nor is below its minimum.</summary>
    private static ElementRanges Ordered(Node node, RangeScope scope, ElementRanges range)
    {
        var (left, right) = (node.Operands[0], node.Operands[1]);
        if (IsExtreme(left, BinaryFunction.Maximum, right, scope) || IsExtreme(right, BinaryFunction.Minimum, left, scope))
            return range.Select(r => r.Within(0, double.PositiveInfinity));
        if (IsExtreme(left, BinaryFunction.Minimum, right, scope) || IsExtreme(right, BinaryFunction.Maximum, left, scope))
            return range.Select(r => r.Within(double.NegativeInfinity, 0));
        return range;
    }

    private static bool IsExtreme(Node node, BinaryFunction function, Node of, RangeScope scope) =>
        node.Kind == NodeKind.Binary && node.Binary == function && node.Operands.Contains(of) || ExtremeFolds.IsExtreme(node, function, of, scope);
}
