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
        if (found.Kind == TokenKind.Equals && previous.Kind == TokenKind.Identifier && session.Expected.Contains(TokenKind.RightParenthesis))
            diagnostics.Report(source, span, DiagnosticCatalogue.NamedArgumentWithEquals, NamedArgumentAdvice(previous.Text));
        else if (found.Kind == TokenKind.Axis && position + 1 < session.Tokens.Count && session.Tokens[position + 1].Kind == TokenKind.Equals)
            diagnostics.Report(source, span, DiagnosticCatalogue.NamedArgumentWithEquals, NamedArgumentAdvice(found.Text));
        else
            diagnostics.Report(
                source, span, DiagnosticCatalogue.UnexpectedToken, TokenFacts.Describe(found), Expectation(session), Advice(session, position));
    }

    /// <summary>Reports a token that begins nothing: of a program when <paramref name="isMember"/>, else of a file.</summary>
    public static void ReportForeign(DiagnosticBag diagnostics, SourceText source, Token found, bool isMember)
    {
        var near = found.Kind != TokenKind.Identifier ? null : TokenFacts.Keywords
            .Where(word => isMember ? TokenFacts.BeginsMember(TokenFacts.KeywordOrIdentifier(word)) : TokenFacts.BeginsDeclaration(TokenFacts.KeywordOrIdentifier(word)))
            .FirstOrDefault(word => found.Text.Length > 2 && NameSuggestion.Distance(found.Text, word) is 1);
        var advice = near is not null ? $"Did you mean '{near}'?"
            : ForeignAdvice(found) is { } foreign ? foreign
            : isMember ? "Use let, term, output, total, end, state, input, param, axis, scenario or check; nothing is assigned in place."
            : "Put members inside 'reward Name { … }', and remove text that is not part of the program.";
        diagnostics.Report(
            source, found.Span, isMember ? DiagnosticCatalogue.ExpectedMember : DiagnosticCatalogue.ExpectedDeclaration,
            TokenFacts.Describe(found), advice);
    }

    private static bool ExpectsExpression(ParseSession session) => session.Expected.Contains(TokenKind.Identifier)
        && session.Expected.Contains(TokenKind.Number) && session.Expected.Contains(TokenKind.LeftParenthesis);

    private static string Expectation(ParseSession session)
    {
        if (ExpectsExpression(session))
            return "an expression";
        var closing = session.Expected.Where(IsClosing).ToList();
        var expected = closing.Count > 0
            ? [.. closing, .. session.Expected.Where(k => k == TokenKind.Comma)]
            : session.Expected.Where(k => k is not (TokenKind.LeftParenthesis or TokenKind.LeftBracket or TokenKind.Dot)
                || !session.Expected.Contains(TokenKind.Caret));
        var named = expected.Select(TokenFacts.Describe).Distinct().OrderBy(t => t, StringComparer.Ordinal).Take(4).ToList();
        return named is [] or ["an operator"] ? "an operator or the next statement" : string.Join(" or ", named);
    }

    private static bool IsClosing(TokenKind kind) =>
        kind is TokenKind.RightParenthesis or TokenKind.RightBracket or TokenKind.RightBrace;

    private static string Advice(ParseSession session, int position)
    {
        var tokens = session.Tokens;
        var found = tokens[Math.Min(position, tokens.Count - 1)];
        var (first, previous) = (tokens[0], position > 0 ? tokens[position - 1] : found);
        var isKeyword = found.Kind >= TokenKind.If;
        if (isKeyword && (ExpectsExpression(session) || session.Expected.Contains(TokenKind.Identifier)))
            return $"'{found.Text}' is a keyword; to use it as a name write @{found.Text}.";
        if ((ForeignAdvice(found) ?? ForeignAdvice(previous)) is { } advice)
            return advice;
        switch (found.Kind)
        {
            case TokenKind.LeftParenthesis when previous.Kind == TokenKind.Identifier && position > 2 && tokens[position - 2].Kind == TokenKind.Dot:
                return ForeignAdvice(tokens[position - 3]) ?? $"Nothing is called behind a '.': write {previous.Text}(x).";
            case TokenKind.Number when previous.Kind is TokenKind.LeftBracket or TokenKind.Comma && !session.Expected.Contains(TokenKind.Number):
                return $"An axis has a name: declare 'axis name = {found.Text}' and write the name here.";
            case TokenKind.End when position > 1 && (ExpectsExpression(session) || !TokenFacts.CanEndStatement(previous.Kind)):
                return $"Write what follows '{previous.Text}'.";
            case TokenKind.If when first.Kind != TokenKind.EndWord:
            case not TokenKind.Equals when session.Expected.Contains(TokenKind.Then) && first.Kind != TokenKind.State || session.Expected.Contains(TokenKind.Else):
                return "Write 'if condition then a else b'.";
            case TokenKind.Comma when first.Kind == TokenKind.Return:
                return "Nothing is returned in a row or a dictionary: a program has a 'total', and an 'output name = value' for each further result.";
            case TokenKind.Identifier when previous.Kind == TokenKind.Number && previous.Span.End == found.Span.Start:
                return $"Write the unit in angle brackets, {previous.Text}<{found.Text}>, or an operator between.";
            case TokenKind.Number when previous.Kind == TokenKind.Number && previous.Span.End == found.Span.Start:
                return "A number has one decimal point.";
            case TokenKind.Number when previous.Kind == TokenKind.Caret:
                return "The power of a unit is a whole number up to 12.";
            case TokenKind.Colon or TokenKind.DotDot when previous.Kind is TokenKind.LeftBracket or TokenKind.Comma:
                return "An axis that is not indexed is kept: write x[0], or x[joint: 0] when there are several.";
            case TokenKind.Colon when session.Expected.Contains(TokenKind.RightBracket):
                return "A range is written with two points, as in x[0..3]; the end is not included.";
            case TokenKind.Equals when session.Tokens.Any(t => t.Kind == TokenKind.If):
                return "Compare with '=='.";
            case TokenKind.Plus when ExpectsExpression(session):
                return "A number needs no sign '+'.";
            case not TokenKind.End when previous.Kind == TokenKind.Greater && ExpectsExpression(session):
                return "A unit follows its number without a space, as in 2<m>.";
            case var kind when IsClosing(kind) && !ExpectsExpression(session):
                return "Remove it, or open it before.";
            case var kind when IsClosing(kind):
                return "Remove the operator or comma before it, or write what follows it.";
            case not TokenKind.Equals when session.Expected.Any(IsClosing) && first.Kind != TokenKind.Scenario:
                return "Every bracket is closed, and a comma or an operator stands between values.";
            default:
                return $"The form is '{Form(first)}'.";
        }
    }

    private static string NamedArgumentAdvice(string name) => name is "dim" or "axis" or "keepdim" or "keepdims"
        ? "Axes have names here: write over: and the name of the axis, or nothing to take all."
        : $"Write '{name}: value'.";

    private static string? ForeignAdvice(Token token) => token.Kind == TokenKind.Identifier ? ForeignNames.Advice(token.Text)?.Sentence : null;

    /// <summary>How the statement that a token begins is written.</summary>
    private static string Form(Token first) => first.Kind switch
    {
        TokenKind.Import => "import std.module' or 'import \"file.reward\"",
        TokenKind.Unit => "unit name = 2<m>",
        TokenKind.Fn => "fn name(x, y) = value' or 'fn name(x) { let a = x  return a }",
        TokenKind.Reward or TokenKind.Loss or TokenKind.Metric => $"{first.Text} Name {{ … }}",
        TokenKind.Axis => "axis name = size' or 'axis part = whole[0..3]",
        TokenKind.Input => "input name : type in lower..upper",
        TokenKind.Param => "param name : type = default in lower..upper",
        TokenKind.State => "state name = first then next",
        TokenKind.Term => "term name = value when condition weight number",
        TokenKind.EndWord => "end name when condition",
        TokenKind.Scenario => "scenario name { input = value  other = value }",
        TokenKind.Check => "check near > far' or 'check term of near ~= 2",
        TokenKind.Return => "return value",
        TokenKind.Identifier when first.Text == TokenFacts.GroupWord => "group of size' or 'group by input",
        TokenKind.Identifier => "total = value",
        _ => $"{first.Text} name = value",
    };
}
