namespace RewardLang.Syntax.Remedies;

/// <summary>Groups of rows whose size is written with other words.</summary>
internal static class GroupRemedies
{
    /// <summary><c>group of 8 answers</c>, <c>group size 8</c>, <c>group = 8</c>.</summary>
    public static Remedy? For(BrokenStatement s)
    {
        if (s.First is not { Kind: TokenKind.Identifier, Text: TokenFacts.GroupWord })
            return null;
        if (ByIndex(s) is { } byIndex)
            return byIndex;
        if (Named(s) is { } named)
            return named;
        var size = Enumerable.Range(1, s.Last).FirstOrDefault(i => s.At(i).Kind == TokenKind.Number);
        if (size == 0 && s.At(1).Text == "of" && s.Position == 3)
            size = 2;
        if (size == 0 || Enumerable.Range(1, s.Last).Any(i => i != size && s.At(i).Kind is not (TokenKind.Identifier or TokenKind.Equals or TokenKind.Colon)))
            return null;
        var text = $"{TokenFacts.GroupWord} of {s.At(size).Text}";
        return new Remedy($"Write '{text}'{(size < s.Last ? "; what the rows are is not named" : "")}.") { Replacement = text, Place = s.Span(0, s.Last) };
    }

    /// <summary><c>group prompt = answers</c>, <c>group prompt of answers</c>: groups have no name.</summary>
    private static Remedy? Named(BrokenStatement s)
    {
        if (s.Last >= 1 && s.Outline.DeclaresInput(s.At(1).Text) && s.Outline.TypeOf(s.At(1).Text) == "int" && !s.Outline.DeclaresParam(s.At(1).Text))
        {
            var byIndex = $"{TokenFacts.GroupWord} by {s.At(1).Text}";
            return new Remedy($"Write '{byIndex}' for the rows with one number of it, or '{TokenFacts.GroupWord} of {(s.Last == 3 ? s.At(3).Text : "size")}' for neighbours.") { Replacement = byIndex, Place = s.Span(0, s.Last), Found = $"'{s.Text(0, 1)}'" };
        }

        if (s.Last != 3 || s.At(1).Kind != TokenKind.Identifier || s.At(2) is not ({ Kind: TokenKind.Equals or TokenKind.Colon } or { Text: "of" or "by" or "size" }) || s.At(3).Kind is not (TokenKind.Identifier or TokenKind.Number))
            return null;
        var text = $"{TokenFacts.GroupWord} {(s.At(3).Kind == TokenKind.Identifier && s.Outline.DeclaresInput(s.At(3).Text) && !s.Outline.DeclaresParam(s.At(3).Text) ? "by" : "of")} {s.At(3).Text}";
        return new Remedy($"Write '{text}', and over: {TokenFacts.GroupWord} for its rows: it has no name.") { Replacement = text, Place = s.Span(0, s.Last), Found = $"'{s.Text(0, 1)}'" };
    }

    /// <summary><c>group of 8 by prompt</c>, which gives both the size and the index.</summary>
    private static Remedy? ByIndex(BrokenStatement s)
    {
        var (of, by) = (Word(s, "of"), Word(s, "by"));
        if (of < 0 || by < 0)
            return null;
        var (size, index) = (s.At(of + 1).Text, s.At(by + 1).Text);
        var text = $"{TokenFacts.GroupWord} by {index}";
        return new Remedy($"Groups are given either by their size or by an index: write '{text}' ('{TokenFacts.GroupWord} of {size}' where the rows of a group are neighbours).")
        {
            Replacement = s.Outline.TypeOf(index) == "int" && s.Last == 4 ? text : null,
            Place = s.Span(0, s.Last),
        };
    }

    /// <summary>The place of a word with something behind it; -1 for none.</summary>
    private static int Word(BrokenStatement s, string word) =>
        Enumerable.Range(1, Math.Max(s.Last - 1, 0)).FirstOrDefault(i => s.At(i) is { Kind: TokenKind.Identifier } token && token.Text == word) is > 0 and var place ? place : -1;
}
