using RewardLang.Semantics;

namespace RewardLang.Syntax.Remedies;

/// <summary>What stands behind a number: a unit, a factor, or the spelling of a number in another language.</summary>
internal static class NumberRemedies
{
    public static Remedy? For(BrokenStatement s) => s.Found.Kind switch
    {
        TokenKind.Identifier when s.Previous.Kind == TokenKind.Number => Name(s),
        TokenKind.Number when s.Previous.Kind == TokenKind.Number && s.Previous.Span.End == s.Found.Span.Start => "A number has one decimal point.",
        TokenKind.Number when s.Previous.Kind == TokenKind.Caret => "The power of a unit is a whole number up to 12.",
        not TokenKind.End when s.Previous.Kind == TokenKind.Greater && s.ExpectsExpression => Apart(s),
        _ => null,
    };

    /// <summary><c>2 &lt;m&gt;</c>, which reads as a comparison.</summary>
    private static Remedy Apart(BrokenStatement s)
    {
        const string Rule = "A unit follows its number without a space";
        var open = Enumerable.Range(0, s.Position).LastOrDefault(i => s.At(i).Kind == TokenKind.Less);
        return open < 1 || s.At(open - 1).Kind != TokenKind.Number ? new Remedy($"{Rule}, as in 2<m>.")
            : new Remedy($"{Rule}: write {s.At(open - 1).Text}{string.Concat(Enumerable.Range(open, s.Position - open).Select(i => s.At(i).Text))}.")
            {
                Replacement = $"{s.At(open - 1).Text}<",
                Place = s.Span(open - 1, open),
            };
    }

    private static Remedy Name(BrokenStatement s)
    {
        var (number, name) = (s.Previous, s.Found);
        var isTouching = number.Span.End == name.Span.Start;
        if (NumberFacts.IsSuffix(number, name))
            return new Remedy($"A number has no suffix: write {number.Text}.") { Replacement = "" };
        if (isTouching && (name.Text[0] == '_' || name.Text.Length > 1 && name.Text[0] is 'x' or 'X' && char.IsLetterOrDigit(name.Text[1]) || name.Text == "e"))
            return new Remedy("A number is written in digits, with a point and an exponent at most: 1000, 0.5, 1e-3.");
        var isUnit = UnitTable.Units.ContainsKey(name.Text) || s.Outline.DeclaresUnit(name.Text);
        if (s.Next.Kind == TokenKind.LeftParenthesis || !isUnit && s.Outline.Declares(name.Text))
            return new Remedy($"Put an operator between: {number.Text} * {name.Text}.");
        if (!isUnit && !isTouching)
            return new Remedy($"Behind a number stands an operator or the next statement, and '{name.Text}' is neither.");
        // 1 m/s is one unit.
        var (unit, last) = s.Next.Kind == TokenKind.Slash && s.At(s.Position + 2) is { Kind: TokenKind.Identifier } below && UnitTable.Units.ContainsKey(below.Text)
            ? ($"{name.Text}/{below.Text}", s.Position + 2)
            : (name.Text, s.Position);
        if (last > s.Position && s.At(last + 1).Kind == TokenKind.Caret)
            (unit, last) = ($"{unit}^{s.At(last + 2).Text}", last + 2);
        return new Remedy($"Write the unit in angle brackets, {number.Text}<{unit}>, or an operator between.")
        {
            Replacement = isUnit ? $"{number.Text}<{unit}>" : null,
            Place = number.Span.To(s.At(last).Span),
        };
    }
}
