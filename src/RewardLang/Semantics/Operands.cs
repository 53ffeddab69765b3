using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>How the two sides of an operation are written.</summary>
internal sealed record Operands(ExpressionSyntax Left, ExpressionSyntax Right)
{
    /// <summary>What the sum goes on with behind them, with the sign before each.</summary>
    public Addend? Following { get; init; }
}

/// <summary>A part of a sum.</summary>
/// <param name="Sign"><c>+</c> or <c>-</c>.</param>
/// <param name="Value">What is added or taken away.</param>
/// <param name="Next">The part behind it; null for the last.</param>
internal sealed record Addend(TokenKind Sign, ExpressionSyntax Value, Addend? Next = null)
{
    /// <summary>This part and those behind it.</summary>
    public IEnumerable<Addend> All()
    {
        for (var part = this; part is not null; part = part.Next)
            yield return part;
    }
}
