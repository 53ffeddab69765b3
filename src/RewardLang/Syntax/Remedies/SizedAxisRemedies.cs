namespace RewardLang.Syntax.Remedies;

/// <summary>Axes that are given their size in a type: <c>real[joint = 7]</c>.</summary>
internal static class SizedAxisRemedies
{
    public static Remedy? For(BrokenStatement s)
    {
        if (s.First.Kind is not (TokenKind.Input or TokenKind.Param) || s.Found.Kind is not (TokenKind.Equals or TokenKind.Colon) || s.Opening() is not (> 2 and var open)
            || s.At(open).Kind != TokenKind.LeftBracket || s.Closing(open) is not (> 0 and var close) || s.Find(TokenKind.Equals) is > 0 and var value && value < open)
            return null;
        var axes = s.Parts(open + 1, close - 1).ToList();
        if (axes.Any(a => s.At(a.First).Kind != TokenKind.Identifier || a.Last != a.First && (a.Last != a.First + 2 || s.At(a.Last).Kind != TokenKind.Number)))
            return null;
        var declarations = axes.Where(a => a.Last > a.First && s.Outline.IsFirstSized(s.At(a.First))).Select(a => $"axis {s.At(a.First).Text} = {s.At(a.Last).Text}").ToList();
        var names = $"[{string.Join(", ", axes.Select(a => s.At(a.First).Text))}]";
        var type = $"{s.Text(3, open - 1)}{names}";
        return new Remedy(declarations.Count == 0 ? $"The size of an axis stands in its declaration: write {type} here."
            : $"An axis is declared on its own: write '{string.Join("  ", declarations)}' above, and {type} here.")
        {
            Replacement = string.Concat(declarations.Select(d => d + "\n  ")) + s.Text(0, open - 1) + names + (close < s.Last ? " " + s.Text(close + 1, s.Last) : ""),
            Place = s.Span(0, s.Last),
        };
    }
}
