using System.Text;
using RewardLang.Builtins;
using RewardLang.Semantics;

namespace RewardLang.Syntax.Remedies;

/// <summary>Functions whose arguments stand behind them without brackets: <c>exp (abs error)</c>, <c>angle_between (column_x q) target</c>.</summary>
internal static class ApplicationRemedies
{
    public static Remedy? For(BrokenStatement s)
    {
        var first = s.First.Kind == TokenKind.Return ? 1 : s.Find(TokenKind.Equals) + 1;
        if (first < 1 || s.Position <= first || !(IsFunction(s, s.Position - 1) ? s.Found.Kind != TokenKind.LeftParenthesis && Begins(s, s.Position) : IsBehindArgument(s)))
            return null;
        var last = new[] { s.Find(TokenKind.When, first), s.Find(TokenKind.Weight, first) }.Where(i => i > first).DefaultIfEmpty(s.Last + 1).Min() - 1;
        if (last < s.Position || s.Tokens(first, last).Any(t => t.Kind is TokenKind.Equals or TokenKind.Text or TokenKind.LeftBrace or TokenKind.In))
            return null;
        return Text(s, first, last) is { } text && text != s.Text(first, last) ? new Remedy($"Arguments stand in brackets: write {text}.") { Replacement = text, Place = s.Span(first, last) } : null;
    }

    /// <summary>Whether a second argument in brackets begins: <c>angle_between (a) (b)</c>.</summary>
    private static bool IsBehindArgument(BrokenStatement s) => s.Found.Kind == TokenKind.LeftParenthesis && s.Previous.Kind == TokenKind.RightParenthesis
        && Enumerable.Range(1, s.Position - 1).LastOrDefault(i => s.At(i).Kind == TokenKind.LeftParenthesis && s.Closing(i) == s.Position - 1) is > 1 and var open && s.At(open).Span.Start > s.At(open - 1).Span.End && IsFunction(s, open - 1);

    /// <summary>An expression with each function's arguments in brackets; null where there are too few.</summary>
    private static string? Text(BrokenStatement s, int first, int last)
    {
        var text = new StringBuilder();
        for (var i = first; i <= last; i++)
        {
            if (i > first && s.IsApart(i))
                text.Append(' ');
            if (!IsFunction(s, i) || i == last || !Begins(s, i + 1))
            {
                if (Opens(s.At(i)) && s.Closing(i) is > 0 and var end && end <= last)
                {
                    if (Text(s, i + 1, end - 1) is not { } inner)
                        return null;
                    text.Append(s.At(i).Text).Append(inner).Append(s.At(end).Text);
                    i = end;
                }
                else
                    text.Append(TokenFacts.Written(s.At(i)));
                continue;
            }

            var arguments = new List<string>();
            var place = i + 1;
            while (place <= last && Begins(s, place))
            {
                var end = EndOf(s, place);
                var isBracket = s.At(place).Kind == TokenKind.LeftParenthesis;
                if (end > last || (isBracket ? Text(s, place + 1, end - 1) : Text(s, place, end)) is not { } argument)
                    return null;
                arguments.Add(argument);
                place = end + 1;
            }

            text.Append(s.At(i).Text == "negate" && arguments.Count == 1 ? $"-{OperandText.Between(TokenKind.Minus, null, arguments[0])}" : $"{s.At(i).Text}({string.Join(", ", arguments)})");
            i = place - 1;
        }

        return text.ToString();
    }

    /// <summary>The last token of one argument: a bracket, a number with its unit, or a name with its parts.</summary>
    private static int EndOf(BrokenStatement s, int place)
    {
        var end = Opens(s.At(place)) ? Math.Max(s.Closing(place), place) : place;
        while (s.At(end + 1).Kind == TokenKind.Dot && s.At(end + 2).Kind == TokenKind.Identifier)
            end += 2;
        return s.EndOfUnit(place + 1) is > 0 and var close ? close : end;
    }

    private static bool Opens(Token token) => token.Kind is TokenKind.LeftParenthesis or TokenKind.LeftBracket;

    private static bool Begins(BrokenStatement s, int place) => s.At(place).Kind is TokenKind.Number or TokenKind.LeftParenthesis or TokenKind.True or TokenKind.False
        || s.At(place).Kind == TokenKind.Identifier && (s.Outline.Declares(s.At(place).Text) || IsFunction(s, place));

    private static bool IsFunction(BrokenStatement s, int place) => s.At(place) is { Kind: TokenKind.Identifier, Text: var name } && s.At(place - 1).Kind != TokenKind.Dot && !s.Outline.Declares(name)
        && (name == "negate" || CoreFunctions.Find(name) is not null || s.Outline.DeclaresFunction(name) || StandardLibrary.ModuleOf(name) is not null);
}
