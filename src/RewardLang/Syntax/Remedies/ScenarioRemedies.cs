using System.Text;

namespace RewardLang.Syntax.Remedies;

/// <summary>Scenarios that could not be read, most often because they are written like a dictionary.</summary>
internal static class ScenarioRemedies
{
    private const string Episode = "scenario name over steps [ { input = value }, { input = value } ]";
    private const int LongestShown = 110;

    public static Remedy? For(BrokenStatement s)
    {
        if (s.First.Kind != TokenKind.Scenario)
            return null;
        if (Claims(s) is { } claims)
            return claims;
        if (s.Position == 1 && s.Found.Kind == TokenKind.Text)
            return new Remedy($"A scenario's name has no quotes: write 'scenario {s.Found.Text} {{ … }}'.") { Replacement = s.Found.Text };
        if (s.Position == 2 && s.Found.Text == "over")
            return $"The form is '{Episode}', with a case for each step.";
        if (s.Position == 2 && s.Found.Kind == TokenKind.LeftBracket)
            return new Remedy($"The form is '{Episode}'.") { Replacement = "over steps ", Place = new(s.Found.Span.Start, 0) };
        if (s.Found.Kind == TokenKind.LeftBrace && s.Expects(TokenKind.LeftBracket) && s.Next.Kind == TokenKind.LeftBrace && s.Closing(s.Position) == s.Last)
            return Bracketed(s);
        if (s.Found.Kind == TokenKind.LeftBrace && s.Expects(TokenKind.LeftBracket) && s.Closing(s.Position) == s.Last && ScenarioColumns.ToCases(s, s.Position) is { } cases)
            return cases;
        if (s.Found.Kind == TokenKind.Number && s.Previous.Text == "steps" && s.Next.Kind == TokenKind.LeftBracket && Rewritten(s) is { } episode)
        {
            return new Remedy($"There is a case for each step, so their number is not written: 'scenario {s.At(1).Text} over steps [ {{ … }}, {{ … }} ]'.")
            {
                Replacement = episode,
                Place = s.Span(0, s.Last),
            };
        }

        return s.Found.Kind is TokenKind.Colon or TokenKind.Equals or TokenKind.Comma or TokenKind.Text or TokenKind.LeftBrace && Rewritten(s) is { } text
            ? new Remedy(text.Length <= LongestShown ? $"Write '{text}'." : s.Found.Kind == TokenKind.LeftBrace ? "A comma stands between the cases of two steps."
                : "Write 'input = value' for each input, without commas between them.")
            {
                Replacement = text,
                Place = s.Span(0, s.Last),
            }
            : null;
    }

    /// <summary><c>scenario near { x = 0  expect total == 1 }</c>.</summary>
    private static Remedy? Claims(BrokenStatement s)
    {
        var first = Enumerable.Range(2, Math.Max(s.Last - 2, 0)).FirstOrDefault(i => IsClaim(s, i));
        if (first == 0 || s.At(2).Kind != TokenKind.LeftBrace || s.Closing(2) != s.Last)
            return null;
        var name = s.At(1).Text;
        var checks = new List<string>();
        for (var start = first; start < s.Last;)
        {
            var end = Enumerable.Range(start + 1, s.Last - start).First(i => i == s.Last || IsClaim(s, i));
            var at = Enumerable.Range(start + 3, Math.Max(end - start - 3, 0)).FirstOrDefault(i => s.At(i) is { Kind: TokenKind.Identifier, Text: "at" });
            var last = at > 0 ? at - 1 : end - 1;
            var isOfScenario = s.At(start + 2) is { Kind: TokenKind.Identifier, Text: "of" };
            checks.Add(isOfScenario ? $"check {s.Text(start + 1, last)}" : $"check {s.Text(start + 1, start + 1)} of {name} {s.Text(start + 2, last)}");
            start = end;
        }

        return new Remedy($"A scenario only gives inputs: behind its '}}' write '{string.Join("', '", checks)}'.")
        {
            Replacement = $"{s.Text(0, first - 1)} }}\n{string.Join("\n", checks)}",
            Place = s.Span(0, s.Last),
            Mark = s.At(first).Span,
            Found = $"'{s.At(first).Text}'",
            Expected = "an input",
        };
    }

    /// <summary>A word that begins a claim, and is no input that gets a value.</summary>
    private static bool IsClaim(BrokenStatement s, int place) => s.At(place).Text is "check" or "expect" or "assert"
        && s.At(place + 1).Kind is TokenKind.Identifier && s.At(place + 2) is var next && (TokenFacts.IsComparison(next.Kind) || next.Kind is TokenKind.In or TokenKind.Tilde || next.Text == "of");

    /// <summary><c>over steps { { x = 1 } { x = 2 } }</c>.</summary>
    private static Remedy Bracketed(BrokenStatement s)
    {
        var cases = new List<string>();
        for (var open = s.Position + 1; s.At(open).Kind == TokenKind.LeftBrace && s.Closing(open) is > 0 and var close; open = s.At(close + 1).Kind == TokenKind.Comma ? close + 2 : close + 1)
            cases.Add(s.Text(open, close));
        var text = $"[{string.Join(", ", cases)}]";
        var whole = $"{s.Text(0, s.Position - 1)} {text}";
        return new Remedy(whole.Length <= LongestShown ? $"Write '{whole}'." : $"The cases of an episode stand in brackets, with a comma between two: 'scenario {s.At(1).Text} over steps [{{ … }}, {{ … }}]'.")
        {
            Replacement = text,
            Place = s.Span(s.Position, s.Last),
        };
    }

    /// <summary>The scenario with the signs that are meant; null where a bracket is missing.</summary>
    private static string? Rewritten(BrokenStatement s)
    {
        var text = new StringBuilder();
        var open = new Stack<TokenKind>();
        for (var i = 0; i <= s.Last; i++)
        {
            if (s.At(i).Kind == TokenKind.Number && i > 0 && s.At(i - 1) is { Kind: TokenKind.Identifier, Text: "steps" })
                continue;
            var token = s.At(i);
            var isInCase = open.Count > 0 && open.Peek() == TokenKind.LeftBrace;
            // A bare number fills all elements, as 'zeros(joint)' of other languages does.
            if (isInCase && token is { Kind: TokenKind.Identifier, Text: "zeros" or "ones" } && s.IsCall(i + 1) && s.Closing(i + 1) is > 0 and var close)
            {
                text.Append(Between(s, i, isInCase)).Append(token.Text == "zeros" ? "0" : "1");
                i = close;
                continue;
            }

            var written = token.Kind switch
            {
                TokenKind.Colon or TokenKind.Equals when isInCase => " = ",
                TokenKind.Colon or TokenKind.Equals when open.Count == 0 => "",
                TokenKind.Identifier when token.Text is "True" or "False" => token.Text.ToLowerInvariant(),
                TokenKind.Comma => isInCase ? "" : ", ",
                TokenKind.Text when s.At(i + 1).Kind is TokenKind.Colon or TokenKind.Equals => token.Text,
                TokenKind.LeftParenthesis when !s.IsCall(i) => "[",
                TokenKind.RightParenthesis when open.Count > 0 && open.Peek() == TokenKind.LeftBracket => "]",
                _ => TokenFacts.Written(token),
            };
            if (TokenFacts.Step(token.Kind) > 0)
                open.Push(written == "[" ? TokenKind.LeftBracket : token.Kind);
            else if (TokenFacts.Step(token.Kind) < 0 && open.Count > 0)
                open.Pop();
            text.Append(Between(s, i, isInCase)).Append(written);
        }

        return open.Count == 0 ? text.ToString() : null;
    }

    private static string Between(BrokenStatement s, int place, bool isInCase)
    {
        if (place == 0 || s.At(place).Kind is TokenKind.Colon or TokenKind.Equals or TokenKind.Comma)
            return "";
        var (token, before) = (s.At(place), s.At(place - 1));
        if (place == 3 && before.Kind is TokenKind.Colon or TokenKind.Equals)
            return " ";
        // Cases of two steps have a comma between them.
        if (token.Kind == TokenKind.LeftBrace && before.Kind == TokenKind.RightBrace)
            return ", ";
        if (isInCase && token.Kind is TokenKind.Identifier or TokenKind.Text && before.Kind != TokenKind.LeftBrace && s.At(place + 1).Kind is TokenKind.Colon or TokenKind.Equals)
            return "  ";
        return before.Kind is not (TokenKind.Colon or TokenKind.Equals or TokenKind.Comma) && token.Span.Start > before.Span.End ? " " : "";
    }
}
