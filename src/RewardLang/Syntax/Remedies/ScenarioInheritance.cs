namespace RewardLang.Syntax.Remedies;

/// <summary>Scenarios that take over the values of another: <c>scenario gripped : open { closed = true }</c>.</summary>
internal static class ScenarioInheritance
{
    private const int LongestShown = 160;

    public static Remedy? For(BrokenStatement s)
    {
        var open = s.Find(TokenKind.LeftBrace);
        if (s.First.Kind != TokenKind.Scenario || s.Position != 2 || open < 3 || Other(s, open) is not { } other)
            return null;
        var text = s.Closing(open) == s.Last && s.Outline.CaseOf(other) is { } values
            && Values(values) is { } inherited && Values([.. Enumerable.Range(open + 1, s.Last - open - 1).Select(s.At)]) is { } own
            ? $"scenario {TokenFacts.Written(s.At(1))} {{ {string.Join("  ", Joined(inherited, own))} }}" : null;
        return new Remedy(text?.Length <= LongestShown ? $"A scenario takes over nothing from another: write all its inputs, '{text}'."
            : $"A scenario takes over nothing from another: write all inputs of '{other}' here, with the values that differ.")
        {
            Replacement = text,
            Place = s.Span(0, s.Last),
        };
    }

    /// <summary>The scenario that is named between this one's name and its brace.</summary>
    private static string? Other(BrokenStatement s, int open)
    {
        var names = Enumerable.Range(2, open - 2).Select(s.At).Where(t => t.Kind == TokenKind.Identifier).Select(t => t.Text).ToList();
        return names.FirstOrDefault(s.Outline.DeclaresScenario) ?? (s.Found.Kind == TokenKind.Colon && open == 4 && names is [var unknown] ? unknown : null);
    }

    private static IEnumerable<string> Joined(List<(string Name, string Text)> inherited, List<(string Name, string Text)> own) =>
        inherited.Where(i => own.All(o => o.Name != i.Name)).Select(i => (i.Name, i.Text, Place: inherited.IndexOf(i)))
            .Concat(own.Select(o => (o.Name, o.Text, Place: inherited.FindIndex(i => i.Name == o.Name) is >= 0 and var place ? place : int.MaxValue)))
            .OrderBy(v => v.Place).Select(v => v.Text);

    /// <summary>The values between two braces, each with its name and as it is written; null where these are not told apart.</summary>
    private static List<(string Name, string Text)>? Values(IReadOnlyList<Token> tokens)
    {
        var values = new List<(string Name, string Text)>();
        var depth = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            var next = i + 1 < tokens.Count ? tokens[i + 1].Kind : TokenKind.End;
            if (depth == 0 && token.Kind == TokenKind.Identifier && next is TokenKind.Equals or TokenKind.Colon)
            {
                values.Add((token.Text, $"{TokenFacts.Written(token)} ="));
                i++;
                continue;
            }

            if (values.Count == 0)
                return null;
            if (depth == 0 && token.Kind == TokenKind.Comma)
                continue;
            var isApart = values[values.Count - 1].Text.EndsWith("=", StringComparison.Ordinal) || token.Span.Start > tokens[i - 1].Span.End;
            values[values.Count - 1] = (values[values.Count - 1].Name, values[values.Count - 1].Text + (isApart ? " " : "") + TokenFacts.Written(token));
            depth += TokenFacts.Step(token.Kind);
        }

        return values;
    }
}
