using RewardLang.Analysis.Intervals;
using RewardLang.Ir;

namespace RewardLang.Analysis.Ranges;

/// <summary>The ranges of a value's elements: one for each, or one that all have.</summary>
internal sealed class ElementRanges
{
    /// <summary>Larger arrays have one range for all elements.</summary>
    public const int MostElements = 128;

    private readonly Interval[] _ranges;

    private ElementRanges(Interval[] ranges) => _ranges = ranges;

    public static ElementRanges Empty { get; } = Of(Interval.Empty);

    /// <summary>The number of ranges: 1 where all elements have one.</summary>
    public int Count => _ranges.Length;

    public bool IsEmpty => _ranges.All(r => r.IsEmpty);

    public Interval this[int element] => _ranges[_ranges.Length == 1 ? 0 : element];

    /// <summary>The values that any element can have.</summary>
    public Interval Hull => _ranges.Length == 1 ? _ranges[0] : _ranges.Aggregate((a, b) => a.Or(b));

    /// <summary>The same range for all elements.</summary>
    public static ElementRanges Of(Interval range) => new([range]);

    /// <summary>A range for each element of a node, or one for all of a large one.</summary>
    /// <param name="node">The node.</param>
    /// <param name="range">The range of an element.</param>
    public static ElementRanges For(Node node, Func<int, Interval> range)
    {
        var ranges = new Interval[node.ElementCount];
        for (var i = 0; i < ranges.Length; i++)
            ranges[i] = range(i);
        return ranges.Length > MostElements ? Of(ranges.Aggregate((a, b) => a.Or(b))) : new ElementRanges(ranges);
    }

    /// <summary>Whether a node's elements have ranges of their own.</summary>
    public static bool Tells(Node node) => node.Axes.All(a => a.Size is not null) && node.ElementCount <= MostElements;

    /// <summary>What one look at a node costs: its elements, or one where they have no ranges of their own.</summary>
    public static int WorkOf(Node node) => Tells(node) ? Math.Max(1, node.ElementCount) : 1;

    public ElementRanges Select(Func<Interval, Interval> rule) => new([.. _ranges.Select(rule)]);

    public ElementRanges And(ElementRanges other) => Zip(other, (a, b) => a.And(b));

    public ElementRanges Or(ElementRanges other) => Zip(other, (a, b) => a.Or(b));

    public bool Contains(ElementRanges other) => Zip(other, (a, b) => a.Contains(b) ? Interval.True : Interval.False)._ranges.All(r => r.IsTrue);

    public ElementRanges Zip(ElementRanges other, Func<Interval, Interval, Interval> rule)
    {
        var ranges = new Interval[Math.Max(Count, other.Count)];
        for (var i = 0; i < ranges.Length; i++)
            ranges[i] = rule(this[i], other[i]);
        return new ElementRanges(ranges);
    }

    /// <summary>A rule over the ranges of several values of the same shape, element by element.</summary>
    public static ElementRanges Combine(IReadOnlyList<ElementRanges> values, Func<IReadOnlyList<Interval>, Interval> rule) =>
        new([.. Enumerable.Range(0, values.Max(v => v.Count)).Select(i => rule([.. values.Select(v => v[i])]))]);

    public override string ToString() => Count == 1 ? _ranges[0].ToString() : $"[{string.Join(", ", _ranges)}]";
}
