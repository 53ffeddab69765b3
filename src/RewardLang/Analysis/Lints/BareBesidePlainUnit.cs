using System.Text.RegularExpressions;
using RewardLang.Analysis.Intervals;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A bare number beside a value in a unit of plain numbers: <c>co2 - 800</c> of an input in ppm, where 800 is 800 million of them.</summary>
internal sealed class BareBesidePlainUnit : ILint
{
    private static readonly string[] s_limits = ["tolerance", "clip", "min", "max"];

    public void Check(LintContext context)
    {
        Fractions(context);
        if (!context.DeclaredUnits.HasPlain)
            return;
        foreach (var part in context.Syntax.Members.SelectMany(WrittenParts.Whole).SelectMany(WrittenParts.Of))
        {
            if (part is BinarySyntax { Operator: TokenKind.Plus or TokenKind.Minus or TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater or TokenKind.GreaterOrEqual } both)
                Check(context, NumberFacts.Bare(both.Left) is null ? both.Left : both.Right, [both.Left, both.Right], TokenFacts.IsComparison(both.Operator));
            else if (part is CallSyntax { Arguments: [{ Value: var value }, _, ..] } call && s_limits.Any(f => call.Function.Name.StartsWith(f, StringComparison.Ordinal)))
                Check(context, value, call.Arguments.Skip(1).Where(a => a.Name?.Name is not ("value_at_margin" or "value")).Select(a => a.Value), isComparison: false);
        }
    }

    /// <summary>A fraction beside what counts percent by its text and range: <c>charge &lt; 0.2</c> of 0 .. 100.</summary>
    private static void Fractions(LintContext context)
    {
        var percent = context.Syntax.Members.OfType<InputSyntax>().Where(i => i.Type.Unit is null && i.Documentation is { } said && s_percent.IsMatch(said)).Select(i => i.Name.Name).ToList();
        if (percent.Count == 0)
            return;
        foreach (var both in context.Syntax.Members.SelectMany(WrittenParts.Whole).SelectMany(WrittenParts.Of).OfType<BinarySyntax>().Where(b => TokenFacts.IsComparison(b.Operator)))
            if (both.Left is NameSyntax name && percent.Contains(name.Name) && NumberFacts.Bare(both.Right) is { Value: > 0 and < 1 } number && context.NodeOf(name) is { } node && context.RangeOf(node) is { HasNoNumber: false, Lower: 0, Upper: 100 })
                context.Report(number.Span, DiagnosticCatalogue.BareBesidePlainUnit, $"'{name.Name}' counts percent by its text", context.TextOf(number), IntervalText.Number(number.Value),
                    new Suggestion($"Write {IntervalText.Number(100 * number.Value)}.", IntervalText.Number(100 * number.Value), number.Span));
    }

    private static readonly Regex s_percent = new(@"\bper ?cent\b|%", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static void Check(LintContext context, ExpressionSyntax value, IEnumerable<ExpressionSyntax> others, bool isComparison)
    {
        if (context.NodeOf(value) is not { IsUniform: false } node || context.DeclaredUnits.PlainBeside(node) is not var (unit, said, scale))
            return;
        var range = context.RangeOf(node);
        // What decides a comparison is told there.
        if (range.HasNoNumber || isComparison && LintContext.IsTold(range))
            return;
        foreach (var number in others.Select(NumberFacts.Bare).OfType<NumberSyntax>().Where(n => IsMeant(n.Value, scale, range) && !context.IsReported(n.Span)))
            context.Report(number.Span, DiagnosticCatalogue.BareBesidePlainUnit, said, context.TextOf(number), IntervalText.Number(number.Value / scale),
                new Suggestion($"Write {context.TextOf(number)}<{unit}>.", $"<{unit}>", new TextSpan(number.Span.End, 0)));
    }

    /// <summary>Whether a number fits the range in the unit and not as it stands; of a range that is not told, whether it is more than a whole.</summary>
    private static bool IsMeant(double number, double scale, Interval range) => LintContext.IsTold(range)
        ? number != 0 && (number < range.Lower || number > range.Upper) && Math.Abs(number * scale) <= range.Magnitude : Math.Abs(number) > 1;
}
