using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>How the two sides of an operation are written.</summary>
internal sealed record Operands(ExpressionSyntax Left, ExpressionSyntax Right);
