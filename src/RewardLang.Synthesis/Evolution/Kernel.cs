using RewardLang.Syntax;

namespace RewardLang.Synthesis.Evolution;

/// <summary>Reads terms that pay for a distance beside a scale, as <c>exp(-d / s)</c> does, or for a condition.</summary>
internal static class Kernel
{
    /// <summary>The distance and the scale of a kernel; null for anything else.</summary>
    public static (ExpressionSyntax Distance, ExpressionSyntax Scale)? Of(ExpressionSyntax value) => value switch
    {
        CallSyntax { Function.Name: "exp" or "tanh", Arguments: [{ Value: var inner }] } => Of(inner),
        ParenthesizedSyntax { Inner: var inner } => Of(inner),
        BinarySyntax { Operator: TokenKind.Caret, Left: var inner } => Of(inner),
        UnarySyntax { Operator: TokenKind.Minus, Operand: var inner } => Of(inner),
        BinarySyntax { Operator: TokenKind.Minus, Left: NumberSyntax { Value: 1 }, Right: var inner } => Of(inner),
        BinarySyntax { Operator: TokenKind.Plus, Left: NumberSyntax { Value: 1 }, Right: var inner } => Of(inner),
        BinarySyntax { Operator: TokenKind.Slash, Left: NumberSyntax { Value: 1 }, Right: var inner } => Of(inner),
        BinarySyntax { Operator: TokenKind.Slash, Left: UnarySyntax { Operator: TokenKind.Minus, Operand: var distance }, Right: var scale } => (distance, scale),
        BinarySyntax { Operator: TokenKind.Slash, Left: not NumberSyntax and var distance, Right: var scale } => (distance, scale),
        _ => null,
    };

    /// <summary>Whether a value is 0 … 1 by its form: what a product of two such values asks for is both at once.</summary>
    public static bool IsBounded(ExpressionSyntax value) => value switch
    {
        CallSyntax { Function.Name: "float" } => true,
        CallSyntax { Function.Name: "exp", Arguments: [{ Value: UnarySyntax { Operator: TokenKind.Minus } or BinarySyntax { Operator: TokenKind.Slash, Left: UnarySyntax { Operator: TokenKind.Minus } } }] } => true,
        CallSyntax { Function.Name: "clip", Arguments: [_, { Value: NumberSyntax { Value: 0 } }, { Value: NumberSyntax { Value: 1 } }] } => true,
        ParenthesizedSyntax { Inner: var inner } => IsBounded(inner),
        BinarySyntax { Operator: TokenKind.Minus, Left: NumberSyntax { Value: 1 }, Right: CallSyntax { Function.Name: "tanh" or "float" } } => true,
        BinarySyntax { Operator: TokenKind.Slash, Left: NumberSyntax { Value: 1 }, Right: ParenthesizedSyntax { Inner: BinarySyntax { Operator: TokenKind.Plus, Left: NumberSyntax { Value: 1 } } } } => true,
        BinarySyntax { Operator: TokenKind.Star, Left: var left, Right: var right } => IsBounded(left) && IsBounded(right),
        _ => false,
    };
}
