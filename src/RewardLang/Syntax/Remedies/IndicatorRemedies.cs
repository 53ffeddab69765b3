namespace RewardLang.Syntax.Remedies;

/// <summary>Indicators of mathematics in braces or brackets: <c>1{x &gt; 0}</c>, <c>1(x &gt; 0)</c>.</summary>
internal static class IndicatorRemedies
{
    public static Remedy? For(BrokenStatement s)
    {
        if (s.Found.Kind is not (TokenKind.LeftBrace or TokenKind.LeftParenthesis) || s.Previous is not { Kind: TokenKind.Number, Text: "1" } || s.Previous.Span.End != s.Found.Span.Start
            || s.Closing(s.Position) is not (> 0 and var close) || close < s.Position + 2
            || !Enumerable.Range(s.Position + 1, close - s.Position - 1).Any(i => TokenFacts.IsComparison(s.At(i).Kind) || s.At(i).Kind is TokenKind.And or TokenKind.Or or TokenKind.Not))
            return null;
        var text = $"float({s.Text(s.Position + 1, close - 1)})";
        return new Remedy($"An indicator is the condition itself: write {text}.") { Replacement = text, Place = s.Span(s.Position - 1, close), Mark = s.Span(s.Position - 1, close), Found = "an indicator", Expected = "a condition" };
    }
}
