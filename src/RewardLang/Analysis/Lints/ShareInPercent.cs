using RewardLang.Analysis.Intervals;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>An input in percent whose range is that of a share: <c>real&lt;percent> in 0 .. 1</c> ends at one of a hundred.</summary>
internal static class ShareInPercent
{
    /// <summary>What to do about the range, where a comparison is decided by it; null for other comparisons.</summary>
    public static Suggestion? Of(LintContext context, Node comparison)
    {
        if (comparison.Operands.FirstOrDefault(o => o.Kind == NodeKind.Constant) is not { } number || comparison.Operands.FirstOrDefault(o => o.Kind != NodeKind.Constant) is not { } value
            || number.Value <= context.RangeOf(value).Upper || number.Value > 1)
            return null;
        var inputs = Reach.From([value]).Where(n => n.Kind == NodeKind.Input).Select(n => context.Program.Inputs[n.Slot].Name).Distinct().ToList();
        if (inputs is not [var name] || context.Syntax.Members.OfType<InputSyntax>().FirstOrDefault(i => i.Name.Name == name) is not { Type.Unit.Factors: [{ Name: "percent", Power: 1 }], Range: { Lower: NumberSyntax { Value: 0, Unit: null }, Upper: NumberSyntax { Value: 1, Unit: null } } range })
            return null;
        var line = context.Program.Source.GetPosition(range.Span.Start).Line;
        return new Suggestion($"The range of '{name}', line {line}, is read in percent and ends at 1 %: write in 0 .. 100, or declare it real in 0 .. 1.", "0 .. 100", new TextSpan(range.Lower.Span.Start, range.Upper.Span.End - range.Lower.Span.Start));
    }

    /// <summary>A bare number of percent beside a share, <c>charge > 80</c> of a charge in 0 .. 1; null for other comparisons.</summary>
    public static Suggestion? OfNumber(LintContext context, Node comparison)
    {
        if (comparison.Operands.FirstOrDefault(o => o.Kind == NodeKind.Constant) is not { Value: >= LeastPercent and <= 100 } || comparison.Operands.FirstOrDefault(o => o.Kind != NodeKind.Constant) is not { } value
            || context.RangeOf(value) is not { HasNoNumber: false, Lower: 0, Upper: 1 } || context.WholeNumbers.Contains(value)
            || context.PlaceOf(comparison) is not { IsCall: false, Text.Length: <= LongestRead } place || WrittenExpression.At(place) is not BinarySyntax { Operator: not (TokenKind.EqualEqual or TokenKind.NotEqual) } written || (NumberFacts.Bare(written.Left) ?? NumberFacts.Bare(written.Right)) is not { Value: >= LeastPercent } number)
            return null;
        var share = place.Text.Remove(number.Span.Start, number.Span.Length).Insert(number.Span.Start, IntervalText.About(number.Value / 100));
        return $"If {place.Text.Substring(number.Span.Start, number.Span.Length)} are percent, write {share}, else look at the declared range.";
    }

    private const int LongestRead = 200;

    /// <summary>What is less may be a bound that is off.</summary>
    private const double LeastPercent = 2;
}
