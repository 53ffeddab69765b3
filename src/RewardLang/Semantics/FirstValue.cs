using RewardLang.Analysis.Lints;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>
/// Where a value that is carried from step to step begins, by what it becomes: a smoothed value and the largest so far begin with what they are made
/// of, a sum with nothing.
/// </summary>
/// <param name="name">The value.</param>
/// <param name="textOf">The text of an expression.</param>
internal sealed class FirstValue(string name, Func<ExpressionSyntax, string> textOf)
{
    /// <summary>How the declaration of the state begins, as <c>= measured</c> or <c>from 0</c>.</summary>
    public string Of(ExpressionSyntax next) => Begins(next) is { } first ? $"= {textOf(first)}"
        : next is BinarySyntax { Operator: TokenKind.And or TokenKind.Or } or UnarySyntax { Operator: TokenKind.Not } ? "from false" : "from 0";

    /// <summary>What the value is at the first step; null where it begins with nothing.</summary>
    private ExpressionSyntax? Begins(ExpressionSyntax next) => WrittenExpression.Inner(next) switch
    {
        CallSyntax { Function.Name: "max" or "min", Arguments: [{ Name: null, Value: var a }, { Name: null, Value: var b }] } => IsOwn(a) && !Has(b) ? b : IsOwn(b) && !Has(a) ? a : null,
        BinarySyntax { Operator: TokenKind.Plus, Left: var a, Right: var b } => Approached(a, b) ?? Approached(b, a) ?? Mixed(a, b) ?? Mixed(b, a),
        BinarySyntax { Operator: TokenKind.Minus, Left: var a, Right: var b } when IsOwn(a) && Factors(b) is var (left, right) => Receded(left) ?? Receded(right),
        _ => null,
    };

    /// <summary>The y of <c>f + r * (y - f)</c>.</summary>
    private ExpressionSyntax? Approached(ExpressionSyntax own, ExpressionSyntax step)
    {
        if (!IsOwn(own) || Factors(step) is not var (left, right))
            return null;
        ExpressionSyntax? Target(ExpressionSyntax difference, ExpressionSyntax rate) =>
            WrittenExpression.Inner(difference) is BinarySyntax { Operator: TokenKind.Minus, Left: var target, Right: var from } && IsOwn(from) && !Has(target) && !Has(rate) ? target : null;
        return Target(left, right) ?? Target(right, left);
    }

    /// <summary>The y of <c>f - r * (f - y)</c>, by one factor.</summary>
    private ExpressionSyntax? Receded(ExpressionSyntax difference) =>
        WrittenExpression.Inner(difference) is BinarySyntax { Operator: TokenKind.Minus, Left: var from, Right: var target } && IsOwn(from) && !Has(target) ? target : null;

    /// <summary>The y of <c>(1 - r) * f + r * y</c> and of <c>0.9 * f + 0.1 * y</c>, whose shares make 1.</summary>
    private ExpressionSyntax? Mixed(ExpressionSyntax kept, ExpressionSyntax added)
    {
        if (Factors(kept) is not var (first, second) || Factors(added) is not var (third, fourth))
            return null;
        var share = IsOwn(first) ? second : IsOwn(second) ? first : null;
        if (share is null || Has(third) || Has(fourth))
            return null;
        return MakeOne(share, third) ? fourth : MakeOne(share, fourth) ? third : null;
    }

    private bool MakeOne(ExpressionSyntax a, ExpressionSyntax b) =>
        NumberFacts.Bare(a) is { } first && NumberFacts.Bare(b) is { } second ? Math.Abs(first.Value + second.Value - 1) < 1e-9 : IsRest(a, b) || IsRest(b, a);

    /// <summary>Whether one is 1 less the other.</summary>
    private bool IsRest(ExpressionSyntax rest, ExpressionSyntax share) =>
        WrittenExpression.Inner(rest) is BinarySyntax { Operator: TokenKind.Minus, Left: NumberSyntax { Value: 1 }, Right: var taken } && textOf(taken) == textOf(share);

    private static (ExpressionSyntax Left, ExpressionSyntax Right)? Factors(ExpressionSyntax value) =>
        WrittenExpression.Inner(value) is BinarySyntax { Operator: TokenKind.Star, Left: var left, Right: var right } ? (left, right) : null;

    private bool IsOwn(ExpressionSyntax value) => WrittenExpression.Inner(value) is NameSyntax own && own.Name == name;

    private bool Has(ExpressionSyntax value) => WrittenParts.Of(value).Any(p => p is NameSyntax own && own.Name == name);
}
