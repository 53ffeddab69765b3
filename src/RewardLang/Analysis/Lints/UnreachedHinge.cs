using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// What is counted beyond a limit that is never passed, <c>max(speed - limit, 0)</c> of a speed that stays below it. The limit or a range is off: with its sign
/// turned, or without what cuts it off, it would be about something else.
/// </summary>
/// <param name="Call">The call that cuts it off.</param>
/// <param name="Difference">What is cut off, as it is written.</param>
/// <param name="Limit">The limit.</param>
internal sealed record UnreachedHinge(CallSyntax Call, BinarySyntax Difference, UnreachedLimit Limit)
{
    private const int LongestShown = 60;

    /// <summary>Of more it is not sought which one is 0.</summary>
    private const int MostTerms = 100;

    /// <summary>That of a limit of 0 that always binds; null where it is no such difference, or its two sides do not tell that by themselves.</summary>
    public static UnreachedHinge? Of(LintContext context, Bound bound)
    {
        if (bound.Limit.Value != 0 || bound.Place is null || context.WrittenAt(bound.Place) is not CallSyntax { Function.Name: "clip" or "min" or "max" } call
            || call.Arguments.FirstOrDefault(a => call.Function.Name == "clip" || context.NodeOf(a.Value) != bound.Limit)?.Value is not { } clipped
            || WrittenExpression.MeantUnscaled(context, clipped) is not BinarySyntax { Operator: TokenKind.Minus } difference)
            return null;
        var (left, right) = Compared(context, WrittenExpression.Inner(difference.Left), WrittenExpression.Inner(difference.Right));
        return UnreachedLimit.Of(context, left, right, isLeftBelow: !bound.IsUpper) is { } limit ? new UnreachedHinge(call, difference, limit) : null;
    }

    /// <summary>The two sides of a difference; of <c>1 - distance / width</c> the distance and the width.</summary>
    private static (ExpressionSyntax Left, ExpressionSyntax Right) Compared(LintContext context, ExpressionSyntax left, ExpressionSyntax right)
    {
        return left is NumberSyntax { Value: 1, Unit: null } && Quotient(right) is var (above, below) ? (below, above)
            : right is NumberSyntax { Value: 1, Unit: null } && Quotient(left) is var (dividend, divisor) ? (dividend, divisor) : (left, right);

        (ExpressionSyntax Above, ExpressionSyntax Below)? Quotient(ExpressionSyntax syntax) => syntax is BinarySyntax { Operator: TokenKind.Slash } quotient
            && context.NodeOf(quotient.Right) is { IsUniform: true } scale && context.RangeOf(scale) is { HasNoNumber: false, Lower: > 0 } ? (WrittenExpression.Inner(quotient.Left), WrittenExpression.Inner(quotient.Right)) : null;
    }

    /// <summary>What is 0 for it: the term in which it is written or of which alone it is a part, else the call.</summary>
    public string Subject(LintContext context)
    {
        var node = context.NodeOf(Call)!;
        if (context.Terms.FirstOrDefault(t => t.Syntax.Span.Start <= Call.Span.Start && Call.Span.End <= t.Syntax.Span.End) is { } own)
            return IsEmptyFor(own) ? own.Name : context.TextOf(Call);
        return context.Terms.Count <= MostTerms && context.Terms.Where(IsEmptyFor).ToList() is [var only] ? only.Name : context.TextOf(Call);

        bool IsEmptyFor(LintedTerm term) => context.RangeOf(term.Value) is { IsPoint: true, Lower: 0 } && Reach.From([term.Value]).Contains(node);
    }

    /// <summary>What to look at, and last what measures the other side.</summary>
    public string Advice(LintContext context) => $"{Limit.Advice(context)}{(OtherSide(context) is { } text ? $"; for what is {(Limit.IsBelow ? "missing to" : "beyond")} it write {text}" : "")}.";

    /// <summary>The call with the difference turned, where it is written in it.</summary>
    private string? OtherSide(LintContext context)
    {
        if (Difference.Span.Start < Call.Span.Start || Difference.Span.End > Call.Span.End)
            return null;
        var text = context.TextOf(Call);
        return text.Length > LongestShown || text.IndexOf('\n') >= 0 ? null : text.Remove(Difference.Span.Start - Call.Span.Start, Difference.Span.Length).Insert(Difference.Span.Start - Call.Span.Start, WrittenExpression.Negated(context, Difference));
    }
}
