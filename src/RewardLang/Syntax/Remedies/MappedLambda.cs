namespace RewardLang.Syntax.Remedies;

/// <summary>A function of each element, <c>map(watch, w => min(w, 1))</c> or <c>watch.map(lambda w: min(w, 1))</c>, as what it is of all at once.</summary>
internal static class MappedLambda
{
    private static readonly string[] s_words = ["map", "apply", "vmap", "select", "Select", "transform"];

    public static Remedy? For(BrokenStatement s)
    {
        if ((Mapped(s, s_words) ?? Mapped(s, s_filters)) is { } mapped)
            return mapped;
        return s.Found.Kind == TokenKind.Equals && s.Next.Kind == TokenKind.Greater && s.Opening() >= 0
            ? new Remedy("There are no lambdas: declare 'fn name(x) = …' beside the program, and call it with all elements at once.") : null;
    }

    /// <summary>What is left of the elements for which a condition holds; how many these are is a count.</summary>
    private static readonly string[] s_filters = ["filter", "Filter", "Where", "where"];

    private static Remedy? Mapped(BrokenStatement s, string[] words)
    {
        for (var open = 1; open <= s.Last; open++)
        {
            if (!words.Contains(s.At(open - 1).Text) || !s.IsCall(open) || s.Closing(open) is not (> 0 and var close) || s.Position < open || s.Position > close)
                continue;
            var parts = s.Parts(open + 1, close - 1).ToList();
            var isMethod = s.At(open - 2).Kind == TokenKind.Dot && s.At(open - 3).Kind == TokenKind.Identifier;
            if (parts.Select(p => Lambda(s, p)).FirstOrDefault(l => l is not null) is not var (name, body, last) || (isMethod ? parts.Count != 1 : parts.Count != 2))
                return null;
            var values = isMethod ? (First: open - 3, Last: open - 3) : parts.First(p => Lambda(s, p) is null);
            if (values.First != values.Last || s.At(values.First).Kind != TokenKind.Identifier || AllElements.Text(s, body, last, name, s.At(values.First).Text) is not { } text)
                return null;
            if (words == s_filters)
                return Counted(s, isMethod ? open - 3 : open - 1, close, text);
            return new Remedy($"A function takes all elements of an axis at once: write {text}.") { Replacement = text, Place = s.Span(isMethod ? open - 3 : open - 1, close), Mark = s.At(open - 1).Span, Found = $"'{s.At(open - 1).Text}'", Expected = "a function's own name" };
        }

        return null;
    }

    private static Remedy Counted(BrokenStatement s, int first, int close, string condition)
    {
        var isCounted = s.IsCall(first - 1) && s.At(first - 2).Text is "len" or "count" or "size" && s.Closing(first - 1) == close + 1;
        return isCounted ? new Remedy($"A condition takes all elements of an axis at once: write count({condition}).") { Replacement = $"count({condition})", Place = s.Span(first - 2, close + 1), Mark = s.At(first - 2).Span, Found = $"'{s.At(first - 2).Text}'", Expected = "a function's own name" }
            : new Remedy($"Nothing is left out of an axis: a fold takes what counts, as in count({condition}), any({condition}), or sum(if {condition} then x else 0).");
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
