using RewardLang.Diagnostics;

namespace RewardLang.Syntax;

/// <summary>Turns the furthest point that a parse reached into a sentence.</summary>
internal static class SyntaxErrors
{
    public static void Report(DiagnosticBag diagnostics, SourceText source, ParseSession session, int position)
    {
        var found = session.Tokens[Math.Min(position, session.Tokens.Count - 1)];
        var span = found.Kind == TokenKind.End && position > 0 ? session.Tokens[position - 1].Span : found.Span;
        var previous = position > 0 ? session.Tokens[position - 1].Kind : TokenKind.End;
        if (found.Kind == TokenKind.Equals && previous == TokenKind.Identifier && session.Expected.Contains(TokenKind.RightParenthesis))
            diagnostics.Report(source, span, DiagnosticCatalogue.NamedArgumentWithEquals, session.Tokens[position - 1].Text);
        else
            diagnostics.Report(
                source, span, DiagnosticCatalogue.UnexpectedToken, TokenFacts.Describe(found), Expectation(session), Advice(found));
    }

    private static string Expectation(ParseSession session)
    {
        var expected = session.Expected;
        if (expected.Contains(TokenKind.Identifier) && expected.Contains(TokenKind.Number) && expected.Contains(TokenKind.LeftParenthesis))
            return "an expression";
        var closing = expected.Where(k => k is TokenKind.RightParenthesis or TokenKind.RightBracket or TokenKind.RightBrace).ToList();
        var named = (closing.Count > 0 ? closing : [.. expected.Where(k => k is not (TokenKind.LeftParenthesis or TokenKind.Dot))])
            .Select(TokenFacts.Describe).Distinct().OrderBy(t => t, StringComparer.Ordinal).Take(4).ToList();
        return named.Count == 0 ? "an operator or the next statement" : string.Join(" or ", named);
    }

    private static string Advice(Token found) => found.Kind switch
    {
        _ when TokenFacts.BeginsMember(found.Kind) || TokenFacts.BeginsDeclaration(found.Kind) =>
            $"'{found.Text}' is a keyword; to use it as a name write @{found.Text}.",
        TokenKind.Colon => "Functions and conditions need no ':'; a block of Python has no place here.",
        TokenKind.Equals => "Compare with '==', bind a name with 'let name = …'.",
        _ => "Check the spelling of this statement.",
    };
}
