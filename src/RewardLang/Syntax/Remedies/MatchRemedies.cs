namespace RewardLang.Syntax.Remedies;

/// <summary>Choices by cases: Rust's <c>match</c>, the <c>switch</c> of C and C#, Python's <c>match</c> and <c>case</c>.</summary>
internal static class MatchRemedies
{
    private const int MostCases = 16;

    /// <summary>A case: when it applies, null for what is otherwise, and its value.</summary>
    private sealed record Case(string? Condition, string Value);

    /// <summary><c>match stage { 0 => a, _ => b }</c> or <c>stage switch { … }</c> within an expression.</summary>
    public static Remedy? For(BrokenStatement s)
    {
        var isBehind = s.Found.Text == "switch" && s.Next.Kind == TokenKind.LeftBrace && s.Previous.Kind == TokenKind.Identifier;
        if (!isBehind && s.Previous is not { Kind: TokenKind.Identifier, Text: "match" or "switch" })
            return null;
        var (subject, open) = isBehind ? (s.Position - 1, s.Position + 1) : (s.Position, s.Find(TokenKind.LeftBrace, s.Position));
        if (open < subject || s.Closing(open) is not (> 0 and var close))
            return null;
        // Without a subject each pattern is a condition.
        var value = open == subject ? "" : Subject(s, subject, isBehind ? subject : open - 1);
        var cases = s.Parts(open + 1, close - 1).Select(part => Arm(s, value, part.First, part.Last)).ToList();
        // True and false, and all members of an enum, leave nothing for others.
        if (cases is [{ Condition: { } one }, { Condition: { } other }] && (other == $"not {one}" || one == $"not {other}") || cases.TrueForAll(c => c?.Condition is not null) && s.Outline.Enums.Values.Any(e => e.Count == cases.Count))
            cases[cases.Count - 1] = cases[cases.Count - 1]! with { Condition = null };
        return Choice(cases) is { } text ? new Remedy($"Write '{text}'.") { Replacement = text, Place = s.Span(isBehind ? subject : s.Position - 1, close) } : null;
    }

    /// <summary><c>match stage: case 0: bonus = 1 …</c>, a statement whose cases all assign one name.</summary>
    public static Remedy? Statement(BrokenStatement s)
    {
        if (s.First is not { Kind: TokenKind.Identifier, Text: "match" or "switch" })
            return null;
        var open = Enumerable.Range(1, s.Last).FirstOrDefault(i => s.At(i).Kind is TokenKind.Colon or TokenKind.LeftBrace);
        if (open < 2)
            return null;
        var last = s.At(open).Kind == TokenKind.LeftBrace ? s.Closing(open) - 1 : s.Last;
        var starts = Enumerable.Range(open + 1, Math.Max(last - open, 0)).Where(i => s.At(i) is { Kind: TokenKind.Identifier, Text: "case" or "default" }).ToList();
        var (value, names, cases) = (Subject(s, 1, open - 1), new HashSet<string>(StringComparer.Ordinal), new List<Case?>());
        for (var i = 0; i < starts.Count; i++)
        {
            var end = i + 1 < starts.Count ? starts[i + 1] - 1 : last;
            var colon = s.Find(TokenKind.Colon, starts[i]);
            if (s.At(end).Text == "break")
                end--;
            if (colon < 0 || colon + 3 > end || s.At(colon + 2).Kind != TokenKind.Equals || s.Find(TokenKind.Equals, colon + 3) is > 0 and var other && other <= end)
                return null;
            names.Add(s.At(colon + 1).Text);
            var condition = s.At(starts[i]).Text == "default" ? "_" : Condition(s, value, starts[i] + 1, colon - 1);
            cases.Add(condition is null ? null : new Case(condition == "_" ? null : condition, s.Text(colon + 3, end)));
        }

        if (names.Count != 1 || Choice(cases) is not { } choice)
            return null;
        var text = $"let {names.First()} = {choice}";
        return new Remedy($"Write '{text}'.") { Replacement = text, Place = s.Span(0, s.Last) };
    }

    /// <summary>The cases as a chain of choices; null where one is not told, or none is for all others.</summary>
    private static string? Choice(List<Case?> cases)
    {
        if (cases.Count is < 2 or > MostCases || cases.Contains(null) || cases[cases.Count - 1]!.Condition is not null || cases.Count(c => c!.Condition is null) > 1)
            return null;
        return string.Concat(cases.Select(c => c!.Condition is { } condition ? $"if {condition} then {c.Value} else " : c.Value));
    }

    private static Case? Arm(BrokenStatement s, string subject, int first, int last)
    {
        for (var i = first + 1; i < last - 1; i++)
        {
            if (s.At(i).Kind is not (TokenKind.Equals or TokenKind.Minus) || s.At(i + 1).Kind != TokenKind.Greater || s.At(i).Span.End != s.At(i + 1).Span.Start)
                continue;
            return Condition(s, subject, first, i - 1) is { } condition ? new Case(condition == "_" ? null : condition, s.Text(i + 2, last)) : null;
        }

        // 'switch grasped { true: 1, false: 0 }'.
        var colon = Enumerable.Range(first, Math.Max(last - first, 0)).FirstOrDefault(i => s.At(i).Kind == TokenKind.Colon);
        var start = s.At(first).Text == "case" ? first + 1 : first;
        return colon > start && Condition(s, subject, start, colon - 1) is { } pattern ? new Case(pattern == "_" ? null : pattern, s.Text(colon + 1, last)) : null;
    }

    /// <summary>When a pattern applies, <c>_</c> for always; null for one that is not told.</summary>
    private static string? Condition(BrokenStatement s, string subject, int first, int last)
    {
        var pattern = s.Text(first, last);
        if (pattern is "_" or "else" or "default")
            return "_";
        if (subject.Length == 0)
            return pattern;
        if (pattern is "true" or "True")
            return subject;
        if (pattern is "false" or "False")
            return $"not {subject}";
        if (TokenFacts.IsComparison(s.At(first).Kind) && first < last)
            return $"{subject} {pattern}";
        if (Enumerable.Range(first, last - first + 1).Any(i => s.At(i).Kind is not (TokenKind.Number or TokenKind.Identifier or TokenKind.Minus or TokenKind.Or) && s.Outline.NumberOfMember(s.At(i).Text) is null))
            return null;
        var alternatives = new List<string>();
        for (var (i, start) = (first, first); i <= last + 1; i++)
        {
            if (i <= last && s.At(i).Kind != TokenKind.Or)
                continue;
            if (start == i)
                return null;
            alternatives.Add($"{subject} == {(start == i - 1 ? s.Outline.NumberOfMember(s.At(start).Text) : null) ?? s.Text(start, i - 1)}");
            start = i + 1;
        }

        return string.Join(" or ", alternatives);
    }

    /// <summary>What is matched, in brackets where it needs them.</summary>
    private static string Subject(BrokenStatement s, int first, int last)
    {
        var isBracketed = s.At(first).Kind == TokenKind.LeftParenthesis && s.Closing(first) == last;
        return isBracketed && last == first + 2 ? s.Text(first + 1, last - 1) : !isBracketed && Enumerable.Range(first, last - first + 1).Any(i => TokenFacts.IsOperator(s.At(i).Kind)) ? $"({s.Text(first, last)})" : s.Text(first, last);
    }
}
