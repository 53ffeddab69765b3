using RewardLang.Diagnostics;

namespace RewardLang.Syntax;

/// <summary>A part of the tree, with its place.</summary>
internal abstract record SyntaxNode(TextSpan Span);

internal abstract record ExpressionSyntax(TextSpan Span) : SyntaxNode(Span);

internal sealed record NumberSyntax(double Value, UnitSyntax? Unit, TextSpan Span) : ExpressionSyntax(Span);

internal sealed record BooleanSyntax(bool Value, TextSpan Span) : ExpressionSyntax(Span);

internal sealed record NameSyntax(string Name, TextSpan Span) : ExpressionSyntax(Span);

internal sealed record UnarySyntax(TokenKind Operator, ExpressionSyntax Operand, TextSpan Span) : ExpressionSyntax(Span);

internal sealed record BinarySyntax(TokenKind Operator, ExpressionSyntax Left, ExpressionSyntax Right, TextSpan Span) : ExpressionSyntax(Span);

internal sealed record IfSyntax(ExpressionSyntax Condition, ExpressionSyntax Then, ExpressionSyntax Else, TextSpan Span) : ExpressionSyntax(Span);

internal sealed record CallSyntax(NameSyntax Function, IReadOnlyList<ArgumentSyntax> Arguments, TextSpan Span) : ExpressionSyntax(Span);

internal sealed record ArraySyntax(IReadOnlyList<ExpressionSyntax> Elements, TextSpan Span) : ExpressionSyntax(Span);

internal sealed record IndexSyntax(ExpressionSyntax Target, IReadOnlyList<IndexItemSyntax> Items, NameSyntax? As, TextSpan Span) : ExpressionSyntax(Span);

internal sealed record MemberSyntax(ExpressionSyntax Target, NameSyntax Member, TextSpan Span) : ExpressionSyntax(Span);

/// <summary>Kept so that <c>(a &lt; b) == c</c> can be told from a chained comparison.</summary>
internal sealed record ParenthesizedSyntax(ExpressionSyntax Inner, TextSpan Span) : ExpressionSyntax(Span);

internal sealed record ArgumentSyntax(NameSyntax? Name, ExpressionSyntax Value, TextSpan Span) : SyntaxNode(Span);

/// <summary><c>3</c>, <c>0..4</c>, <c>leg</c>, each optionally behind <c>axis:</c>.</summary>
internal sealed record IndexItemSyntax(NameSyntax? Axis, ExpressionSyntax First, ExpressionSyntax? End, TextSpan Span) : SyntaxNode(Span);

internal sealed record UnitSyntax(IReadOnlyList<UnitFactorSyntax> Factors, TextSpan Span) : SyntaxNode(Span);

internal sealed record UnitFactorSyntax(string Name, int Power, TextSpan Span) : SyntaxNode(Span);

internal sealed record TypeSyntax(NameSyntax Name, UnitSyntax? Unit, IReadOnlyList<NameSyntax> Axes, TextSpan Span) : SyntaxNode(Span);

internal sealed record RangeSyntax(ExpressionSyntax Lower, ExpressionSyntax Upper, TextSpan Span) : SyntaxNode(Span);
