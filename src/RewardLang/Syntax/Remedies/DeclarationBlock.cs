namespace RewardLang.Syntax.Remedies;

/// <summary><c>inputs { height : real&lt;m&gt;  fallen : bool }</c>: one statement declares one name here.</summary>
internal static class DeclarationBlock
{
    private const int LongestShown = 300;
    private const int MostEntries = 60;

    /// <summary>The keyword that a word for several stands for; null for others.</summary>
    private static string? KeywordOf(string word) => word switch
    {
        "input" or "inputs" or "observations" or "observation" or "obs" or "sensors" => "input",
        "param" or "params" or "parameters" or "hyperparameters" or "config" or "constants" => "param",
        "let" or "lets" or "locals" or "definitions" or "features" => "let",
        "term" or "terms" or "rewards" or "components" => "term",
        "output" or "outputs" or "metrics" or "logs" => "output",
        "end" or "ends" or "terminations" or "dones" => "end",
        "axis" or "axes" or "dims" or "dimensions" => "axis",
        _ => null,
    };

    /// <summary>The statements of a block; null for other statements, and for what is in no such form.</summary>
    public static Remedy? For(BrokenStatement s)
    {
        var open = s.At(1).Kind == TokenKind.Colon ? 2 : 1;
        if (s.First.Text is "weights" or "weight" or "coefficients" && s.At(open).Kind is TokenKind.LeftBrace && s.Closing(open) == s.Last && Entries(s, open + 1, s.Last - 1) is [var first, ..] && first.Last >= first.First + 2)
            return new Remedy($"A weight stands behind its term, as in 'term {s.At(first.First).Text} = … weight {s.Text(first.First + 2, first.Last)}': write each there, and 'total = weighted_sum(terms)' for the sum, or no total.");
        if (KeywordOf(s.First.Text) is not { } keyword || s.At(open).Kind != TokenKind.LeftBrace || s.Closing(open) != s.Last)
            return null;
        var entries = Entries(s, open + 1, s.Last - 1);
        if (entries.Count is 0 or > MostEntries)
            return null;
        var lines = entries.Select(e => Line(s, keyword, e.First, e.Last)).ToList();
        var text = string.Join("\n  ", lines);
        var shown = string.Join("  ", lines);
        return new Remedy($"One statement declares one name, without braces: write '{(shown.Length <= LongestShown ? shown : $"{lines[0]}  …")}'.") { Replacement = text, Place = s.Span(0, s.Last) };
    }

    private static string Line(BrokenStatement s, string keyword, int first, int last) => keyword == "end" ? $"end {s.At(first).Text} when {s.Text(first + 2, last)}"
        : keyword is "let" or "term" or "output" or "axis" ? $"{keyword} {TokenFacts.Written(s.At(first))} = {s.Text(first + 2, last)}" : $"{keyword} {s.Text(first, last)}";

    /// <summary>Where entries stand: each begins with a name before ':' or '='.</summary>
    private static List<(int First, int Last)> Entries(BrokenStatement s, int first, int last)
    {
        var starts = new List<int>();
        var depth = 0;
        for (var i = first; i <= last; i++)
        {
            // 'k : real = 1' is one entry.
            var begins = s.At(i).Kind == TokenKind.Identifier && (s.At(i + 1).Kind == TokenKind.Colon || s.At(i + 1).Kind == TokenKind.Equals && s.At(i - 1).Kind != TokenKind.Colon);
            if (depth == 0 && begins)
                starts.Add(i);
            depth += TokenFacts.Step(s.At(i).Kind);
        }

        if (starts.Count == 0 || starts[0] != first)
            return [];
        var ends = starts.Skip(1).Append(last + 1).Select(next => s.At(next - 1).Kind == TokenKind.Comma ? next - 2 : next - 1);
        return [.. starts.Zip(ends, (start, end) => (start, end)).Where(e => e.end > e.start + 1)];
    }
}
