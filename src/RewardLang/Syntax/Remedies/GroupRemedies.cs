namespace RewardLang.Syntax.Remedies;

/// <summary>Groups of rows whose size is written with other words.</summary>
internal static class GroupRemedies
{
    /// <summary><c>group of 8 answers</c>, <c>group size 8</c>, <c>group = 8</c>.</summary>
    public static Remedy? For(BrokenStatement s)
    {
        if (s.First is not { Kind: TokenKind.Identifier, Text: TokenFacts.GroupWord })
            return null;
        var size = Enumerable.Range(1, s.Last).FirstOrDefault(i => s.At(i).Kind == TokenKind.Number);
        if (size == 0 && s.At(1).Text == "of" && s.Position == 3)
            size = 2;
        if (size == 0 || Enumerable.Range(1, s.Last).Any(i => i != size && s.At(i).Kind is not (TokenKind.Identifier or TokenKind.Equals or TokenKind.Colon)))
            return null;
        var text = $"{TokenFacts.GroupWord} of {s.At(size).Text}";
        return new Remedy($"Write '{text}'{(size < s.Last ? "; what the rows are is not named" : "")}.") { Replacement = text, Place = s.Span(0, s.Last) };
    }
}
