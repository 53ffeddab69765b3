using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A value that is cut off at 0 and lies beyond it, always: what is on the side that it is on, and on the other.</summary>
internal static class OwnSide
{
    /// <summary>The advice for a limit of 0 that always binds; null where it would be no better.</summary>
    public static string? Of(LintContext context, Bound bound)
    {
        if (bound.Limit.Value != 0 || bound.Call() is not { Function.Name: "clip" or "min" or "max" } call)
            return null;
        var (text, value) = bound.Clipped(context);
        var range = bound.Scope.Of(value).Hull;
        if (text.IndexOf('\n') >= 0 || (bound.IsUpper ? range.Lower < 0 : range.Upper > 0))
            return null;
        // What all terms cost is no pay with its sign turned.
        if (!bound.IsUpper && context.Terms.Count > 1 && context.Terms.All(t => context.IsAdded(t) || context.RangeOf(t.Contribution).Upper <= 0) && context.Terms.All(t => Reach.From([value]).Contains(t.Contribution)))
            return $"All terms only cost: leave the {call.Function.Name} out, or add a term that pays for what is wanted.";
        var turned = Turned(text);
        if (Given(call, bound.IsUpper ? "lo" : "hi") is not { } other)
            return Either(context, bound, call.Function.Name, text, turned);
        if (Text(bound, other) is not { } limit || bound.NodeOf(context, other) is not { } node || context.RangeOf(node) is not { IsPoint: true, IsFinite: true } number || number.Lower == 0)
            return null;
        // The limit on the value's own side may leave all of it, or nothing again; one of 0 beside it would change nothing.
        var (nearest, furthest) = bound.IsUpper ? (range.Lower, range.Upper) : (-range.Upper, -range.Lower);
        var opposite = limit.StartsWith("-", StringComparison.Ordinal) ? limit.Substring(1).TrimStart() : $"-{limit}";
        return nearest >= Math.Abs(number.Lower) ? null
            : furthest <= Math.Abs(number.Lower) ? Either(context, bound, call.Function.Name, text, turned)
            : $"'{text}' is never {(bound.IsUpper ? "below" : "above")} 0: write {(bound.IsUpper ? "min" : "max")}({text}, {opposite}) for its own side, or {(bound.IsUpper ? "max" : "min")}({turned}, {limit}) with the other sign.";
    }

    /// <summary>Both signs, as the rest of the term says which of them pays. What is counted beyond a limit is cut off as it is meant to be, so its limit and its range come first.</summary>
    private static string Either(LintContext context, Bound bound, string function, string text, string turned)
    {
        var own = $"'{text}' is never {(bound.IsUpper ? "below" : "above")} 0";
        if (WrittenExpression.At(bound.Place!) is { } whole && WrittenParts.Of(whole).OfType<BinarySyntax>().Any(b => b.Operator == TokenKind.Minus && b.Span.End <= bound.Place!.Text.Length && bound.Place.Text.Substring(b.Span.Start, b.Span.Length) == text))
            return $"{own}: look at its limit and at the ranges; {turned} is its other side.";
        var isNegated = text.StartsWith("-", StringComparison.Ordinal);
        var widened = context.Syntax.Members.OfType<InputSyntax>().FirstOrDefault(i => i.Name.Name == (isNegated ? text.Substring(1) : text)) is { } input
            ? $"widen the range of '{input.Name.Name}' if it can be {(bound.IsUpper == isNegated ? "above" : "below")} 0, or " : "";
        return $"{own}: {widened}write {text} without the {function}, or {turned} with the other sign.";
    }

    /// <summary>A text with the other sign.</summary>
    private static string Turned(string text) => text.StartsWith("-", StringComparison.Ordinal) && text.IndexOfAny(['+', '-'], 1) < 0 ? text.Substring(1) : text.IndexOfAny(['+', '-']) < 0 ? $"-{text}" : $"-({text})";

    private static ExpressionSyntax? Given(CallSyntax call, string limit) => call.Function.Name != "clip" ? null
        : call.Arguments.FirstOrDefault(a => a.Name?.Name == limit)?.Value ?? call.Arguments.Where((a, i) => a.Name is null && i == (limit == "lo" ? 1 : 2)).FirstOrDefault()?.Value;

    /// <summary>A limit as it is written, where it is a number.</summary>
    private static string? Text(Bound bound, ExpressionSyntax limit) =>
        limit is NumberSyntax or UnarySyntax { Operator: TokenKind.Minus, Operand: NumberSyntax } ? bound.Place!.Text.Substring(limit.Span.Start, limit.Span.Length) : null;
}
