namespace RewardLang.Syntax.Remedies;

/// <summary>A loop of another language that adds a value for each element to a name: <c>for i in range(4): total += x[i]</c>.</summary>
/// <param name="Name">What is added to.</param>
/// <param name="Value">The sum of all that is added.</param>
internal sealed record LoopSum(Token Name, string Value)
{
    /// <summary>The axis that is to be declared for it; null for none.</summary>
    public string? Declaration { get; private init; }

    /// <summary>The sum that a statement is; null where the loop does more or something else.</summary>
    public static LoopSum? Read(BrokenStatement s)
    {
        if (s.First is not { Kind: TokenKind.Identifier, Text: "for" } || s.At(1).Kind != TokenKind.Identifier || s.At(2).Kind != TokenKind.In || Opening(s, 3) is not (> 3 and var open))
            return null;
        var index = s.At(1).Text;
        var value = open == 4 && s.Outline.AxesOf(s.At(3).Text) is not null && !s.Tokens(open + 1, s.Last).Any(t => t.Text == s.At(3).Text) ? s.At(3).Text : null;
        var (first, last) = Body(s, open);
        PairedElements? pairs = null;
        if (first <= last && s.At(first) is { Kind: TokenKind.Identifier, Text: "for" } && Opening(s, first + 1) is > 0 and var inner)
        {
            pairs = PairedElements.Read(s, inner + 1, last, index, first + 1);
            if (pairs is null)
                return null;
            (first, last) = Body(s, inner, last);
        }

        string? TextOf(int from, int to) => pairs is null ? AllElements.Text(s, from, to, index, value) : pairs.Text(s, from, to);
        string? condition = null;
        while (first <= last && s.At(first).Kind == TokenKind.If && condition is null)
        {
            if (Opening(s, first + 1) is not (> 0 and var then))
                return null;
            if (pairs?.Where(s, first + 1, then - 1) is { } some)
                pairs = some;
            else if ((condition = TextOf(first + 1, then - 1)) is null)
                return null;
            (first, last) = Body(s, then, last);
        }

        if (first > last || Branches.Part(s, first, last) is not ((TokenKind.Plus or TokenKind.Minus) and var sign, var added)
            || !s.Tokens(open + 1, last).Any(t => t.Kind == TokenKind.Identifier && t.Text == index) || TextOf(added, last) is not { } element)
            return null;
        var (fold, folded) = condition is null ? ("sum", element) : element is "1" or "1.0" ? ("count", condition) : ("sum", $"if {condition} then {element} else 0");
        if (pairs is not null && pairs.Folded(fold, folded) is var ofPairs)
            folded = ofPairs!;
        return new LoopSum(s.At(first), $"{(sign == TokenKind.Plus ? "" : "-")}{fold}({folded})") { Declaration = pairs?.Declaration };
    }

    /// <summary>What the name becomes, from the value that it has before; null where that is asked for and not known.</summary>
    public string? From(string? start) => start is null && Name.Kind == TokenKind.Identifier ? null
        : start is null or "0" or "0.0" ? Value : Value[0] == '-' ? $"{start} - {Value.Substring(1)}" : $"{start} + {Value}";

    /// <summary>The first ':' or brace that stands in no bracket; -1 for none.</summary>
    private static int Opening(BrokenStatement s, int start) => (s.Find(TokenKind.Colon, start), s.Find(TokenKind.LeftBrace, start)) switch
    {
        ( < 0, var brace) => brace,
        (var colon, < 0) => colon,
        var (colon, brace) => Math.Min(colon, brace),
    };

    /// <summary>The first and the last token behind a ':' or within braces.</summary>
    private static (int First, int Last) Body(BrokenStatement s, int open, int? last = null) =>
        s.At(open).Kind == TokenKind.LeftBrace ? (open + 1, s.Closing(open) == (last ?? s.Last) ? s.Closing(open) - 1 : -1) : (open + 1, last ?? s.Last);
}
