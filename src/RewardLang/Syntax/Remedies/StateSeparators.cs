using RewardLang.Diagnostics;

namespace RewardLang.Syntax.Remedies;

/// <summary>What stands between the two values of a state in the place of its 'then': <c>next</c>, <c>-&gt;</c>, <c>:=</c> …</summary>
internal static class StateSeparators
{
    private const int LongestShown = 60;

    private static readonly string[] s_words = ["next", "update", "updates", "updated", "after", "becomes", "each", "every", "step"];

    public static Remedy? For(BrokenStatement s)
    {
        if (IsMissing(s))
        {
            // 'state n = 0' and 'n = n + 1' behind it.
            var start = s.Found.Text == s.At(1).Text && s.Next.Kind == TokenKind.Equals ? s.Position + 2 : s.Position;
            return new Remedy($"Write 'then': '{s.Text(0, s.Position - 1)} then {(s.Text(start, s.Last) is { Length: <= LongestShown } next ? next : "…")}'.")
            {
                Replacement = "then ",
                Place = TextSpan.FromBounds(s.Found.Span.Start, s.At(start).Span.Start),
                Expected = "'then'",
            };
        }

        if (Find(s) is not var (first, last))
            return null;
        var value = s.Text(last + 1, s.Last);
        return new Remedy($"Write 'then': '{s.Text(0, first - 1)} then {(value.Length <= LongestShown ? value : "…")}'.")
        {
            Replacement = " then ",
            Place = TextSpan.FromBounds(s.At(first - 1).Span.End, s.At(last + 1).Span.Start),
            Mark = s.Span(first, last),
            Found = $"'{s.Text(first, last)}'",
            Expected = "'then'",
        };
    }

    /// <summary>The first and the last token of what stands there; null where nothing does.</summary>
    public static (int First, int Last)? Find(BrokenStatement s)
    {
        if (s.First.Kind is not (TokenKind.State or TokenKind.Backward) || s.At(1).Kind != TokenKind.Identifier || HasThen(s))
            return null;
        var first = s.Found.Kind == TokenKind.End ? Arrow(s, TokenKind.Less, TokenKind.Minus)
            : s.Found.Kind == TokenKind.Greater && s.Position > 4 && IsArrow(s, s.Position - 1, TokenKind.Minus, TokenKind.Greater) ? s.Position - 1
            : s.Expects(TokenKind.Then) && s.Position > 3 && Begins(s) ? s.Position : -1;
        if (first < 0)
            return null;
        var last = s.At(first).Kind is TokenKind.Identifier or TokenKind.Comma ? first : s.At(first + 1).Kind is TokenKind.Equals or TokenKind.Greater or TokenKind.Minus ? first + 1 : first;
        // 'next: c + 1', ', next = c + 1', 'next c = c + 1'.
        while (s.At(last).Kind is TokenKind.Comma or TokenKind.Identifier && IsWord(s.At(last + 1)))
            last++;
        if (s.At(last + 1).Kind == TokenKind.Identifier && s.At(last + 1).Text == s.At(1).Text && s.At(last + 2).Kind == TokenKind.Equals && s.At(last + 3).Kind != TokenKind.Equals)
            last++;
        while (last > 0 && s.At(last).Kind == TokenKind.Identifier && s.At(last + 1).Kind is TokenKind.Colon or TokenKind.Equals || s.At(last).Kind == TokenKind.Colon && s.At(last + 1).Kind == TokenKind.Equals)
            last++;
        return last < s.Last ? (first, last) : null;
    }

    /// <summary>Whether the next value follows with nothing between, <c>state n = 0 if found then n + 1 else n</c>.</summary>
    private static bool IsMissing(BrokenStatement s)
    {
        if (s.First.Kind is not (TokenKind.State or TokenKind.Backward) || s.Position < 4 || !s.Expects(TokenKind.Then) || HasThen(s) || !TokenFacts.CanEndStatement(s.Previous.Kind))
            return false;
        var begins = s.Found.Kind switch
        {
            TokenKind.If => s.Find(TokenKind.Then, s.Position) is > 0 and var then && s.Find(TokenKind.Else, then) > 0,
            TokenKind.Identifier => !IsWord(s.Found) && (s.Outline.Declares(s.Found.Text) || s.IsCall(s.Position + 1)),
            _ => false,
        };
        return begins && s.Tokens(s.Position, s.Last).Any(t => t.Kind == TokenKind.Identifier && t.Text == s.At(1).Text);
    }

    /// <summary>Whether some 'then' outside of brackets is that of the state, not that of an 'if' before it.</summary>
    private static bool HasThen(BrokenStatement s)
    {
        var (choices, depth) = (0, 0);
        for (var i = 2; i <= s.Last; i++)
        {
            depth += TokenFacts.Step(s.At(i).Kind);
            if (depth == 0 && s.At(i).Kind == TokenKind.If)
                choices++;
            else if (depth == 0 && s.At(i).Kind == TokenKind.Then && --choices < 0)
                return true;
        }

        return false;
    }

    private static bool Begins(BrokenStatement s) => s.Found.Kind switch
    {
        TokenKind.Comma or TokenKind.Colon => true,
        TokenKind.Equals => s.Next.Kind == TokenKind.Greater,
        _ => IsWord(s.Found),
    };

    private static bool IsWord(Token token) => token.Kind == TokenKind.Identifier && s_words.Contains(token.Text);

    /// <summary>Where two signs without a space between stand outside of brackets; -1 for nowhere.</summary>
    private static int Arrow(BrokenStatement s, TokenKind first, TokenKind second) => s.Find(first, 3) is > 0 and var place && IsArrow(s, place, first, second) && s.At(place + 1).Span.End < s.At(place + 2).Span.Start ? place : -1;

    private static bool IsArrow(BrokenStatement s, int place, TokenKind first, TokenKind second) =>
        s.At(place).Kind == first && s.At(place + 1).Kind == second && s.At(place).Span.End == s.At(place + 1).Span.Start;
}
