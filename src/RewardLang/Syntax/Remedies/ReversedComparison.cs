namespace RewardLang.Syntax.Remedies;

/// <summary><c>x =&gt; 2</c> and <c>x =&lt; 2</c>, the signs of a comparison in the wrong order.</summary>
internal static class ReversedComparison
{
    public static Remedy? For(BrokenStatement s)
    {
        var isAbove = s.Next.Kind == TokenKind.Greater;
        if (s.Found.Kind != TokenKind.Equals || !isAbove && s.Next.Kind != TokenKind.Less || s.Next.Span.Start != s.Found.Span.End || s.Position + 2 > s.Last
            || !TokenFacts.CanEndStatement(s.Previous.Kind) || isAbove && (IsParameters(s) || IsLink(s)))
            return null;
        var sign = isAbove ? ">=" : "<=";
        return new Remedy($"Write '{sign}'.") { Replacement = sign, Place = s.Span(s.Position, s.Position + 1), Mark = s.Span(s.Position, s.Position + 1), Found = $"'{s.Text(s.Position, s.Position + 1)}'", Expected = "a comparison" };
    }

    /// <summary>Whether an arrow stands between two values of a state, or between a condition and what is claimed under it.</summary>
    private static bool IsLink(BrokenStatement s) => s.First.Kind is TokenKind.State or TokenKind.Backward ? s.Expects(TokenKind.Then) && s.Find(TokenKind.If) < 0
        : s.First.Kind == TokenKind.Check && s.Tokens(s.Position + 2, s.Last).Any(t => TokenFacts.IsComparison(t.Kind) || t.Kind == TokenKind.In);

    /// <summary>Whether what stands before an arrow is what a lambda or a 'match' names: a name of nothing, names in brackets, or a case.</summary>
    private static bool IsParameters(BrokenStatement s)
    {
        var before = s.At(s.Position - 2).Kind;
        var isAlone = before is TokenKind.Equals or TokenKind.LeftParenthesis or TokenKind.Comma or TokenKind.LeftBrace or TokenKind.LeftBracket;
        if (s.Tokens(0, s.Position).Any(t => t.Kind == TokenKind.LeftBrace || t.Text is "match" or "switch" or "case" or "lambda"))
            return true;
        if (s.Previous.Kind == TokenKind.RightParenthesis)
            return Enumerable.Range(0, s.Position).Any(i => s.At(i).Kind == TokenKind.LeftParenthesis && s.Closing(i) == s.Position - 1 && !s.IsCall(i) && s.Tokens(i + 1, s.Position - 2).All(t => t.Kind is TokenKind.Identifier or TokenKind.Comma));
        return isAlone && s.Previous.Kind == TokenKind.Identifier && (!s.Outline.Declares(s.Previous.Text) || s.Tokens(s.Position + 2, s.Last).Any(t => t.Text == s.Previous.Text));
    }
}
