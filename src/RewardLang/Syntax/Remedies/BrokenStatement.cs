using System.Text;
using RewardLang.Diagnostics;

namespace RewardLang.Syntax.Remedies;

/// <summary>A statement that could not be read, and where the reading ended.</summary>
/// <param name="session">The tokens of the statement, and what was expected.</param>
/// <param name="position">The token that does not fit.</param>
internal sealed class BrokenStatement(ParseSession session, int position)
{
    public int Position => position;

    /// <summary>The place of the last token.</summary>
    public int Last => session.Tokens.Count - 2;

    public Token First => session.Tokens[0];

    public Token Found => At(position);

    public Token Previous => position > 0 ? At(position - 1) : Found;

    public Token Next => At(position + 1);

    public FileOutline Outline => session.Outline;

    public bool IsInFunction => session.IsInFunction;

    public bool ExpectsExpression { get; } = session.Expected.Contains(TokenKind.Identifier)
        && session.Expected.Contains(TokenKind.Number) && session.Expected.Contains(TokenKind.LeftParenthesis);

    public bool Expects(TokenKind kind) => session.Expected.Contains(kind);

    public bool ExpectsClosing => session.Expected.Any(TokenFacts.IsClosing);

    public Token At(int place) => session.Tokens[Math.Max(0, Math.Min(place, session.Tokens.Count - 1))];

    /// <summary>What is written from one token to another, on one line.</summary>
    public string Text(int first, int last) => first > last ? "" : Text(Tokens(first, last));

    /// <summary>What tokens are written as, on one line.</summary>
    public static string Text(IEnumerable<Token> tokens)
    {
        var text = new StringBuilder();
        Token? before = null;
        foreach (var token in tokens)
        {
            if (before is not null && AreApart(before, token))
                text.Append(' ');
            text.Append(TokenFacts.Written(token));
            before = token;
        }

        return text.ToString();
    }

    /// <summary>Whether a token is written apart from the one before: as in the text, and where a sign of another language, as '!', has become a word.</summary>
    public bool IsApart(int place) => AreApart(At(place - 1), At(place));

    private static bool AreApart(Token before, Token token) => token.Span.Start > before.Span.End
        || TokenFacts.Written(before) is { Length: > 0 } left && TokenFacts.Written(token) is { Length: > 0 } right && IsOfWord(left[left.Length - 1]) && IsOfWord(right[0]);

    private static bool IsOfWord(char character) => char.IsLetterOrDigit(character) || character == '_';

    public IEnumerable<Token> Tokens(int first, int last) => Enumerable.Range(first, last - first + 1).Select(At);

    public TextSpan Span(int first, int last) => At(first).Span.To(At(last).Span);

    /// <summary>The first token of a kind from a place on that stands in no bracket; -1 for none.</summary>
    public int Find(TokenKind kind, int start = 0)
    {
        var depth = 0;
        for (var i = start; i <= Last; i++)
        {
            if (depth == 0 && At(i).Kind == kind)
                return i;
            depth += TokenFacts.Step(At(i).Kind);
        }

        return -1;
    }

    /// <summary>The place of the bracket that is open at the token that does not fit; -1 for none.</summary>
    public int Opening()
    {
        var depth = 0;
        for (var i = Math.Min(position, session.Tokens.Count) - 1; i >= 0; i--)
        {
            depth -= TokenFacts.Step(At(i).Kind);
            if (depth < 0)
                return i;
        }

        return -1;
    }

    /// <summary>The place of the bracket that closes the one at a place; -1 for none.</summary>
    public int Closing(int open)
    {
        var depth = 0;
        for (var i = open; i <= Last; i++)
        {
            depth += TokenFacts.Step(At(i).Kind);
            if (depth == 0)
                return i;
        }

        return -1;
    }

    /// <summary>The last token of the unit that begins at a place, behind a number; -1 for none.</summary>
    public int EndOfUnit(int place)
    {
        if (At(place).Kind != TokenKind.Less || place == 0 || At(place - 1).Kind != TokenKind.Number || At(place - 1).Span.End != At(place).Span.Start)
            return -1;
        var close = place + 1;
        while (At(close).Kind is TokenKind.Identifier or TokenKind.Star or TokenKind.Slash or TokenKind.Caret or TokenKind.Number or TokenKind.Minus)
            close++;
        return At(close).Kind == TokenKind.Greater ? close : -1;
    }

    /// <summary>The signs of comparisons between two places, those of units left out.</summary>
    public IEnumerable<int> Comparisons(int first, int last)
    {
        for (var i = first; i <= last; i++)
            if (EndOfUnit(i) is > 0 and var end)
                i = end;
            else if (TokenFacts.IsComparison(At(i).Kind))
                yield return i;
    }

    /// <summary>The places between two tokens that commas outside of brackets set apart.</summary>
    public IEnumerable<(int First, int Last)> Parts(int first, int last)
    {
        var (start, depth) = (first, 0);
        for (var i = first; i <= last; i++)
        {
            depth += TokenFacts.Step(At(i).Kind);
            if (depth != 0 || At(i).Kind != TokenKind.Comma)
                continue;
            yield return (start, i - 1);
            start = i + 1;
        }

        if (start <= last)
            yield return (start, last);
    }

    public bool IsCall(int open) => open > 0 && At(open).Kind == TokenKind.LeftParenthesis && At(open - 1).Kind == TokenKind.Identifier;

    /// <summary>The name of the function that is called where the reading ended; null where none is.</summary>
    public Token? Function => Opening() is var open && IsCall(open) ? At(open - 1) : null;
}
