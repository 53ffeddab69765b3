using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>What to write where an index, or a range of them, is beyond an axis.</summary>
/// <param name="axis">The axis.</param>
/// <param name="value">How that is written whose elements are taken: a value, or the axis itself.</param>
/// <param name="items">All indices that are given with it.</param>
internal sealed class IndexAdvice(Axis axis, string value, IReadOnlyList<IndexItemSyntax> items)
{
    /// <summary>For one of the items, whose ends are known.</summary>
    /// <param name="item">The item.</param>
    /// <param name="first">Its first index.</param>
    /// <param name="end">The index behind its last one.</param>
    /// <param name="size">How many elements are wanted, where what takes them says so.</param>
    public Suggestion For(IndexItemSyntax item, int first, int end, int? size)
    {
        if (first < 0)
            return FromEnd(item, first);
        if (item.End is not null && end <= first)
            return end == first ? $"The end of a range is not included: the one element is {Element(item, first)}." : $"The end of a range is above its start: write {Range(item, end, first)}.";
        if (axis.Size is not { } length)
            return "Use an index below the size.";
        return item.End is null ? ForElement(item, first, length) : ForRange(item, first, end, length, size == end - first);
    }

    private Suggestion FromEnd(IndexItemSyntax item, int index)
    {
        if (axis.Size is { } size && item.End is not null && NumberFacts.Whole(item.End) is < 0 and var last && size + index >= 0 && last > index)
            return new Suggestion($"Nothing counts from the end: write {Range(item, size + index, size + last)}.", $"{size + index}..{size + last}", item.First.Span.To(item.End.Span));
        return axis.Size is { } length && length + index is >= 0 and var place && (item.End is null || item.End is NumberSyntax { Value: var end } && end > place)
            ? new Suggestion($"Nothing counts from the end: write {place}.", $"{place}", item.First.Span)
            : $"Nothing counts from the end: the last of n is n - 1{(axis.Size is { } n ? $", here {n - 1}" : "")}.";
    }

    private Suggestion ForElement(IndexItemSyntax item, int index, int length)
    {
        var last = Element(item, length - 1);
        if (items.Count == 1)
            return index == length ? new Suggestion($"The last is {last}.", $"{length - 1}", item.First.Span) : $"The last is {last}.";
        var whole = items.Select(i => i.End is null ? NumberFacts.Whole(i.First) : null).ToList();
        return index == length && whole.All(i => i > 0) ? $"The last is {last}: if they are counted from 1, write {value}[{string.Join(", ", whole.Select(i => i - 1))}]." : $"The last is {last}.";
    }

    /// <summary>As many elements, up to the end, or all from the first on; what takes them may say which.</summary>
    private Suggestion ForRange(IndexItemSyntax item, int first, int end, int length, bool isCounted)
    {
        var count = end - first;
        if (first == 0 || count > length)
            return Written(item, 0, length, $"All of them are {Range(item, 0, length)}.");
        var asMany = Range(item, length - count, length);
        return isCounted || first >= length ? Written(item, length - count, length, $"The last {(count == 1 ? "one is" : $"{count} are")} {asMany}.")
            : Written(item, first, length, $"From {first} to the end it is {Range(item, first, length)}; the last {count} are {asMany}.");
    }

    private static Suggestion Written(IndexItemSyntax item, int first, int end, string sentence) =>
        new(sentence) { Trial = [new TextEdit(item.First.Span.To(item.End!.Span), $"{first}..{end}")] };

    private string Element(IndexItemSyntax item, int index) => $"{value}[{AxisOf(item)}{index}]";

    private string Range(IndexItemSyntax item, int first, int end) => $"{value}[{AxisOf(item)}{first}..{end}]";

    private static string AxisOf(IndexItemSyntax item) => item.Axis is { } named ? $"{named.Name}: " : "";
}
