using RewardLang.Diagnostics;
using Sprache;

namespace RewardLang.Syntax;

/// <summary>Sprache parsers over tokens.</summary>
internal static class TokenParsers
{
    /// <summary>One token of a kind.</summary>
    public static Parser<Token> Token(TokenKind kind) => input =>
    {
        var tokens = (TokenInput)input;
        if (!tokens.AtEnd && tokens.Current == (char)kind)
            return Result.Success(tokens.Token, input.Advance());
        tokens.Session.Expect(input.Position, kind);
        return Result.Failure<Token>(input, "unexpected token", []);
    };

    /// <summary>One token of any of the kinds.</summary>
    public static Parser<Token> AnyOf(params TokenKind[] kinds) => input =>
    {
        var tokens = (TokenInput)input;
        if (!tokens.AtEnd && Array.IndexOf(kinds, (TokenKind)tokens.Current) >= 0)
            return Result.Success(tokens.Token, input.Advance());
        return Result.Failure<Token>(input, "unexpected token", []);
    };

    /// <summary>An identifier with a given spelling: a word that is a keyword only here.</summary>
    public static Parser<Token> Word(string word) => input =>
    {
        var tokens = (TokenInput)input;
        return !tokens.AtEnd && tokens.Token.Kind == TokenKind.Identifier && tokens.Token.Text == word
            ? Result.Success(tokens.Token, input.Advance())
            : Result.Failure<Token>(input, "unexpected token", [word]);
    };

    /// <summary>
    /// A parser that is defined later, tried once at each place: the grammar looks at a place again after a failure, and every
    /// level of nesting would double the work.
    /// </summary>
    public static Parser<T> Deferred<T>(Func<Parser<T>> reference)
    {
        var parser = new Lazy<Parser<T>>(reference);
        return input =>
        {
            if (input.Memos.TryGetValue(parser, out var known))
                return (IResult<T>)known;
            var result = parser.Value(input);
            input.Memos[parser] = result;
            return result;
        };
    }

    /// <summary>Parses <paramref name="parser"/> only where the next token follows the last one without space.</summary>
    public static Parser<T> Adjacent<T>(this Parser<T> parser) => input =>
    {
        var tokens = (TokenInput)input;
        var position = input.Position;
        return position > 0 && !tokens.AtEnd && tokens.Session.Tokens[position - 1].Span.End == tokens.Token.Span.Start
            ? parser(input)
            : Result.Failure<T>(input, "not adjacent", []);
    };

    /// <summary>Gives a node the span of the tokens that it was made of.</summary>
    public static Parser<T> Spanned<T>(this Parser<Func<TextSpan, T>> parser) => input =>
    {
        var result = parser(input);
        return result.WasSuccessful
            ? Result.Success(result.Value(Between(input, result.Remainder)), result.Remainder)
            : Result.Failure<T>(result.Remainder, result.Message, result.Expectations);
    };

    /// <summary>Bounds the recursion of a parser: beyond the bound it fails and says so in the session.</summary>
    public static Parser<T> Bounded<T>(this Parser<T> parser) => input =>
    {
        var session = ((TokenInput)input).Session;
        if (!session.Enter())
            return Result.Failure<T>(input, "nested too deeply", []);
        var result = parser(input);
        session.Leave();
        return result;
    };

    private static TextSpan Between(IInput start, IInput end)
    {
        var tokens = ((TokenInput)start).Session.Tokens;
        return end.Position > start.Position
            ? tokens[start.Position].Span.To(tokens[end.Position - 1].Span)
            : tokens[start.Position].Span;
    }
}
