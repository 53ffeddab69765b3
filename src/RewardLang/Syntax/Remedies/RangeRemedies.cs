namespace RewardLang.Syntax.Remedies;

/// <summary>Ranges whose ends something else than two points sets apart: <c>in 0 to 1</c>, <c>in 0, 1</c>, <c>in 0 - 1</c>.</summary>
internal static class RangeRemedies
{
    public static Remedy? For(BrokenStatement s)
    {
        if (s.First.Kind is not (TokenKind.Input or TokenKind.Param or TokenKind.Check) || s.Find(TokenKind.In) is not (> 1 and var range) || s.Position < range + 2 || s.Opening() >= 0)
            return null;
        var between = s.Found switch
        {
            { Kind: TokenKind.Identifier, Text: "to" or "through" or "until" or "till" or "upto" } or { Kind: TokenKind.And or TokenKind.Comma or TokenKind.Colon } => s.Position,
            { Kind: TokenKind.End } or { Kind: TokenKind.Identifier, Text: "shared" or "episodic" } => Enumerable.Range(range + 2, Math.Max(s.Position - range - 3, 0)).FirstOrDefault(i => s.At(i).Kind == TokenKind.Minus && s.At(i - 1).Kind == TokenKind.Number),
            _ => 0,
        };
        if (between == 0)
            return null;
        var last = s.At(s.Last) is { Kind: TokenKind.Identifier, Text: "shared" or "episodic" } ? s.Last - 1 : s.Last;
        if (last <= between || !IsEnd(s, range + 1, between - 1) || !IsEnd(s, between + 1, last))
            return null;
        var text = $"{s.Text(range + 1, between - 1)} .. {s.Text(between + 1, last)}";
        return new Remedy($"A range is written with two points: in {text}.") { Replacement = text, Place = s.Span(range + 1, last) }.At(s.At(between), "'..'");
    }

    /// <summary>Whether tokens are a number or a name, with a sign and a unit perhaps.</summary>
    private static bool IsEnd(BrokenStatement s, int first, int last)
    {
        if (s.At(first).Kind is TokenKind.Minus or TokenKind.Plus)
            first++;
        return first <= last && s.At(first).Kind is TokenKind.Number or TokenKind.Identifier && (first == last || s.At(first + 1).Kind == TokenKind.Less && s.At(last).Kind == TokenKind.Greater);
    }
}
