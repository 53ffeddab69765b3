using System.Text;

namespace RewardLang.Syntax.Remedies;

/// <summary>Indices of papers in braces: <c>a_{t-1}</c> for the step before, <c>x_{goal}</c> for a name.</summary>
internal static class TimeIndexRemedies
{
    private const int MostSteps = 2;

    /// <summary>An index as it is written, what stands for it, and the tokens that it takes.</summary>
    private sealed record Indexed(string Written, string Meant, int First, int Last);

    public static Remedy? For(BrokenStatement s)
    {
        if (s.Found.Kind != TokenKind.LeftBrace || InBraces(s, s.Position - 1) is not { } found)
            return null;
        var all = Enumerable.Range(1, s.Last).Select(i => InBraces(s, i) ?? Bare(s, i)).OfType<Indexed>().ToList();
        var (first, last) = (all[0].First, all[all.Count - 1].Last);
        var text = new StringBuilder();
        for (var i = first; i <= last; i++)
        {
            if (i > first && s.IsApart(i))
                text.Append(' ');
            var index = all.FirstOrDefault(a => a.First == i);
            text.Append(index?.Meant ?? TokenFacts.Written(s.At(i)));
            i = index?.Last ?? i;
        }

        var others = all.Where(a => a.Meant != found.Meant).Select(a => $"{a.Meant} for {a.Written}").Distinct().ToList();
        var reason = found.Meant == Name(s, s.Position - 1) ? "A name has no braces" : "Time is not an index";
        return new Remedy($"{reason}: write {string.Join(", and ", others.Prepend($"{found.Meant} for {found.Written}"))}.")
        {
            Replacement = text.ToString(),
            Place = s.Span(first, last),
            Mark = s.Span(found.First, found.Last),
            Found = "an index in braces",
            Expected = "a name",
        };
    }

    /// <summary><c>a_{t-1}</c> whose name stands at a place; null for others.</summary>
    private static Indexed? InBraces(BrokenStatement s, int place)
    {
        var (name, open) = (s.At(place), place + 1);
        if (name.Kind != TokenKind.Identifier || name.Text.Length < 2 || !name.Text.EndsWith("_", StringComparison.Ordinal) || s.At(open).Kind != TokenKind.LeftBrace || s.At(open).Span.Start != name.Span.End
            || s.Closing(open) is not (> 0 and var close))
            return null;
        var meant = s.At(place + 2) is { Kind: TokenKind.Identifier, Text: "t" or "k" } ? OfStep(name.Text.TrimEnd('_'), s, place + 3, close) : close == open + 2 ? Name(s, place) : null;
        return meant is null ? null : new Indexed(s.Text(place, close), meant, place, close);
    }

    /// <summary><c>a_t</c> of a declared <c>a</c>.</summary>
    private static Indexed? Bare(BrokenStatement s, int place) =>
        s.At(place) is { Kind: TokenKind.Identifier, Text: var text } && text.EndsWith("_t", StringComparison.Ordinal) && !s.Outline.Declares(text) && s.Outline.Declares(text.Substring(0, text.Length - 2))
            ? new Indexed(text, text.Substring(0, text.Length - 2), place, place) : null;

    private static string? OfStep(string value, BrokenStatement s, int sign, int close)
    {
        if (sign == close)
            return value;
        if (sign + 2 != close || s.At(sign).Kind is not (TokenKind.Minus or TokenKind.Plus) || s.At(sign + 1) is not { Kind: TokenKind.Number, Value: >= 1 and <= MostSteps and var steps })
            return null;
        var meant = value;
        for (var i = 0; i < steps; i++)
            meant = s.At(sign).Kind == TokenKind.Minus ? $"prev({meant}, initial: {value})" : $"next({meant}, final: {value})";
        return meant;
    }

    /// <summary>The name without its braces: <c>x_goal</c> for <c>x_{goal}</c>.</summary>
    private static string Name(BrokenStatement s, int place) => s.At(place).Text + s.At(place + 2).Text;
}
