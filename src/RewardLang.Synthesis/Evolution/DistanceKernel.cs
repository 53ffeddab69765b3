using RewardLang.Syntax;

namespace RewardLang.Synthesis.Evolution;

/// <summary>Reads terms that pay for a distance beside a scale, as <c>exp(-d / s)</c> does.</summary>
internal static class DistanceKernel
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
}
