using RewardLang.Syntax.Remedies;

namespace RewardLang.Syntax;

/// <summary>A statement without what was reported of it, where that is certain: the rest is read in the same round.</summary>
internal static class MendedStatement
{
    /// <summary>A statement with many mistakes is not read again for each.</summary>
    private const int LongestRead = 200;

    /// <param name="tokens">The statement.</param>
    /// <param name="position">Where the reading of it ended.</param>
    /// <param name="session">What was read.</param>
    public static IReadOnlyList<Token>? For(IReadOnlyList<Token> tokens, int position, ParseSession session) =>
        WithoutType(tokens, position) ?? WithThen(tokens, new BrokenStatement(session, position)) ?? WithoutSuffix(tokens, position) ?? WithoutModule(tokens, new BrokenStatement(session, position))
        ?? WithoutBroadcast(tokens, new BrokenStatement(session, position)) ?? WithoutMut(tokens, position) ?? WithoutParameters(tokens, new BrokenStatement(session, position)) ?? WithoutAxisNumber(tokens, new BrokenStatement(session, position));

    /// <summary><c>let speed : real = value</c> is <c>let speed = value</c>.</summary>
    private static List<Token>? WithoutType(IReadOnlyList<Token> tokens, int position)
    {
        if (position != 2 || tokens.Count == position || tokens[0].Kind is not (TokenKind.Let or TokenKind.Term or TokenKind.Output or TokenKind.State) || tokens[2].Kind != TokenKind.Colon)
            return null;
        var equals = StatementSplitter.IndexOf(tokens, TokenKind.Equals, position);
        return equals < 0 ? null : [.. tokens.Take(position), .. tokens.Skip(equals)];
    }

    /// <summary><c>state count = 0 next count + 1</c> is <c>state count = 0 then count + 1</c>.</summary>
    private static List<Token>? WithThen(IReadOnlyList<Token> tokens, BrokenStatement statement) => StateSeparators.Find(statement) is var (first, last)
        ? [.. tokens.Take(first), new Token(TokenKind.Then, tokens[first].Span.To(tokens[last].Span), "then"), .. tokens.Skip(last + 1)] : null;

    /// <summary><c>0.5f</c> is <c>0.5</c>.</summary>
    private static List<Token>? WithoutSuffix(IReadOnlyList<Token> tokens, int position) => position > 0 && position < tokens.Count && NumberFacts.IsSuffix(tokens[position - 1], tokens[position])
        ? [.. tokens.Take(position), .. tokens.Skip(position + 1)] : null;

    /// <summary><c>torch.exp(x)</c> is <c>exp(x)</c>.</summary>
    private static List<Token>? WithoutModule(IReadOnlyList<Token> tokens, BrokenStatement statement) => tokens.Count <= LongestRead && ForeignModules.Plain(statement) is { } call
        ? [.. tokens.Take(ForeignModules.Start(statement, statement.Position)), .. call, .. tokens.Skip(statement.Closing(statement.Position) + 1)] : null;

    /// <summary><c>abs.(x)</c> is <c>abs(x)</c>.</summary>
    private static List<Token>? WithoutBroadcast(IReadOnlyList<Token> tokens, BrokenStatement statement) => tokens.Count <= LongestRead && CallRemedies.IsBroadcast(statement)
        ? [.. tokens.Take(statement.Position - 1), .. tokens.Skip(statement.Position)] : null;

    /// <summary><c>norm(a, dim=-1)</c> is <c>norm(a)</c> where that is the only axis.</summary>
    private static List<Token>? WithoutAxisNumber(IReadOnlyList<Token> tokens, BrokenStatement statement)
    {
        var (name, open) = (statement.Position - 1, statement.Opening());
        if (tokens.Count > LongestRead || statement.Found.Kind != TokenKind.Equals || statement.At(name).Text is not ("dim" or "axis" or "keepdim" or "keepdims") || statement.At(name - 1).Kind != TokenKind.Comma
            || statement.Closing(open) is not (> 0 and var close) || ForeignCall.Read(statement, open) is not { } call || call.Text.Contains("over:"))
            return null;
        var next = statement.Find(TokenKind.Comma, name) is > 0 and var comma && comma < close ? comma : close;
        return [.. tokens.Take(name - 1), .. tokens.Skip(next)];
    }

    /// <summary><c>reward Name(x) {</c> is <c>reward Name {</c>.</summary>
    private static List<Token>? WithoutParameters(IReadOnlyList<Token> tokens, BrokenStatement statement) =>
        TokenFacts.BeginsDeclaration(tokens[0].Kind) && tokens[0].Kind is TokenKind.Reward or TokenKind.Loss or TokenKind.Metric && statement.Position == 2 && statement.Found.Kind == TokenKind.LeftParenthesis
        && statement.Closing(2) is > 0 and var close && StatementSplitter.IndexOf(tokens, TokenKind.LeftBrace, close) is > 0 and var brace ? [.. tokens.Take(2), .. tokens.Skip(brace)] : null;

    /// <summary><c>let mut sum = value</c> is <c>let sum = value</c>.</summary>
    private static List<Token>? WithoutMut(IReadOnlyList<Token> tokens, int position) => position == 2 && BrokenNames.IsModifier(tokens, 1) ? [tokens[0], .. tokens.Skip(position)] : null;
}
