using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>How the two sides of an operation are written.</summary>
internal sealed record Operands(ExpressionSyntax Left, ExpressionSyntax Right)
{
    /// <summary>What the sum goes on with behind them, with the sign before each.</summary>
    public IReadOnlyList<Addend> Following { get; init; } = [];
}

/// <summary>A part of a sum.</summary>
/// <param name="Sign"><c>+</c> or <c>-</c>.</param>
/// <param name="Value">What is added or taken away.</param>
internal sealed record Addend(TokenKind Sign, ExpressionSyntax Value);
