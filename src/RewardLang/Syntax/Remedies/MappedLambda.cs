namespace RewardLang.Syntax.Remedies;

/// <summary>A function of each element, <c>map(watch, w => min(w, 1))</c> or <c>watch.map(lambda w: min(w, 1))</c>, as what it is of all at once.</summary>
internal static class MappedLambda
{
    private static readonly string[] s_words = ["map", "apply", "vmap", "select", "Select", "transform"];

    public static Remedy? For(BrokenStatement s)
    {
        if (Mapped(s) is { } mapped)
            return mapped;
        return s.Found.Kind == TokenKind.Equals && s.Next.Kind == TokenKind.Greater && s.Opening() >= 0
            ? new Remedy("There are no lambdas: declare 'fn name(x) = …' beside the program, and call it with all elements at once.") : null;
    }

    private static Remedy? Mapped(BrokenStatement s)
    {
        for (var open = 1; open <= s.Last; open++)
        {
            if (!s_words.Contains(s.At(open - 1).Text) || !s.IsCall(open) || s.Closing(open) is not (> 0 and var close) || s.Position < open || s.Position > close)
                continue;
            var parts = s.Parts(open + 1, close - 1).ToList();
            var isMethod = s.At(open - 2).Kind == TokenKind.Dot && s.At(open - 3).Kind == TokenKind.Identifier;
            if (parts.Select(p => Lambda(s, p)).FirstOrDefault(l => l is not null) is not var (name, body, last) || (isMethod ? parts.Count != 1 : parts.Count != 2))
                return null;
            var values = isMethod ? (First: open - 3, Last: open - 3) : parts.First(p => Lambda(s, p) is null);
            if (values.First != values.Last || s.At(values.First).Kind != TokenKind.Identifier || AllElements.Text(s, body, last, name, s.At(values.First).Text) is not { } text)
                return null;
            return new Remedy($"A function takes all elements of an axis at once: write {text}.") { Replacement = text, Place = s.Span(isMethod ? open - 3 : open - 1, close), Mark = s.At(open - 1).Span };
        }

        return null;
    }

    /// <summary>The parameter of <c>w => body</c>, <c>w -> body</c> or <c>lambda w: body</c>, and where its body is; null for others.</summary>
    private static (string Name, int Body, int Last)? Lambda(BrokenStatement s, (int First, int Last) part)
    {
        var isWord = s.At(part.First).Text == "lambda";
        var name = isWord ? part.First + 1 : part.First;
        var body = isWord ? name + 2 : name + 3;
        var isLambda = s.At(name).Kind == TokenKind.Identifier && body <= part.Last
            && (isWord ? s.At(name + 1).Kind == TokenKind.Colon : s.At(name + 1).Kind is TokenKind.Equals or TokenKind.Minus && s.At(name + 2).Kind == TokenKind.Greater);
        return isLambda ? (s.At(name).Text, body, part.Last) : null;
    }
}
