using RewardLang.Diagnostics;
using Sprache;
using static RewardLang.Syntax.TokenParsers;

namespace RewardLang.Syntax;

/// <summary>The grammar of expressions, types and units.</summary>
internal static class ExpressionGrammar
{
    private sealed record UnitPower(int Value);

    /// <summary>An operator and its right side.</summary>
    private sealed record Continuation(TokenKind Operation, ExpressionSyntax Right);

    public static readonly Parser<NameSyntax> Name =
        from token in Token(TokenKind.Identifier)
        select new NameSyntax(token.Text, token.Span);

    public static readonly Parser<ExpressionSyntax> Expression = Deferred(() => ExpressionCore!).Bounded();

    private static readonly Parser<UnitFactorSyntax> s_unitFactor = (
        from name in Token(TokenKind.Identifier).Or(Token(TokenKind.Number).Where(t => t.Text == "1"))
        from power in (
            from caret in Token(TokenKind.Caret)
            from sign in Token(TokenKind.Minus).Optional()
            from number in Token(TokenKind.Number).Where(t => t.Value == Math.Floor(t.Value) && t.Value <= 12)
            select new UnitPower((int)number.Value * (sign.IsDefined ? -1 : 1))).XOptional()
        select (Func<TextSpan, UnitFactorSyntax>)(span => new UnitFactorSyntax(name.Text, power.IsDefined ? power.Get().Value : 1, span))).Spanned();

    /// <summary><c>N*m</c>, <c>m/s^2</c>: factors with their powers.</summary>
    public static readonly Parser<UnitSyntax> UnitExpression = (
        from first in s_unitFactor
        from rest in (
            from operation in Token(TokenKind.Star).Or(Token(TokenKind.Slash))
            from factor in s_unitFactor
            select operation.Kind == TokenKind.Slash ? factor with { Power = -factor.Power } : factor).XMany()
        select (Func<TextSpan, UnitSyntax>)(span => new UnitSyntax([first, .. rest], span))).Spanned();

    private static readonly Parser<UnitSyntax> s_bracketedUnit =
        from open in Token(TokenKind.Less)
        from unit in UnitExpression
        from close in Token(TokenKind.Greater)
        select unit;

    public static readonly Parser<TypeSyntax> Type = (
        from name in Name
        from unit in s_bracketedUnit.XOptional()
        from axes in (
            from open in Token(TokenKind.LeftBracket)
            from names in Name.XDelimitedBy(Token(TokenKind.Comma))
            from close in Token(TokenKind.RightBracket)
            select names).XOptional()
        select (Func<TextSpan, TypeSyntax>)(span => new TypeSyntax(name, unit.GetOrDefault(), [.. axes.GetOrElse([])], span))).Spanned();

    private static readonly Parser<ExpressionSyntax> s_number = (
        from number in Token(TokenKind.Number)
        from unit in s_bracketedUnit.Adjacent().Optional()
        select (Func<TextSpan, ExpressionSyntax>)(span => new NumberSyntax(number.Value, unit.GetOrDefault(), span))).Spanned();

    private static readonly Parser<ExpressionSyntax> s_boolean =
        from token in Token(TokenKind.True).Or(Token(TokenKind.False))
        select new BooleanSyntax(token.Kind == TokenKind.True, token.Span);

    private static readonly Parser<ArgumentSyntax> s_argument = (
        from name in (
            from name in Name
            from colon in Token(TokenKind.Colon)
            select name).Optional()
        from value in Expression
        select (Func<TextSpan, ArgumentSyntax>)(span => new ArgumentSyntax(name.GetOrDefault(), value, span))).Spanned();

    public static readonly Parser<IReadOnlyList<ArgumentSyntax>> Arguments =
        from open in Token(TokenKind.LeftParenthesis)
        from arguments in s_argument.XDelimitedBy(Token(TokenKind.Comma)).XOptional()
        from close in Token(TokenKind.RightParenthesis)
        select (IReadOnlyList<ArgumentSyntax>)[.. arguments.GetOrElse([])];

    private static readonly Parser<ExpressionSyntax> s_nameOrCall = (
        from name in Name
        from arguments in Arguments.XOptional()
        select (Func<TextSpan, ExpressionSyntax>)(span =>
            arguments.IsDefined ? new CallSyntax(name, arguments.Get(), span) : name)).Spanned();

    private static readonly Parser<ExpressionSyntax> s_parenthesized = (
        from open in Token(TokenKind.LeftParenthesis)
        from inner in Expression
        from close in Token(TokenKind.RightParenthesis)
        select (Func<TextSpan, ExpressionSyntax>)(span => new ParenthesizedSyntax(inner, span))).Spanned();

    private static readonly Parser<ExpressionSyntax> s_array = (
        from open in Token(TokenKind.LeftBracket)
        from elements in Expression.XDelimitedBy(Token(TokenKind.Comma))
        from close in Token(TokenKind.RightBracket)
        select (Func<TextSpan, ExpressionSyntax>)(span => new ArraySyntax([.. elements], span))).Spanned();

    private static readonly Parser<ExpressionSyntax> s_primary =
        s_number.Or(s_nameOrCall).Or(s_parenthesized).Or(s_array).Or(s_boolean).Or(Deferred(() => s_if!));

    public static readonly Parser<IndexItemSyntax> IndexItem = (
        from axis in (
            from name in Name
            from colon in Token(TokenKind.Colon)
            select name).Optional()
        from first in Expression
        from end in (
            from dots in Token(TokenKind.DotDot)
            from last in Expression
            select last).XOptional()
        select (Func<TextSpan, IndexItemSyntax>)(span =>
            new IndexItemSyntax(axis.GetOrDefault(), first, end.GetOrDefault(), span))).Spanned();

    private static readonly Parser<Func<ExpressionSyntax, ExpressionSyntax>> s_suffix =
        (from dot in Token(TokenKind.Dot)
         from member in Name
         select (Func<ExpressionSyntax, ExpressionSyntax>)(target => new MemberSyntax(target, member, target.Span.To(member.Span))))
        .Or(
            from open in Token(TokenKind.LeftBracket)
            from items in IndexItem.XDelimitedBy(Token(TokenKind.Comma))
            from renamed in (
                from word in Token(TokenKind.As)
                from axis in Name
                select axis).XOptional()
            from close in Token(TokenKind.RightBracket)
            select (Func<ExpressionSyntax, ExpressionSyntax>)(target =>
                new IndexSyntax(target, [.. items], renamed.GetOrDefault(), target.Span.To(close.Span))));

    private static readonly Parser<ExpressionSyntax> s_postfix =
        from primary in s_primary
        from suffixes in s_suffix.XMany()
        select suffixes.Aggregate(primary, (target, suffix) => suffix(target));

    private static readonly Parser<ExpressionSyntax> s_power =
        from @base in s_postfix
        from exponent in (
            from caret in Token(TokenKind.Caret)
            from exponent in Deferred(() => s_unary!)
            select exponent).XOptional()
        select exponent.IsDefined
            ? new BinarySyntax(TokenKind.Caret, @base, exponent.Get(), @base.Span.To(exponent.Get().Span))
            : @base;

    private static readonly Parser<ExpressionSyntax> s_unary = (
        (from sign in Token(TokenKind.Minus)
         from operand in Deferred(() => s_unary!)
         select (ExpressionSyntax)new UnarySyntax(TokenKind.Minus, operand, sign.Span.To(operand.Span)))
        .Or(s_power)).Bounded();

    /// <summary>A product: what is added in a sum.</summary>
    public static readonly Parser<ExpressionSyntax> Product = Chain(s_unary, TokenKind.Star, TokenKind.Slash);

    /// <summary>A sum: what stands at the ends of a range.</summary>
    public static readonly Parser<ExpressionSyntax> Sum = Chain(Product, TokenKind.Plus, TokenKind.Minus);

    private static readonly Parser<ExpressionSyntax> s_comparison = Chain(
        Sum, TokenKind.Less, TokenKind.LessOrEqual, TokenKind.Greater, TokenKind.GreaterOrEqual, TokenKind.EqualEqual, TokenKind.NotEqual);

    private static readonly Parser<ExpressionSyntax> s_negation = (
        (from word in Token(TokenKind.Not)
         from operand in Deferred(() => s_negation!)
         select (ExpressionSyntax)new UnarySyntax(TokenKind.Not, operand, word.Span.To(operand.Span)))
        .Or(s_comparison)).Bounded();

    private static readonly Parser<ExpressionSyntax> s_disjunction = Chain(Chain(s_negation, TokenKind.And), TokenKind.Or);

    private static readonly Parser<ExpressionSyntax> s_if =
        from word in Token(TokenKind.If)
        from condition in Expression
        from then in Token(TokenKind.Then)
        from whenTrue in Expression
        from @else in Token(TokenKind.Else)
        from whenFalse in Expression
        select new IfSyntax(condition, whenTrue, whenFalse, word.Span.To(whenFalse.Span));

    /// <summary><c>x |> f(a)</c> is <c>f(x, a)</c>.</summary>
    private static readonly Parser<ExpressionSyntax> ExpressionCore =
        from first in s_disjunction
        from calls in (
            from pipe in Token(TokenKind.Pipe)
            from call in s_nameOrCall
            select call).XMany()
        select calls.Aggregate(first, (value, call) => call is CallSyntax { } called
            ? called with { Arguments = [new ArgumentSyntax(null, value, value.Span), .. called.Arguments], Span = value.Span.To(called.Span) }
            : new CallSyntax((NameSyntax)call, [new ArgumentSyntax(null, value, value.Span)], value.Span.To(call.Span)));

    public static readonly Parser<RangeSyntax> Range = (
        from lower in Sum
        from dots in Token(TokenKind.DotDot)
        from upper in Sum
        select (Func<TextSpan, RangeSyntax>)(span => new RangeSyntax(lower, upper, span))).Spanned();

    private static Parser<ExpressionSyntax> Chain(Parser<ExpressionSyntax> operand, params TokenKind[] operators) =>
        from first in operand
        from rest in (
            from operation in AnyOf(operators)
            from right in operand
            select new Continuation(operation.Kind, right)).XMany()
        select rest.Aggregate(first, (left, next) =>
            new BinarySyntax(next.Operation, left, next.Right, left.Span.To(next.Right.Span)));
}
