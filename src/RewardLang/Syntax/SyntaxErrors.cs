using RewardLang.Diagnostics;
using RewardLang.Semantics;

namespace RewardLang.Syntax;

/// <summary>Turns the furthest point that a parse reached into a sentence.</summary>
internal static class SyntaxErrors
{
    public static void Report(DiagnosticBag diagnostics, SourceText source, ParseSession session, int position)
    {
        var found = session.Tokens[Math.Min(position, session.Tokens.Count - 1)];
        var previous = position > 0 ? session.Tokens[position - 1] : found;
        var span = found.Kind == TokenKind.End && position > 0 ? previous.Span : found.Span;
        var advice = new SyntaxAdvice(session, position);
        if (found.Kind == TokenKind.Equals && previous.Kind == TokenKind.Identifier && session.Expected.Contains(TokenKind.RightParenthesis))
            diagnostics.Report(source, span, DiagnosticCatalogue.NamedArgumentWithEquals, SyntaxAdvice.OfNamedArgument(previous.Text, advice.Function()));
        else if (found.Kind == TokenKind.Axis && position + 1 < session.Tokens.Count && session.Tokens[position + 1].Kind == TokenKind.Equals)
            diagnostics.Report(source, span, DiagnosticCatalogue.NamedArgumentWithEquals, SyntaxAdvice.OfNamedArgument(found.Text, advice.Function()));
        else if (advice.RangeInBrackets() is { } bracket)
            diagnostics.Report(source, bracket.Span, DiagnosticCatalogue.UnexpectedToken, TokenFacts.Describe(bracket), "a number", advice.Sentence);
        else
            diagnostics.Report(
                source, span, DiagnosticCatalogue.UnexpectedToken, TokenFacts.Describe(found), Expectation(session, advice), advice.Sentence);
    }

    /// <summary>Reports a token that begins nothing: of a program when <paramref name="isMember"/>, else of a file.</summary>
    public static void ReportForeign(DiagnosticBag diagnostics, SourceText source, Token found, bool isMember)
    {
        var near = found.Kind != TokenKind.Identifier ? null : TokenFacts.Keywords
            .Where(word => isMember ? TokenFacts.BeginsMember(TokenFacts.KeywordOrIdentifier(word)) : TokenFacts.BeginsDeclaration(TokenFacts.KeywordOrIdentifier(word)))
            .FirstOrDefault(word => found.Text.Length > 2 && NameSuggestion.Distance(found.Text, word) is 1);
        var advice = near is not null ? $"Did you mean '{near}'?"
            : SyntaxAdvice.OfForeign(found) is { } foreign ? foreign
            : isMember ? "Use let, term, output, total, end, state, backward, input, param, model, axis, group, scenario or check; nothing is assigned in place."
            : "Put members inside 'reward Name { … }', and remove text that is not part of the program.";
        diagnostics.Report(
            source, found.Span, isMember ? DiagnosticCatalogue.ExpectedMember : DiagnosticCatalogue.ExpectedDeclaration,
            TokenFacts.Describe(found), advice);
    }

    private static string Expectation(ParseSession session, SyntaxAdvice advice)
    {
        if (advice.ExpectsExpression)
            return "an expression";
        var closing = session.Expected.Where(SyntaxAdvice.IsClosing).ToList();
        var expected = closing.Count > 0
            ? [.. closing, .. session.Expected.Where(k => k == TokenKind.Comma)]
            : session.Expected.Where(k => k is not (TokenKind.LeftParenthesis or TokenKind.LeftBracket or TokenKind.Dot)
                || !session.Expected.Contains(TokenKind.Caret));
        var named = expected.Select(TokenFacts.Describe).Distinct().OrderBy(t => t, StringComparer.Ordinal).Take(4).ToList();
        return named is [] or ["an operator"] ? "an operator or the next statement" : string.Join(" or ", named);
    }
}
