namespace RewardLang.Syntax.Remedies;

/// <summary>A choice whose condition stands in brackets and has no 'then' behind it: <c>if (near) 1 else 0</c>.</summary>
internal static class BracketedCondition
{
    public static Remedy? For(BrokenStatement s)
    {
        // Behind its condition the reading goes on with '-1', and with brackets; the choice is the last one that begins before.
        var first = Enumerable.Range(1, Math.Max(Math.Min(s.Position, s.Last) - 1, 0)).LastOrDefault(i => s.At(i).Kind == TokenKind.If && s.At(i + 1).Kind == TokenKind.LeftParenthesis && s.Closing(i + 1) < s.Position);
        if (first == 0 || !(s.Expects(TokenKind.Then) || s.Found.Kind == TokenKind.Else))
            return null;
        var last = EndOf(s, first);
        return Read(s, first, last) is { } text && text != s.Text(first, last) ? new Remedy($"Write '{text}'.") { Replacement = text, Place = s.Span(first, last) } : null;
    }

    /// <summary>The choice in words; null where a part of it is missing.</summary>
    private static string? Read(BrokenStatement s, int first, int last)
    {
        if (s.At(first).Kind != TokenKind.If)
            return s.Text(first, last);
        if (s.At(first + 1).Kind != TokenKind.LeftParenthesis || s.Closing(first + 1) is not (> 0 and var close) || s.Find(TokenKind.Else, close + 1) is not (> 0 and var @else) || @else >= last || @else == close + 1
            || s.At(close + 1).Kind is TokenKind.Then or TokenKind.And or TokenKind.Or or TokenKind.Star or TokenKind.Slash || TokenFacts.IsComparison(s.At(close + 1).Kind))
            return null;
        return Read(s, @else + 1, last) is { } otherwise ? $"if {s.Text(first + 2, close - 1)} then {s.Text(close + 1, @else - 1)} else {otherwise}" : null;
    }

    /// <summary>The last token of the choice: a bracket around it, a comma or a clause of the statement ends it.</summary>
    private static int EndOf(BrokenStatement s, int first)
    {
        var (last, depth) = (first, 0);
        while (last < s.Last && !(depth == 0 && s.At(last + 1).Kind is TokenKind.Comma or TokenKind.When or TokenKind.Weight) && (depth += TokenFacts.Step(s.At(last + 1).Kind)) >= 0)
            last++;
        return last;
    }
}
