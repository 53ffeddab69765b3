namespace RewardLang.Syntax.Remedies;

/// <summary><c>require(mass &gt;= 0, "mass is negative")</c>: what is taken for granted of an input is its range.</summary>
internal static class RequirementRemedies
{
    private static readonly string[] s_words = ["require", "requires", "assert", "assume", "assumes", "precondition", "ensure"];

    public static Remedy? For(BrokenStatement s)
    {
        if (!s_words.Contains(s.First.Text) || s.Last < 3)
            return null;
        var (first, last) = s.At(1).Kind == TokenKind.LeftParenthesis && s.Closing(1) == s.Last ? (2, s.Last - 1) : (1, s.Last);
        var parts = s.Parts(first, last).ToList();
        // A text says what went wrong; there is nobody to read it.
        if (parts.Count == 0 || parts.Count > 2 || parts.Count == 2 && s.At(parts[1].First).Kind != TokenKind.Text)
            return null;
        (first, last) = parts[0];
        if (Range(s, first, last) is not var (name, range))
            return OfResult(s, first, last);
        return new Remedy($"What is taken for granted of an input is its range: write '… in {range}' behind the type of '{name}', and remove the line.") { Replacement = "", Place = s.Span(0, s.Last) };
    }

    /// <summary><c>assert total &lt;= 2</c>: what is claimed of a result is a check.</summary>
    private static Remedy? OfResult(BrokenStatement s, int first, int last)
    {
        var isResult = s.At(first) is { Kind: TokenKind.Identifier, Text: "total" } || s.Outline.DeclaresTerm(s.At(first).Text);
        var isClaim = TokenFacts.IsComparison(s.At(first + 1).Kind) && last > first + 1 && s.Tokens(first + 2, last).All(t => t.Kind is TokenKind.Number or TokenKind.Minus)
            || s.At(first + 1).Kind == TokenKind.In && s.Find(TokenKind.DotDot, first) > 0;
        return !isResult || !isClaim ? null : new Remedy($"Write 'check {s.Text(first, last)}'.") { Replacement = $"check {s.Text(first, last)}", Place = s.Span(0, s.Last) };
    }

    /// <summary>The range that one or two comparisons with numbers give an input; null for other conditions.</summary>
    private static (string Name, string Range)? Range(BrokenStatement s, int first, int last)
    {
        if (s.Comparisons(first, last).ToList() is not [var sign] || s.At(sign).Kind is TokenKind.EqualEqual or TokenKind.NotEqual || sign == first || sign == last)
            return null;
        var isLeft = first == sign - 1 && s.Outline.DeclaresInput(s.At(first).Text);
        if (!isLeft && !(sign + 1 == last && s.Outline.DeclaresInput(s.At(last).Text)))
            return null;
        var number = isLeft ? (First: sign + 1, Last: last) : (First: first, Last: sign - 1);
        if (!s.Tokens(number.First, number.Last).Any(t => t.Kind == TokenKind.Number) || s.Tokens(number.First, number.Last).Any(t => t.Kind is TokenKind.LeftParenthesis or TokenKind.And or TokenKind.Or))
            return null;
        var isAbove = s.At(sign).Kind is TokenKind.Greater or TokenKind.GreaterOrEqual == isLeft;
        return (s.At(isLeft ? first : last).Text, isAbove ? $"{s.Text(number.First, number.Last)} .. inf" : $"-inf .. {s.Text(number.First, number.Last)}");
    }
}
