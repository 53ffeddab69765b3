namespace RewardLang.Syntax.Remedies;

/// <summary>The steps of an episode by inputs, as a table of columns: <c>over steps { x = [0, 1]  y = [2, 3] }</c>.</summary>
internal static class ScenarioColumns
{
    private const int LongestShown = 110;

    /// <summary>The same with a case for each step; null for braces that hold something else.</summary>
    /// <param name="s">The statement.</param>
    /// <param name="open">Where the brace opens that is closed by the last token.</param>
    public static Remedy? ToCases(BrokenStatement s, int open)
    {
        var columns = new List<(string Name, List<string> Values, bool IsList)>();
        for (var i = open + 1; i < s.Last;)
        {
            if (!BeginsEntry(s, i))
                return null;
            var end = Enumerable.Range(i + 2, s.Last - i - 2).FirstOrDefault(j => BeginsEntry(s, j)) is > 0 and var next ? next : s.Last;
            var last = s.At(end - 1).Kind == TokenKind.Comma ? end - 2 : end - 1;
            if (last < i + 2)
                return null;
            var isList = s.At(i + 2).Kind == TokenKind.LeftBracket && s.Closing(i + 2) == last;
            columns.Add((s.At(i).Text, isList ? [.. s.Parts(i + 3, last - 1).Select(p => s.Text(p.First, p.Last))] : [s.Text(i + 2, last)], isList));
            i = end;
        }

        // Lists of several lengths may be values of arrays.
        var steps = columns.Where(c => c.IsList).Select(c => c.Values.Count).Distinct().ToList();
        if (columns.Count == 0 || steps.Count > 1)
            return null;
        var cases = Enumerable.Range(0, steps.Count == 0 ? 1 : steps[0])
            .Select(step => $"{{ {string.Join("  ", columns.Select(c => $"{c.Name} = {(c.IsList ? c.Values[step] : c.Values[0])}"))} }}").ToList();
        var text = $"[{string.Join(", ", cases)}]";
        return new Remedy($"Each step is a case of its own: write '{s.Text(0, open - 1)} {(text.Length <= LongestShown || cases.Count < 3 ? text : $"[{cases[0]}, {cases[1]}, … ]")}'.")
        {
            Replacement = text,
            Place = s.Span(open, s.Last),
        };
    }

    private static bool BeginsEntry(BrokenStatement s, int place) =>
        s.At(place).Kind == TokenKind.Identifier && s.At(place + 1).Kind is TokenKind.Equals or TokenKind.Colon && place + 2 <= s.Last;
}
