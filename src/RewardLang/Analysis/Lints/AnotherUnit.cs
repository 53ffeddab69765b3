using System.Globalization;
using RewardLang.Analysis.Intervals;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A value that is divided by one of its unit, <c>-power / 1&lt;W&gt;</c>, and cut off: by another number of another unit it would lie within its limit.</summary>
internal static class AnotherUnit
{
    /// <summary>The advice for a limit that always binds; null where no other unit brings the value about it.</summary>
    public static string? Of(Bound bound)
    {
        if (bound.Place is not { } place || bound.Call()?.Arguments is not [{ Value: var clipped }, ..]
            || WrittenParts.Of(clipped).OfType<BinarySyntax>().Select(b => b.Operator == TokenKind.Slash ? WrittenExpression.Inner(b.Right) : null).OfType<NumberSyntax>().FirstOrDefault(n => n.Unit is { Factors: [{ Power: 1 }] }) is not { } number
            || !UnitTable.Units.TryGetValue(number.Unit!.Factors[0].Name, out var own))
            return null;
        var fitting = UnitTable.Units.Where(u => u.Value.Unit.Equals(own.Unit) && u.Value.Scale != own.Scale).Select(u => (Symbol: u.Key, Ratio: u.Value.Scale / own.Scale))
            .Where(u => !bound.Binds(IntervalArithmetic.Divide(bound.Range, Interval.Of(u.Ratio)))).OrderBy(u => Math.Abs(Math.Log(u.Ratio))).FirstOrDefault();
        if (fitting.Symbol is null)
            return null;
        var written = place.Text.Substring(clipped.Span.Start, clipped.Span.Length);
        // So that the far end of the range comes to the limit.
        var scale = bound.Limit.Value == 0 ? fitting.Ratio : Math.Max(bound.Range.Magnitude / Math.Abs(bound.Limit.Value), double.Epsilon);
        var divisor = double.Parse((number.Value * scale / fitting.Ratio).ToString("G2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var other = written.Remove(number.Span.Start - clipped.Span.Start, number.Span.Length).Insert(number.Span.Start - clipped.Span.Start, $"{IntervalText.Number(divisor)}<{fitting.Symbol}>");
        return $"What is left is a constant, without a slope: move the limit, or write {other}, which is {IntervalText.Place(IntervalArithmetic.Divide(bound.Range, Interval.Of(divisor * fitting.Ratio / number.Value)))}.";
    }
}
