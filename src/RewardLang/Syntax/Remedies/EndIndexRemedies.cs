namespace RewardLang.Syntax.Remedies;

/// <summary><c>q[end]</c>, <c>q[end-1]</c>, <c>q(end)</c> of Julia and MATLAB: places that are counted from the end.</summary>
internal static class EndIndexRemedies
{
    public static Remedy? For(BrokenStatement s)
    {
        if (s.Found.Kind != TokenKind.EndWord || s.Opening() is not (> 0 and var open) || open != s.Position - 1 || s.At(open - 1).Kind != TokenKind.Identifier)
            return null;
        var (name, close) = (s.At(open - 1).Text, s.Closing(open));
        var isIndex = s.At(open).Kind == TokenKind.LeftBracket || s.At(open).Kind == TokenKind.LeftParenthesis && s.Outline.AxesOf(name) is not null;
        if (!isIndex)
            return null;
        var length = s.Outline.LengthOf(name);
        var back = close == s.Position + 1 ? 0 : close == s.Position + 3 && s.Next.Kind == TokenKind.Minus && s.At(close - 1) is { Kind: TokenKind.Number, Value: >= 1 and var steps } && steps < length ? (int)steps : -1;
        var place = length is null ? "" : $", here {length - 1}{(back > 0 ? $", and {s.Text(s.Position, close - 1)} is {length - 1 - back}" : "")}";
        return new Remedy($"Nothing counts from the end: the last of n is n - 1{place}.")
        {
            Replacement = length is null || back < 0 ? null : $"{name}[{length - 1 - back}]",
            Place = close < 0 ? null : s.Span(open - 1, close),
        };
    }
}
