using RewardLang.Analysis.Intervals;
using RewardLang.Ir;

namespace RewardLang.Analysis.Ranges;

/// <summary>
/// Where a state that keeps growing is tried to stop: at the numbers of the program and at the ends of what it is made of, a little beyond
/// them for what roundings add, and past those at the ends of the numbers.
/// </summary>
internal sealed class WideningThresholds
{
    private const double Margin = 1.0 / (1 << 14);

    private readonly Thresholds _upper;
    private readonly Thresholds _lower;

    public WideningThresholds(RewardGraph graph, RangeAssumptions assumptions)
    {
        var ends = new SortedSet<double> { 0, 1, -1, Math.PI, -Math.PI, SinglePrecision.Largest, -SinglePrecision.Largest };
        foreach (var node in graph.Nodes)
        {
            if (node.Kind == NodeKind.Constant)
                Add(ends, Interval.Of(node.Value));
            else if (node.Kind is NodeKind.Input or NodeKind.Param)
                Add(ends, assumptions.Of(node).Hull);
        }

        (_upper, _lower) = (new Thresholds([.. ends]), new Thresholds([.. ends.Select(e => -e).Reverse()]));
    }

    /// <summary>The next ends beyond those that were passed, or where steps that become smaller lead to.</summary>
    /// <param name="older">The ranges before the last round.</param>
    /// <param name="old">The ranges before this one.</param>
    /// <param name="grown">What they have come to.</param>
    public ElementRanges Widen(ElementRanges older, ElementRanges old, ElementRanges grown) =>
        ElementRanges.Combine([older, old, grown], r => r[2].HasNoNumber ? r[2] : r[2] with
        {
            Lower = -End(-r[0].Lower, -r[1].Lower, -r[2].Lower, isLower: true),
            Upper = End(r[0].Upper, r[1].Upper, r[2].Upper, isLower: false),
        });

    private double End(double older, double old, double now, bool isLower)
    {
        if (now <= old)
            return now;
        var (first, second) = (old - older, now - old);
        var limit = second > 0 && second < first ? now + second * second / (first - second) : double.PositiveInfinity;
        var ends = isLower ? _lower : _upper;
        return double.IsInfinity(limit) || double.IsNaN(limit)
            ? ends.Beyond(now)
            : Math.Min(ends.Beyond(limit), SinglePrecision.RoundUp(limit + Math.Abs(limit) * Margin));
    }

    private static void Add(SortedSet<double> ends, Interval range)
    {
        if (range.HasNoNumber || range.HasInfinity)
            return;
        foreach (var factor in new[] { -1, -0.5, 0.5, 1, 2 })
        {
            ends.Add(SinglePrecision.RoundDown(range.Lower * factor));
            ends.Add(SinglePrecision.RoundUp(range.Upper * factor));
        }
    }

    /// <summary>Ends in ascending order, each with a margin beyond it.</summary>
    private sealed class Thresholds(double[] ends)
    {
        private readonly double[] _margins = [.. ends.Select(e => SinglePrecision.RoundUp(e + Math.Abs(e) * Margin))];

        /// <summary>The first end, or margin of one, that a value does not exceed.</summary>
        public double Beyond(double value)
        {
            var place = Array.BinarySearch(_margins, value);
            // Where it is missing, the complement of the place of the next one; of equal margins the first.
            place = place < 0 ? ~place : place;
            while (place > 0 && _margins[place - 1] >= value)
                place--;
            return place == ends.Length ? double.PositiveInfinity : ends[place] >= value ? ends[place] : _margins[place];
        }
    }
}
