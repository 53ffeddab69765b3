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

    private readonly List<double> _ends;

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

        _ends = [.. ends];
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
        var ends = isLower ? _ends.Select(e => -e).Reverse() : _ends;
        return double.IsInfinity(limit) || double.IsNaN(limit)
            ? Beyond(now, ends)
            : Math.Min(Beyond(limit, ends), SinglePrecision.RoundUp(limit + Math.Abs(limit) * Margin));
    }

    private static double Beyond(double value, IEnumerable<double> ends)
    {
        foreach (var end in ends)
        {
            if (end >= value)
                return end;
            var margin = SinglePrecision.RoundUp(end + Math.Abs(end) * Margin);
            if (margin >= value)
                return margin;
        }

        return double.PositiveInfinity;
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
}
