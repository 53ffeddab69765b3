using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>What to write for an index of one number for each row, which in other languages is that of a step: <c>progress[t - 1]</c>.</summary>
internal static class StepAdvice
{
    /// <param name="syntax">The value with its index.</param>
    /// <param name="value">How the value is written.</param>
    public static Suggestion For(IndexSyntax syntax, string value)
    {
        var meant = syntax.Items is [{ End: null, Axis: null, First: var index }] ? Offset(WithoutParentheses(index)) switch
        {
            0 => value,
            1 => $"next({value}, final: {value})",
            -1 => $"prev({value}, initial: {value})",
            -2 => $"prev(prev({value}, initial: {value}), initial: {value})",
            _ => null,
        } : null;
        return meant is null ? "Remove the index, or declare the input with an axis." : new Suggestion($"Time is not an axis: write {meant}.", meant, syntax.Span);
    }

    /// <summary>How many steps lie between this one and that of an index; null for other indices.</summary>
    private static int? Offset(ExpressionSyntax index) => index switch
    {
        NameSyntax { Name: "t" or "step" or "time" or "timestep" or "now" } => 0,
        BinarySyntax { Operator: TokenKind.Minus, Left: NameSyntax, Right: var steps } => -NumberFacts.Whole(steps),
        BinarySyntax { Operator: TokenKind.Plus, Left: NameSyntax, Right: var steps } => NumberFacts.Whole(steps),
        UnarySyntax => NumberFacts.Whole(index),
        _ => null,
    };

    private static ExpressionSyntax WithoutParentheses(ExpressionSyntax syntax) => syntax is ParenthesizedSyntax { Inner: var inner } ? WithoutParentheses(inner) : syntax;
}
