using RewardLang.Diagnostics;

namespace RewardLang.Syntax;

/// <summary>A whole file.</summary>
internal sealed record FileSyntax(SourceText Source, IReadOnlyList<DeclarationSyntax> Declarations)
{
    public IEnumerable<ImportSyntax> Imports => Declarations.OfType<ImportSyntax>();

    public IEnumerable<FunctionSyntax> Functions => Declarations.OfType<FunctionSyntax>();

    public IEnumerable<UnitDeclarationSyntax> Units => Declarations.OfType<UnitDeclarationSyntax>();

    public IEnumerable<ProgramSyntax> Programs => Declarations.OfType<ProgramSyntax>();
}

internal abstract record DeclarationSyntax(TextSpan Span) : SyntaxNode(Span);

/// <summary><c>import std.rotation</c> or <c>import "common.reward"</c>.</summary>
internal sealed record ImportSyntax(string Path, bool IsFile, TextSpan Span) : DeclarationSyntax(Span);

internal sealed record UnitDeclarationSyntax(NameSyntax Name, ExpressionSyntax Value, TextSpan Span) : DeclarationSyntax(Span);

internal sealed record FunctionSyntax(
    NameSyntax Name, IReadOnlyList<ParameterSyntax> Parameters, TypeSyntax? ReturnType,
    IReadOnlyList<MemberSyntaxNode> Body, ExpressionSyntax Result, string? Documentation, TextSpan Span) : DeclarationSyntax(Span);

/// <summary>A parameter of a function; one that stands for an axis is written <c>name : axis</c> and has no type.</summary>
internal sealed record ParameterSyntax(NameSyntax Name, bool IsAxis, TypeSyntax? Type, ExpressionSyntax? Default, TextSpan Span) : SyntaxNode(Span);

/// <summary>A <c>reward</c>, <c>loss</c> or <c>metric</c>; broken when a statement in it did not parse.</summary>
internal sealed record ProgramSyntax(
    TokenKind Kind, NameSyntax Name, IReadOnlyList<MemberSyntaxNode> Members, bool IsBroken, string? Documentation, TextSpan Span)
    : DeclarationSyntax(Span)
{
    /// <summary>Whether a check did not parse: the rest is whole, and its other checks are looked at.</summary>
    public bool HasBrokenCheck { get; init; }
}

/// <summary>A function or import that did not parse: what it would have declared is not reported as unknown.</summary>
internal sealed record BrokenDeclarationSyntax(TokenKind Kind, string? Name, TextSpan Span) : DeclarationSyntax(Span);

/// <summary>A member of a program.</summary>
internal abstract record MemberSyntaxNode(NameSyntax Name, string? Documentation, TextSpan Span) : SyntaxNode(Span);

internal sealed record AxisSyntax(
    NameSyntax Name, ExpressionSyntax? Size, IReadOnlyList<NameSyntax>? Components, NameSyntax? Parent,
    IReadOnlyList<IndexItemSyntax>? Indices, string? Documentation, TextSpan Span) : MemberSyntaxNode(Name, Documentation, Span);

internal sealed record InputSyntax(
    NameSyntax Name, TypeSyntax Type, RangeSyntax? Range, bool IsShared, bool IsEpisodic, string? Documentation, TextSpan Span)
    : MemberSyntaxNode(Name, Documentation, Span);

internal sealed record ParamSyntax(
    NameSyntax Name, TypeSyntax? Type, ExpressionSyntax Default, RangeSyntax? Range, string? Documentation, TextSpan Span)
    : MemberSyntaxNode(Name, Documentation, Span);

/// <summary><c>group of size</c> or <c>group by input</c>; just one of the two is there.</summary>
internal sealed record GroupSyntax(NameSyntax Name, ExpressionSyntax? Size, NameSyntax? Index, TextSpan Span)
    : MemberSyntaxNode(Name, null, Span);

/// <summary><c>model name(argument : type, …) : type</c>: a learned model, judge or verifier that the host binds.</summary>
internal sealed record ModelSyntax(
    NameSyntax Name, IReadOnlyList<ParameterSyntax> Parameters, TypeSyntax Type, RangeSyntax? Range, string? Documentation, TextSpan Span)
    : MemberSyntaxNode(Name, Documentation, Span);

/// <summary>A member that names a value, in programs and in functions.</summary>
internal abstract record LocalSyntax(NameSyntax Name, string? Documentation, TextSpan Span) : MemberSyntaxNode(Name, Documentation, Span);

internal sealed record LetSyntax(NameSyntax Name, TypeSyntax? Type, ExpressionSyntax Value, string? Documentation, TextSpan Span)
    : LocalSyntax(Name, Documentation, Span);

/// <summary>
/// <c>state x = first then next</c>, or with <c>from</c>: <paramref name="First"/> is the value before the first step.
/// <c>backward</c> in place of <c>state</c> runs from the last step to the first.
/// </summary>
internal sealed record StateSyntax(
    NameSyntax Name, TypeSyntax? Type, bool IsBackward, ExpressionSyntax First, bool IsOutside, ExpressionSyntax Next, string? Documentation, TextSpan Span)
    : LocalSyntax(Name, Documentation, Span);

/// <summary><c>repeat x = first then next times 20</c>: what <c>next</c> makes of <c>first</c> in so many rounds, all within one step.</summary>
internal sealed record RepeatSyntax(
    NameSyntax Name, ExpressionSyntax First, ExpressionSyntax Next, ExpressionSyntax Times, string? Documentation, TextSpan Span)
    : LocalSyntax(Name, Documentation, Span);

internal sealed record TermSyntax(
    NameSyntax Name, TypeSyntax? Type, ExpressionSyntax Value, ExpressionSyntax? Condition, ExpressionSyntax? Weight, string? Documentation, TextSpan Span)
    : MemberSyntaxNode(Name, Documentation, Span);

internal sealed record OutputSyntax(NameSyntax Name, TypeSyntax? Type, ExpressionSyntax Value, string? Documentation, TextSpan Span)
    : MemberSyntaxNode(Name, Documentation, Span);

internal sealed record TotalSyntax(NameSyntax Name, ExpressionSyntax Value, string? Documentation, TextSpan Span)
    : MemberSyntaxNode(Name, Documentation, Span);

internal sealed record EndSyntax(NameSyntax Name, ExpressionSyntax Condition, string? Documentation, TextSpan Span)
    : MemberSyntaxNode(Name, Documentation, Span);

internal sealed record ScenarioSyntax(
    NameSyntax Name, IReadOnlyList<IReadOnlyList<BindingSyntax>> Steps, string? Documentation, TextSpan Span)
    : MemberSyntaxNode(Name, Documentation, Span);

internal sealed record BindingSyntax(NameSyntax Name, ExpressionSyntax Value, TextSpan Span) : SyntaxNode(Span);

/// <summary>A member of the design that this compiler does not take yet, kept so that it is named in one clear diagnostic.</summary>
internal sealed record UnsupportedSyntax(NameSyntax Name, string Construct, TextSpan Span) : MemberSyntaxNode(Name, null, Span)
{
    /// <summary>Whether the statement may declare no such name: a word of it that is not to be offered elsewhere.</summary>
    public bool IsGuess { get; init; }
}

/// <summary>An obligation: a comparison, a value or a property.</summary>
internal sealed record CheckSyntax(NameSyntax Name, CheckTargetSyntax Left, TokenKind Operator, CheckTargetSyntax? Right, RangeSyntax? Range, TextSpan Span)
    : MemberSyntaxNode(Name, null, Span);

/// <summary><c>near</c>, <c>total of near</c>, <c>total of near + 0.5</c>, or a number.</summary>
internal sealed record CheckTargetSyntax(NameSyntax? Quantity, NameSyntax? Scenario, ExpressionSyntax? Number, TextSpan Span) : SyntaxNode(Span)
{
    /// <summary>The constant that is added to the value of a scenario; null for none.</summary>
    public ExpressionSyntax? Margin { get; init; }
}

/// <summary>The <c>return</c> of a function's block; only the parser sees it.</summary>
internal sealed record ReturnSyntax(NameSyntax Name, ExpressionSyntax Value, TextSpan Span) : MemberSyntaxNode(Name, null, Span);
