using RewardLang.Semantics;

namespace RewardLang.Syntax.Remedies;

/// <summary>Units behind what is no number.</summary>
internal static class UnitRemedies
{
    /// <summary><c>v&lt;m/s&gt;</c>: the comparison that it reads as ends at what follows it.</summary>
    public static Remedy? For(BrokenStatement s)
    {
        if (s.Previous.Kind != TokenKind.Greater || s.First.Kind is TokenKind.Input or TokenKind.Param or TokenKind.Model or TokenKind.Unit or TokenKind.Fn)
            return null;
        var (close, open) = (s.Position - 1, s.Position - 2);
        while (open > 0 && (s.At(open).Kind is TokenKind.Star or TokenKind.Slash or TokenKind.Caret or TokenKind.Minus or TokenKind.Number || IsUnit(s, s.At(open))))
            open--;
        if (open < 1 || open + 1 == close || s.At(open).Kind != TokenKind.Less || s.At(open - 1).Span.End != s.At(open).Span.Start
            || s.At(open - 1).Kind is not (TokenKind.Identifier or TokenKind.RightParenthesis or TokenKind.RightBracket))
            return null;
        var first = open - 1;
        while (first > 1 && s.At(first).Kind == TokenKind.Identifier && s.At(first - 1).Kind == TokenKind.Dot && s.At(first - 2).Kind == TokenKind.Identifier)
            first -= 2;
        var unit = s.Text(open, close);
        return new Remedy(s.At(first).Kind == TokenKind.Identifier
            ? $"Only a number takes a unit, and '{s.Text(first, open - 1)}' has its own: remove {unit}." : $"Only a number takes a unit: remove {unit}.")
        {
            Replacement = "",
            Place = s.Span(open, close),
            Mark = s.Span(open, close),
            Found = "a unit",
            Expected = "an operator",
        };
    }

    private static bool IsUnit(BrokenStatement s, Token token) =>
        token.Kind == TokenKind.Identifier && (UnitTable.Units.ContainsKey(token.Text) || s.Outline.DeclaresUnit(token.Text));
}
