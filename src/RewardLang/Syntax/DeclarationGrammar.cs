using RewardLang.Diagnostics;
using Sprache;
using static RewardLang.Syntax.ExpressionGrammar;
using static RewardLang.Syntax.TokenParsers;

namespace RewardLang.Syntax;

/// <summary>What stands before the <c>{</c> of a declaration with a body.</summary>
internal sealed record FunctionHeader(
    NameSyntax Name, IReadOnlyList<ParameterSyntax> Parameters, TypeSyntax? ReturnType, ExpressionSyntax? Result, string? Documentation);

/// <summary>What stands before the <c>{</c> of a program.</summary>
internal sealed record ProgramHeader(Token Word, NameSyntax Name);

/// <summary>
/// The grammar of the declarations of a file; bodies in braces are split and parsed member by member. Its parts are classes, not tuples:
/// parsers of values would have to be compiled anew at every start of a process.
/// </summary>
internal static class DeclarationGrammar
{
    private sealed record ImportPath(string Path, bool IsFile);

    public static readonly Parser<DeclarationSyntax> Import = (
        from word in Token(TokenKind.Import)
        from path in Token(TokenKind.Text).Select(t => new ImportPath(t.Text, true)).Or(
            from first in Name
            from rest in (
                from dot in Token(TokenKind.Dot)
                from name in Name
                select name.Name).XMany()
            select new ImportPath(string.Join(".", rest.Prepend(first.Name)), false))
        select (Func<TextSpan, DeclarationSyntax>)(span => new ImportSyntax(path.Path, path.IsFile, span))).Spanned();

    public static readonly Parser<DeclarationSyntax> Unit = (
        from word in Token(TokenKind.Unit)
        from name in Name
        from assign in Token(TokenKind.Equals)
        from value in Expression
        select (Func<TextSpan, DeclarationSyntax>)(span => new UnitDeclarationSyntax(name, value, span))).Spanned();

    /// <summary>What follows the colon of a parameter: a type, or <c>axis</c>.</summary>
    private sealed record ParameterKind(bool IsAxis, TypeSyntax? Type);

    private static readonly Parser<ParameterKind> s_parameterKind =
        Token(TokenKind.Axis).Select(_ => new ParameterKind(true, null)).Or(ExpressionGrammar.Type.Select(type => new ParameterKind(false, type)));

    /// <summary><c>name : type = default</c>, <c>name : axis</c>.</summary>
    public static readonly Parser<ParameterSyntax> Parameter = (
        from name in Name
        from kind in (
            from colon in Token(TokenKind.Colon)
            from kind in s_parameterKind
            select kind).XOptional()
        from value in (
            from assign in Token(TokenKind.Equals)
            from value in Expression
            select value).XOptional()
        select (Func<TextSpan, ParameterSyntax>)(span =>
            new ParameterSyntax(name, kind.GetOrDefault()?.IsAxis == true, kind.GetOrDefault()?.Type, value.GetOrDefault(), span))).Spanned();

    private static readonly Parser<FunctionHeader> s_signature =
        from word in Token(TokenKind.Fn)
        from name in Name
        from open in Token(TokenKind.LeftParenthesis)
        from parameters in Parameter.XDelimitedBy(Token(TokenKind.Comma)).XOptional()
        from close in Token(TokenKind.RightParenthesis)
        from type in (
            from colon in Token(TokenKind.Colon)
            from type in ExpressionGrammar.Type
            select type).XOptional()
        select new FunctionHeader(name, [.. parameters.GetOrElse([])], type.GetOrDefault(), null, word.Documentation);

    /// <summary><c>fn f(x) = expression</c>.</summary>
    public static readonly Parser<FunctionHeader> FunctionWithExpression =
        from signature in s_signature
        from assign in Token(TokenKind.Equals)
        from value in Expression
        select signature with { Result = value };

    /// <summary><c>fn f(x) {</c>, up to the brace.</summary>
    public static readonly Parser<FunctionHeader> FunctionBeforeBody =
        from signature in s_signature
        from open in Token(TokenKind.LeftBrace)
        select signature;

    /// <summary><c>reward Name {</c>, up to the brace.</summary>
    public static readonly Parser<ProgramHeader> ProgramHeader =
        from word in Token(TokenKind.Reward).Or(Token(TokenKind.Loss)).Or(Token(TokenKind.Metric))
        from name in Name
        from open in Token(TokenKind.LeftBrace)
        select new ProgramHeader(word, name);
}
