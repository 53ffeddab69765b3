using System.Globalization;
using RewardLang.Analysis.Intervals;
using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>What is given to a function of the library and lies outside of what its documentation takes, whatever the inputs are: <c>ema(x, rate: 20)</c>.</summary>
internal sealed class OutsideDocumentation : ILint
{
    /// <summary>The shape of a tolerance that ends at 0.</summary>
    private const string Linear = "tolerance_linear";

    public void Check(LintContext context)
    {
        Parts(context);
        foreach (var call in WrittenCall.In(context).Where(c => WrittenCall.IsOfLibrary(context, c.Syntax)))
            foreach (var parameter in call.Parameters)
                if (LibraryDomain.Of(call.Name, parameter) is { } domain && call.Given(parameter) is { Value: var value } && context.NodeOf(value) is { } node
                    && context.RangeOf(node) is var range && LintContext.IsTold(range) && domain.Excludes(range))
                    context.Report(value.Span, DiagnosticCatalogue.OutsideDomain, $"{parameter}: {context.TextOf(value)}", IntervalText.Place(range), call.Name, domain.Text, Advice(context, call, parameter, value, range, domain));
    }

    /// <summary>A mean of logarithms of what can be below 0: <c>geometric_mean([forward, upright])</c>.</summary>
    private static void Parts(LintContext context)
    {
        foreach (var call in WrittenParts.Of(context.Syntax).OfType<CallSyntax>())
            if (call is { Function.Name: "geometric_mean", Arguments: [{ Value: ArraySyntax parts }] } && WrittenCall.IsOfLibrary(context, call))
                foreach (var part in parts.Elements)
                    if (context.NodeOf(part) is { } node && context.RangeOf(node) is { HasNoNumber: false, Lower: < 0 } range && LintContext.IsTold(range))
                        context.Report(part.Span, DiagnosticCatalogue.OutsideDomain, context.TextOf(part), IntervalText.Place(range), "geometric_mean", "0 and more", new Suggestion($"Write max({context.TextOf(part)}, 0), or call signed_geometric_mean.", $"max({context.TextOf(part)}, 0)", part.Span));
    }

    private static Suggestion Advice(LintContext context, WrittenCall call, string parameter, ExpressionSyntax value, Interval range, LibraryDomain domain)
    {
        var text = context.TextOf(value);
        var isNumber = NumberFacts.Bare(value) is not null;
        Suggestion Write(string instead, string why) => new($"Write {InCall(context, call, value, instead)}{why}.", instead, value.Span);
        if (parameter == "value_at_margin" && range is { Lower: 0, Upper: 0 })
        {
            var linear = Linear + context.TextOf(call.Syntax)[call.Name.Length..];
            return call.Syntax.Function.Span.Start != call.Syntax.Span.Start ? new Suggestion($"{Linear} falls to exactly 0 at the margin.")
                : new Suggestion($"For a fall to exactly 0 write {linear}.", linear, call.Syntax.Span);
        }

        if (call.Name == "ema" && range.Lower > 1)
            return Write($"2 / ({text} + 1)", ": a span of n steps is the rate 2 / (n + 1)");
        if (isNumber && range is { IsPoint: true, Lower: > 1 and <= 100 } && domain.Numbers.Upper <= 1)
            return Write((range.Lower / 100).ToString("0.####", CultureInfo.InvariantCulture), $", which is {text} %");
        return value is UnarySyntax { Operator: TokenKind.Minus, Operand: NumberSyntax size } && range.Upper < 0 && domain.Numbers.Contains(-range.Upper)
            ? Write(context.TextOf(size), "") : new Suggestion($"Give {domain.Text} for '{parameter}'.");
    }

    /// <summary>A call with another value in one's place.</summary>
    private static string InCall(LintContext context, WrittenCall call, ExpressionSyntax value, string text)
    {
        var whole = context.TextOf(call.Syntax);
        return whole[..(value.Span.Start - call.Syntax.Span.Start)] + text + whole[(value.Span.End - call.Syntax.Span.Start)..];
    }
}
