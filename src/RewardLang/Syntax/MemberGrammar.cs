using RewardLang.Diagnostics;
using Sprache;
using static RewardLang.Syntax.ExpressionGrammar;
using static RewardLang.Syntax.TokenParsers;

namespace RewardLang.Syntax;

/// <summary>The grammar of the members of programs and function bodies, one parser for each leading keyword.</summary>
internal static class MemberGrammar
{
    private static readonly Parser<Token> s_equals = Token(TokenKind.Equals);

    private static readonly Parser<IReadOnlyList<NameSyntax>> s_components =
        from open in Token(TokenKind.LeftBrace)
        from names in Name.XDelimitedBy(Token(TokenKind.Comma))
        from close in Token(TokenKind.RightBrace)
        select (IReadOnlyList<NameSyntax>)[.. names];

    /// <summary>What an axis is declared to be: a size, or a part of another axis.</summary>
    private sealed record AxisValue(ExpressionSyntax? Size, NameSyntax? Parent, IReadOnlyList<IndexItemSyntax>? Indices);

    private static readonly Parser<AxisValue> s_axisValue = (
        from parent in Name
        from open in Token(TokenKind.LeftBracket)
        from items in IndexItem.XDelimitedBy(Token(TokenKind.Comma))
        from close in Token(TokenKind.RightBracket)
        select new AxisValue(null, parent, [.. items]))
        .Or(Expression.Select(size => new AxisValue(size, null, null)));

    private static readonly Parser<Func<TextSpan, MemberSyntaxNode>> s_axis =
        from word in Token(TokenKind.Axis)
        from name in Name
        from components in s_components.XOptional()
        from value in (
            from assign in s_equals
            from value in s_axisValue
            select value).XOptional()
        select (Func<TextSpan, MemberSyntaxNode>)(span =>
        {
            var (size, parent, indices) = value.GetOrElse(new AxisValue(null, null, null));
            return new AxisSyntax(name, size, components.GetOrDefault(), parent, indices, word.Documentation, span);
        });

    private static readonly Parser<RangeSyntax> s_inRange =
        from word in Token(TokenKind.In)
        from range in ExpressionGrammar.Range
        select range;

    /// <summary>For what an input holds one value; the words may stand on either side of the range.</summary>
    private sealed record InputLifetime(bool IsShared, bool IsEpisodic);

    private static readonly Parser<InputLifetime> s_lifetimes =
        from shared in Word("shared").Optional()
        from episodic in Word("episodic").Optional()
        select new InputLifetime(shared.IsDefined, episodic.IsDefined);

    private static readonly Parser<Func<TextSpan, MemberSyntaxNode>> s_input =
        from word in Token(TokenKind.Input)
        from name in Name
        from colon in Token(TokenKind.Colon)
        from type in ExpressionGrammar.Type
        from before in s_lifetimes
        from range in s_inRange.XOptional()
        from after in s_lifetimes
        select (Func<TextSpan, MemberSyntaxNode>)(span => new InputSyntax(
            name, type, range.GetOrDefault(), before.IsShared || after.IsShared, before.IsEpisodic || after.IsEpisodic, word.Documentation, span));

    /// <summary>The type behind a name, where there is one.</summary>
    private static readonly Parser<IOption<TypeSyntax>> s_typed = (
        from colon in Token(TokenKind.Colon)
        from type in ExpressionGrammar.Type
        select type).XOptional();

    private static readonly Parser<Func<TextSpan, MemberSyntaxNode>> s_param =
        from word in Token(TokenKind.Param)
        from name in Name
        from type in s_typed
        from assign in s_equals
        from value in Expression
        from range in s_inRange.XOptional()
        select (Func<TextSpan, MemberSyntaxNode>)(span =>
            new ParamSyntax(name, type.GetOrDefault(), value, range.GetOrDefault(), word.Documentation, span));

    private static readonly Parser<Func<TextSpan, MemberSyntaxNode>> s_model =
        from word in Token(TokenKind.Model)
        from name in Name
        from open in Token(TokenKind.LeftParenthesis)
        from parameters in DeclarationGrammar.Parameter.XDelimitedBy(Token(TokenKind.Comma))
        from close in Token(TokenKind.RightParenthesis)
        from colon in Token(TokenKind.Colon)
        from type in ExpressionGrammar.Type
        from range in s_inRange.XOptional()
        select (Func<TextSpan, MemberSyntaxNode>)(span =>
            new ModelSyntax(name, [.. parameters], type, range.GetOrDefault(), word.Documentation, span));

    private static readonly Parser<Func<TextSpan, MemberSyntaxNode>> s_let =
        from word in Token(TokenKind.Let)
        from name in Name
        from type in s_typed
        from assign in s_equals
        from value in Expression
        select (Func<TextSpan, MemberSyntaxNode>)(span => new LetSyntax(name, type.GetOrDefault(), value, word.Documentation, span));

    private static readonly Parser<Func<TextSpan, MemberSyntaxNode>> s_state =
        from word in Token(TokenKind.State).Or(Token(TokenKind.Backward))
        from name in Name
        from type in s_typed
        from start in s_equals.Or(Word("from"))
        from first in Expression
        from then in Token(TokenKind.Then)
        from next in Expression
        select (Func<TextSpan, MemberSyntaxNode>)(span =>
            new StateSyntax(name, type.GetOrDefault(), word.Kind == TokenKind.Backward, first, start.Kind == TokenKind.Identifier, next, word.Documentation, span));

    private static readonly Parser<Func<TextSpan, MemberSyntaxNode>> s_repeat =
        from word in Token(TokenKind.Repeat)
        from name in Name
        from assign in s_equals
        from first in Expression
        from then in Token(TokenKind.Then)
        from next in Expression
        from link in Word("times")
        from times in Expression
        select (Func<TextSpan, MemberSyntaxNode>)(span => new RepeatSyntax(name, first, next, times, word.Documentation, span));

    private static readonly Parser<Func<TextSpan, MemberSyntaxNode>> s_term =
        from word in Token(TokenKind.Term)
        from name in Name
        from type in s_typed
        from assign in s_equals
        from value in Expression
        from condition in Clause(TokenKind.When)
        from weight in Clause(TokenKind.Weight)
        select (Func<TextSpan, MemberSyntaxNode>)(span =>
            new TermSyntax(name, type.GetOrDefault(), value, condition.GetOrDefault(), weight.GetOrDefault(), word.Documentation, span));

    private static readonly Parser<Func<TextSpan, MemberSyntaxNode>> s_output =
        from word in Token(TokenKind.Output)
        from name in Name
        from type in s_typed
        from assign in s_equals
        from value in Expression
        select (Func<TextSpan, MemberSyntaxNode>)(span => new OutputSyntax(name, type.GetOrDefault(), value, word.Documentation, span));

    private static readonly Parser<Func<TextSpan, MemberSyntaxNode>> s_total =
        from word in Word("total")
        from assign in s_equals
        from value in Expression
        select (Func<TextSpan, MemberSyntaxNode>)(span =>
            new TotalSyntax(new NameSyntax("total", word.Span), value, word.Documentation, span));

    private static readonly Parser<Func<TextSpan, MemberSyntaxNode>> s_group =
        from word in Word(TokenFacts.GroupWord)
        from member in (
            from of in Word("of")
            from size in Expression
            select (Func<TextSpan, MemberSyntaxNode>)(span => new GroupSyntax(new NameSyntax(word.Text, word.Span), size, null, span)))
            .Or(
                from link in Word("by")
                from index in Name
                select (Func<TextSpan, MemberSyntaxNode>)(span => new GroupSyntax(new NameSyntax(word.Text, word.Span), null, index, span)))
        select member;

    private static readonly Parser<Func<TextSpan, MemberSyntaxNode>> s_end =
        from word in Token(TokenKind.EndWord)
        from name in Name
        from when in Token(TokenKind.When)
        from condition in Expression
        select (Func<TextSpan, MemberSyntaxNode>)(span => new EndSyntax(name, condition, word.Documentation, span));

    private static readonly Parser<BindingSyntax> s_binding = (
        from name in Name
        from assign in s_equals
        from value in Expression
        select (Func<TextSpan, BindingSyntax>)(span => new BindingSyntax(name, value, span))).Spanned();

    private static readonly Parser<IReadOnlyList<BindingSyntax>> s_case =
        from open in Token(TokenKind.LeftBrace)
        from bindings in s_binding.XMany()
        from close in Token(TokenKind.RightBrace)
        select (IReadOnlyList<BindingSyntax>)[.. bindings];

    private static readonly Parser<IReadOnlyList<IReadOnlyList<BindingSyntax>>> s_steps =
        from over in Word("over")
        from steps in Word("steps")
        from open in Token(TokenKind.LeftBracket)
        from cases in s_case.XDelimitedBy(Token(TokenKind.Comma))
        from close in Token(TokenKind.RightBracket)
        select (IReadOnlyList<IReadOnlyList<BindingSyntax>>)[.. cases];

    private static readonly Parser<Func<TextSpan, MemberSyntaxNode>> s_scenario =
        from word in Token(TokenKind.Scenario)
        from name in Name
        from steps in s_steps.Or(s_case.Select(c => (IReadOnlyList<IReadOnlyList<BindingSyntax>>)[c]))
        select (Func<TextSpan, MemberSyntaxNode>)(span => new ScenarioSyntax(name, steps, word.Documentation, span));

    private sealed record Comparison(TokenKind Kind, CheckTargetSyntax Right);

    /// <summary>What is added to the value of a scenario; what follows in a value of another scenario is none.</summary>
    private static readonly Parser<ExpressionSyntax> s_margin =
        from sign in AnyOf(TokenKind.Plus, TokenKind.Minus)
        from value in Product
        from end in Word("of").Not()
        select sign.Kind == TokenKind.Plus ? value : new UnarySyntax(TokenKind.Minus, value, sign.Span.To(value.Span));

    private static readonly Parser<CheckTargetSyntax> s_target = (
        (from quantity in Name
         from of in Word("of")
         from scenario in Name
         from margin in s_margin.Optional()
         select (Func<TextSpan, CheckTargetSyntax>)(span => new CheckTargetSyntax(quantity, scenario, null, span) { Margin = margin.GetOrDefault() }))
        .Or(
            from word in Token(TokenKind.Return)
            from arguments in ExpressionGrammar.Arguments.XOptional()
            select (Func<TextSpan, CheckTargetSyntax>)(span => new CheckTargetSyntax(
                null, null, new CallSyntax(new NameSyntax(word.Text, word.Span), arguments.GetOrElse([]), span), span)))
        .Or(
            from value in Sum
            select (Func<TextSpan, CheckTargetSyntax>)(span => new CheckTargetSyntax(value as NameSyntax, null, value, span)))).Spanned();

    private static readonly Parser<Func<TextSpan, MemberSyntaxNode>> s_check =
        from word in Token(TokenKind.Check)
        from negation in Token(TokenKind.Not).Optional()
        from left in s_target
        from comparison in (
            from operation in AnyOf(
                TokenKind.Less, TokenKind.LessOrEqual, TokenKind.Greater, TokenKind.GreaterOrEqual,
                TokenKind.EqualEqual, TokenKind.NotEqual, TokenKind.Tilde)
            from right in s_target
            select new Comparison(operation.Kind, right)).XOptional()
        from range in s_inRange.XOptional()
        select (Func<TextSpan, MemberSyntaxNode>)(span => new CheckSyntax(
            new NameSyntax("check", word.Span), left, comparison.GetOrDefault()?.Kind ?? negation.GetOrDefault()?.Kind ?? default, comparison.GetOrDefault()?.Right,
            range.GetOrDefault(), span));

    private static readonly Parser<Func<TextSpan, MemberSyntaxNode>> s_return =
        from word in Token(TokenKind.Return)
        from value in Expression
        select (Func<TextSpan, MemberSyntaxNode>)(span => new ReturnSyntax(new NameSyntax("return", word.Span), value, span));

    /// <summary>The parser of the statement that begins with a token of this kind; null where there is none.</summary>
    public static Parser<MemberSyntaxNode>? For(TokenKind kind) => (kind switch
    {
        TokenKind.Axis => s_axis,
        TokenKind.Input => s_input,
        TokenKind.Param => s_param,
        TokenKind.Model => s_model,
        TokenKind.Let => s_let,
        TokenKind.State or TokenKind.Backward => s_state,
        TokenKind.Repeat => s_repeat,
        TokenKind.Term => s_term,
        TokenKind.Output => s_output,
        TokenKind.Identifier => s_total.Or(s_group),
        TokenKind.EndWord => s_end,
        TokenKind.Scenario => s_scenario,
        TokenKind.Check => s_check,
        TokenKind.Return => s_return,
        _ => null,
    })?.Spanned();

    private static Parser<IOption<ExpressionSyntax>> Clause(TokenKind word) => (
        from keyword in Token(word)
        from value in Expression
        select value).XOptional();
}
