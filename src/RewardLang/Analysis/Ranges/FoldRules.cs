using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Ranges;

/// <summary>The ranges of folds over elements, rows and steps.</summary>
internal static class FoldRules
{
    /// <summary>No batch has more rows.</summary>
    private const double MostRows = int.MaxValue;

    /// <summary>No axis has more elements.</summary>
    private const double MostElements = 1_000_000;

    /// <summary>What a mean over rows may be off, as a share of the largest: rows are added in pairs or in double precision.</summary>
    private const double MeanError = 64 * SinglePrecision.Rounding;

    /// <summary>Steps are added one after another; what is rounded of a mean is reckoned for so many.</summary>
    private const double MeanSteps = 1 << 16;

    /// <summary>A fold over axes.</summary>
    public static ElementRanges OverAxes(Node node, ElementRanges operand)
    {
        var source = node.Operands[0];
        if (operand.Count > 1)
        {
            var groups = AxisIndexing.Groups(source, node.ReducedAxes!);
            return ElementRanges.For(node, i => Fold(node.Reduction!, [.. groups[i].Select(element => operand[element])]));
        }

        var isSized = node.ReducedAxes!.All(a => a.Size is not null);
        var size = isSized ? node.ReducedAxes!.Aggregate(1.0, (count, axis) => count * axis.Size!.Value) : MostElements;
        return ElementRanges.Of(Repeated(node.Reduction!, operand[0], isSized ? size : 1, size));
    }

    /// <summary>A fold over rows or steps, of which there is at least one.</summary>
    public static ElementRanges OverMany(Node node, ElementRanges operand, double longestEpisode) =>
        operand.Select(range => Repeated(node.Reduction!, range, 1, node.Kind == NodeKind.ReduceTime ? longestEpisode : MostRows));

    /// <summary>The mean of values: none is beyond all of them, but for what is rounded of their sum.</summary>
    /// <param name="values">The values.</param>
    /// <param name="over">What is folded: elements, rows or steps. Steps are added one by one.</param>
    public static ElementRanges Mean(ElementRanges values, NodeKind over)
    {
        double Off(double end) => over switch
        {
            // Of elements too, of which kernels add as many one by one as the host decides.
            NodeKind.Reduce => Error([end], MostElements) is 0 ? 0 : Math.Abs(end) * MostElements * SinglePrecision.Rounding,
            NodeKind.ReduceRows => Math.Abs(end) * MeanError,
            _ => Error([end], MeanSteps) is 0 ? 0 : Math.Abs(end) * MeanSteps * SinglePrecision.Rounding,
        };
        return values.Select(v => v.HasNoNumber ? v : Interval.Between(v.Lower - Off(v.Lower), v.Upper + Off(v.Upper), v.MayBeNaN || HasBothInfinities(v)));
    }

    /// <summary>The mean of values by weights that are not negative: products and both sums are rounded.</summary>
    /// <param name="values">The values.</param>
    /// <param name="sum">The sum of the products.</param>
    /// <param name="divisor">The least that the weights come to: beside it products vanish.</param>
    public static Interval WeightedMean(Interval values, Node sum, double divisor)
    {
        var count = sum.Kind switch
        {
            NodeKind.Reduce => sum.ReducedAxes!.Aggregate(1.0, (count, axis) => count * (axis.Size ?? MostElements)),
            NodeKind.ReduceRows => MeanError / SinglePrecision.Rounding,
            _ => MeanSteps,
        };
        var relative = (2 * count + 8) * SinglePrecision.Rounding;
        var (share, vanished) = (relative / (1 - relative), (sum.Kind == NodeKind.ReduceRows ? MostRows : count) * SinglePrecision.SmallestNormal / divisor);
        return share is > 0 and < 1 ? Interval.Between(values.Lower - Math.Abs(values.Lower) * share - vanished, values.Upper + Math.Abs(values.Upper) * share + vanished, values.MayBeNaN) : Interval.Anything;
    }

    /// <summary>A value between two of a range, a + r (b - a). The difference may overflow.</summary>
    public static Interval Mixture(Interval values)
    {
        if (values.HasNoNumber)
            return values;
        if (values.HasInfinity || values.Width > SinglePrecision.Largest)
            return Interval.Anything;
        var error = values.IsPoint ? 0 : 8 * SinglePrecision.Rounding * values.Magnitude;
        return Interval.Between(values.Lower - error, values.Upper + error, values.MayBeNaN);
    }

    /// <summary>The sum of some values, in any order of the additions.</summary>
    public static Interval Sum(IReadOnlyList<Interval> values)
    {
        var sum = Interval.Of(0);
        foreach (var value in values)
            sum = sum.IsEmpty || value.IsEmpty ? Interval.Empty : Exactly(sum, value);
        if (sum.HasNoNumber)
            return sum;
        // Parts may be added first: they overflow by themselves, and two that do to opposite infinities are no number together.
        var (low, high) = (values.Sum(v => Math.Min(v.Lower, 0)), values.Sum(v => Math.Max(v.Upper, 0)));
        var (canFall, canRise) = (values.Count > 2 && low < -SinglePrecision.Largest, values.Count > 2 && high > SinglePrecision.Largest);
        return Interval.Between(
            canFall ? double.NegativeInfinity : sum.Lower - Error([.. values.Select(v => v.Lower)], values.Count),
            canRise ? double.PositiveInfinity : sum.Upper + Error([.. values.Select(v => v.Upper)], values.Count),
            sum.MayBeNaN || canFall && canRise);
    }

    private static Interval Exactly(Interval a, Interval b) =>
        a.HasNoNumber || b.HasNoNumber ? Interval.NotANumber
        : new Interval(
            Or(a.Lower + b.Lower, double.NegativeInfinity), Or(a.Upper + b.Upper, double.PositiveInfinity),
            a.MayBeNaN || b.MayBeNaN || HasBothInfinities(a.Or(b)));

    private static bool HasBothInfinities(Interval range) => double.IsNegativeInfinity(range.Lower) && double.IsPositiveInfinity(range.Upper);

    private static double Or(double sum, double unknown) => double.IsNaN(sum) ? unknown : sum;

    /// <summary>
    /// What the roundings of a sum may add to one end. Where all partial sums are numbers of single precision there is none: a rounding
    /// never passes such a number.
    /// </summary>
    private static double Error(IReadOnlyList<double> ends, double count)
    {
        var size = ends.Sum(Math.Abs) * count / ends.Count;
        if (size == 0 || double.IsInfinity(size) || count < 2)
            return 0;
        // The coarsest unit, a power of two, that all partial sums can be counted in.
        var quantum = Math.Pow(2, Math.Ceiling(Math.Log(size * SinglePrecision.Rounding, 2)));
        return ends.All(end => end / quantum == Math.Floor(end / quantum)) ? 0 : size * Math.Min(count * SinglePrecision.Rounding, 1);
    }

    private static Interval Fold(Reduction reduction, IReadOnlyList<Interval> values) => reduction == Reduction.Sum ? Sum(values)
        : reduction == Reduction.Product ? Product(values)
        : values.Aggregate(Interval.Of(reduction.Identity), reduction.Step.Range);

    /// <summary>The product of some values, in any order: large ones by themselves may overflow, and small ones vanish.</summary>
    private static Interval Product(IReadOnlyList<Interval> values)
    {
        var product = values.Aggregate(Interval.Of(1), IntervalArithmetic.Multiply);
        if (product.HasNoNumber || values.Count <= 2)
            return product;
        var large = values.Aggregate(1.0, (size, v) => size * Math.Max(v.Magnitude, 1));
        var small = values.Aggregate(1.0, (size, v) => size * Math.Min(IntervalFunctions.Absolute(v).Lower, 1));
        if (!(large < SinglePrecision.Largest))
            return Interval.Anything;
        large *= 1 + 2 * values.Count * SinglePrecision.Rounding;
        if (small < SinglePrecision.SmallestNormal)
            return Interval.Between(values.All(v => v.Lower >= 0) ? 0 : -large, large, product.MayBeNaN);
        // Whole numbers that small are multiplied exactly, in whatever order.
        if (large < SinglePrecision.LargestWhole && values.All(v => v.Lower == Math.Floor(v.Lower) && v.Upper == Math.Floor(v.Upper)))
            return product;
        var error = 2 * values.Count * SinglePrecision.Rounding;
        var bounded = Interval.Between(product.Lower - error * Math.Abs(product.Lower), product.Upper + error * Math.Abs(product.Upper), product.MayBeNaN);
        return values.All(v => v.Magnitude <= 1) ? bounded.Within(-1, 1) : bounded;
    }

    /// <summary>A fold of a number of values of one range.</summary>
    private static Interval Repeated(Reduction reduction, Interval value, double fewest, double most)
    {
        if (value.IsEmpty || reduction.Step == BinaryFunction.Minimum || reduction.Step == BinaryFunction.Maximum || reduction.Step.IsTruth)
            return value;
        if (value.HasNoNumber)
            return Interval.NotANumber;
        if (reduction == Reduction.Product)
            return Product(value, fewest, most);
        var (low, high) = (value.Lower < 0 ? most : fewest, value.Upper > 0 ? most : fewest);
        return Interval.Between(
            low * value.Lower - Error([value.Lower], low), high * value.Upper + Error([value.Upper], high),
            value.MayBeNaN || HasBothInfinities(value)
                || most > 2 && most * value.Lower < -SinglePrecision.Largest && most * value.Upper > SinglePrecision.Largest)
            .Within(value.Lower >= 0 ? 0 : double.NegativeInfinity, value.Upper <= 0 ? 0 : double.PositiveInfinity);
    }

    private static Interval Product(Interval value, double fewest, double most)
    {
        var size = IntervalFunctions.Absolute(value);
        var high = size.Upper <= 1 ? Math.Pow(size.Upper, fewest) : Math.Pow(size.Upper, most);
        var isUnknown = value.MayBeNaN || value.HasInfinity || size.Upper > 1 && size.Lower < 1;
        high = double.IsInfinity(high) ? high : high * (1 + most * 2 * SinglePrecision.Rounding);
        // A product of numbers just below 1 does not vanish: the smallest numbers are rounded to themselves.
        if (size.Upper > 0)
            high = Math.Max(high, SinglePrecision.SmallestNormal);
        // Each part of a product of numbers above 0 is at least all of them together, where none is above 1.
        var low = value.Lower > 0 ? Math.Pow(Math.Min(value.Lower, 1), most) * (1 - most * 2 * SinglePrecision.Rounding) : 0;
        return Interval.Between(value.Lower >= 0 ? low < SinglePrecision.SmallestNormal ? 0 : low : -high, high, isUnknown);
    }
}
