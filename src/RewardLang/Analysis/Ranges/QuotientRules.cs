using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Ranges;

/// <summary>Quotients whose divisor is made of what it divides: means, unit vectors, and parts of a whole.</summary>
/// <param name="scope">What is known of the values.</param>
/// <param name="budget">What may be looked at.</param>
/// <param name="comparesLengths">Whether the divisor is so large that a part whose square vanishes is smaller for certain.</param>
internal sealed class QuotientRules(RangeScope scope, QuotientRules.Budget budget, bool comparesLengths)
{
    private const int MostDepth = 24;
    private const int MostLooks = 400;

    /// <summary>The squares of smaller numbers vanish in single precision.</summary>
    private const double SmallestLength = 1e-18;

    public static ElementRanges Refine(Node node, RangeScope scope, ElementRanges range)
    {
        var (part, whole) = (node.Operands[0], node.Operands[1]);
        range = LeastMagnitude.OfQuotient(node, scope, range);
        // What overflows is no longer a part of anything.
        if (scope.Of(part).Hull.HasInfinity)
            return range;
        if (IsSum(part) && IsCountOf(part, whole))
        {
            var values = part.Kind == NodeKind.Reduce ? scope.OfAllElements.Of(part.Operands[0]) : scope.OfAllRows.Of(part.Operands[0]);
            var mean = FoldRules.Mean(values, part.Kind);
            return mean.Count == range.Count ? mean : ElementRanges.Of(mean.Hull);
        }

        if (WeightedMean.Bound(part, whole, scope) is { } weighted)
            range = range.Select(r => r.Within(weighted.Lower, weighted.Upper));
        if (range.Hull.Magnitude <= 1)
            return range;
        if (CauchySchwarz.Bound(part, whole, scope) is { } cosine)
            return range.Select(r => r.Within(-cosine, cosine));
        var most = new QuotientRules(scope, new Budget(), scope.Of(whole).Hull.Lower >= SmallestLength).Share(whole, part) * (1 + SinglePrecision.FunctionError);
        return range.Select(r => r.Within(-most, most));
    }

    /// <summary>How much has been looked at for one quotient.</summary>
    internal sealed class Budget
    {
        public int Spent { get; set; }
    }

    /// <summary>Whether a value adds up elements, rows or steps.</summary>
    public static bool IsSum(Node node) =>
        node.Kind is NodeKind.Reduce or NodeKind.ReduceRows or NodeKind.ReduceTime && node.Reduction == Reduction.Sum;

    /// <summary>Whether a node counts what a sum adds up.</summary>
    private static bool IsCountOf(Node sum, Node count) => sum.Kind == NodeKind.Reduce
        ? sum.ReducedAxes!.Count == 1 && count.Kind == NodeKind.Size && count.Axis == sum.ReducedAxes[0]
        : count.Kind == sum.Kind && count.Reduction == Reduction.Sum && count.Rows == sum.Rows && count.IsTimeless == sum.IsTimeless
            && count.Operands[0].IsConstant(1);

    /// <summary>
    /// How many times a whole the magnitude of a part is at most, element by element; infinite where that is not known. Sums and
    /// products keep the order of their operands when they are rounded.
    /// </summary>
    private double Share(Node whole, Node part, int depth = 0)
    {
        if (depth > MostDepth || ++budget.Spent > MostLooks)
            return double.PositiveInfinity;
        if (whole == part)
            return IsNonnegative(whole) ? 1 : double.PositiveInfinity;
        return Math.Min(OfMore(whole, part, depth + 1), OfLess(whole, part, depth + 1));
    }

    /// <summary>By what the whole is made of.</summary>
    private double OfMore(Node whole, Node part, int depth) => whole.Kind switch
    {
        NodeKind.Unary when whole.Unary == UnaryFunction.Absolute && whole.Operands[0] == part => 1,
        NodeKind.Unary when whole.Unary == UnaryFunction.SquareRoot && comparesLengths && IsSumOfSquares(whole.Operands[0], part) => 1,
        NodeKind.Binary when whole.Binary == BinaryFunction.Maximum => whole.Operands.Min(o => Share(o, part, depth)),
        NodeKind.Binary when whole.Binary == BinaryFunction.Add => Math.Min(OfAddend(whole, 0, part, depth), OfAddend(whole, 1, part, depth)),
        NodeKind.Binary when ProbabilisticSum.TryRead(whole, scope) is { } either && either.Has(part) => either.Share,
        NodeKind.Expand => Share(whole.Operands[0], part, depth),
        NodeKind.Reduce when whole.Reduction == Reduction.Maximum || whole.Reduction == Reduction.Sum =>
            new QuotientRules(scope.OfAllElements, budget, comparesLengths).OfElement(whole, part, depth),
        _ => double.PositiveInfinity,
    };

    /// <summary>By the elements of a fold, of which the part is one.</summary>
    private double OfElement(Node fold, Node part, int depth)
    {
        var elements = fold.Operands[0];
        if (fold.Reduction == Reduction.Sum && !IsNonnegative(elements))
            return double.PositiveInfinity;
        var share = Share(elements, part, depth);
        return part.Kind == NodeKind.Slice && part.Axes.Count == 0 && fold.Axes.Count == 0 ? Math.Min(share, Share(elements, part.Operands[0], depth)) : share;
    }

    /// <summary>By one operand of a sum, where the other is not negative.</summary>
    private double OfAddend(Node sum, int operand, Node part, int depth) =>
        IsNonnegative(sum.Operands[1 - operand]) ? Share(sum.Operands[operand], part, depth) : double.PositiveInfinity;

    /// <summary>By what the part is made of.</summary>
    private double OfLess(Node whole, Node part, int depth) => part.Kind switch
    {
        NodeKind.Unary when part.Unary == UnaryFunction.Negate || part.Unary == UnaryFunction.Absolute => Share(whole, part.Operands[0], depth),
        NodeKind.Binary when part.Binary == BinaryFunction.Multiply => Math.Min(
            Rounded(scope.Of(part.Operands[0]).Hull) * Share(whole, part.Operands[1], depth),
            Rounded(scope.Of(part.Operands[1]).Hull) * Share(whole, part.Operands[0], depth)),
        NodeKind.Binary when part.Binary == BinaryFunction.Minimum && IsNonnegative(part) => part.Operands.Min(o => Share(whole, o, depth)),
        NodeKind.Select => Math.Max(Share(whole, part.Operands[1], depth), Share(whole, part.Operands[2], depth)),
        _ => double.PositiveInfinity,
    };

    /// <summary>
    /// How many times a number its product with a factor can be: 1 for smaller factors, as the smallest numbers are rounded to themselves,
    /// and for the same reason up to twice as much beyond 1.
    /// </summary>
    private static double Rounded(Interval factor) => factor.Magnitude <= 1 ? 1 : 2 * factor.Magnitude - 1;

    private bool IsNonnegative(Node node) => scope.Of(node).Hull is { HasNoNumber: false, Lower: >= 0 };

    private bool IsSumOfSquares(Node node, Node vector) => ++budget.Spent <= MostLooks && node.Kind switch
    {
        NodeKind.Reduce when node.Reduction == Reduction.Sum => node.Operands[0] is { Kind: NodeKind.Binary } square
            && square.Binary == BinaryFunction.Multiply && square.Operands[0] == vector && square.Operands[1] == vector,
        NodeKind.Binary when node.Binary == BinaryFunction.Add =>
            IsSumOfSquares(node.Operands[0], vector) && scope.Of(node.Operands[1]).Hull.Lower >= 0
            || IsSumOfSquares(node.Operands[1], vector) && scope.Of(node.Operands[0]).Hull.Lower >= 0,
        _ => false,
    };
}
