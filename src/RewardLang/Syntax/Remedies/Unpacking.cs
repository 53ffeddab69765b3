namespace RewardLang.Syntax.Remedies;

/// <summary>Names for the parts of one value in a row: <c>x, v = obs</c>, <c>let (x, v) = obs</c>.</summary>
internal static class Unpacking
{
    private const int MostShown = 2;

    public static Remedy? For(BrokenStatement s)
    {
        var start = s.First.Kind == TokenKind.Let ? 1 : 0;
        var isBracketed = s.At(start).Kind is TokenKind.LeftParenthesis or TokenKind.LeftBracket;
        var (names, last) = (new List<string>(), isBracketed ? start + 1 : start);
        for (; s.At(last).Kind == TokenKind.Identifier; last += 2)
        {
            names.Add(TokenFacts.Written(s.At(last)));
            if (s.At(last + 1).Kind != TokenKind.Comma)
                break;
        }

        var equals = last + (isBracketed ? 2 : 1);
        if (names.Count < 2 || s.At(last).Kind != TokenKind.Identifier || s.At(equals).Kind != TokenKind.Equals || equals >= s.Last)
            return null;
        if (Angles(s, equals + 1, names) is { } angles)
            return angles;
        var values = Values(s, equals + 1, names.Count);
        // What has no name is not asked for.
        var lets = names.Select((name, i) => (Name: name, Text: $"let {name} = {values?[i] ?? "…"}")).Where(l => l.Name != "_").Select(l => l.Text).ToList();
        var shown = string.Join(", ", lets.Take(MostShown).Select(l => $"'{l}'"));
        return new Remedy($"One name each: {shown}{(lets.Count > MostShown ? " and so on." : ".")}")
        {
            Replacement = values is null ? null : string.Join("\n  ", lets),
            Place = s.Span(0, s.Last),
        };
    }

    /// <summary><c>roll, pitch, yaw = euler_from_quat(q)</c>; null for other values.</summary>
    private static Remedy? Angles(BrokenStatement s, int first, List<string> names)
    {
        var open = Enumerable.Range(first, Math.Max(s.Last - first, 0)).FirstOrDefault(i => s.At(i).Kind == TokenKind.LeftParenthesis);
        if (open <= first || s.Closing(open) != s.Last || s.At(open - 1).Text.IndexOf("euler", StringComparison.OrdinalIgnoreCase) < 0 || names.Count != 3 || s.Parts(open + 1, s.Last - 1).FirstOrDefault() is not { Last: > 0 } argument)
            return null;
        var lets = names.Zip(s_angles, (name, angle) => (Name: name, Text: $"let {name} = {angle}({s.Text(argument.First, argument.Last)})")).Where(l => l.Name != "_").Select(l => l.Text).ToList();
        return new Remedy($"One name each: write {string.Join(", ", lets.Select(l => $"'{l}'"))} of std.rotation.") { Replacement = string.Join("\n  ", lets), Place = s.Span(0, s.Last) };
    }

    private static readonly string[] s_angles = ["roll", "pitch", "yaw"];

    /// <summary>What each name gets: an element of a named value, or one of as many values; null where that is not told.</summary>
    private static List<string>? Values(BrokenStatement s, int first, int count)
    {
        var last = s.Last;
        if (first == last)
        {
            var name = s.At(first).Kind >= TokenKind.If ? "@" + s.At(first).Text : TokenFacts.Written(s.At(first));
            if (s.At(first).Kind is not (TokenKind.Identifier or >= TokenKind.If) || s.At(first).Kind is TokenKind.True or TokenKind.False)
                return null;
            var axes = s.Outline.AxesOf(s.At(first).Text);
            if (axes is [("xy" or "xyz") and var letters])
                return letters.Length == count ? [.. letters.Select(letter => $"{name}.{letter}")] : null;
            return axes is null or [_] && (s.Outline.LengthOf(s.At(first).Text) ?? count) == count ? [.. Enumerable.Range(0, count).Select(i => $"{name}[{i}]")] : null;
        }

        if (s.At(first).Kind is TokenKind.LeftParenthesis or TokenKind.LeftBracket && s.Closing(first) == last)
            (first, last) = (first + 1, last - 1);
        var values = s.Parts(first, last).Select(p => s.Text(p.First, p.Last)).ToList();
        if (values.Count == 1 && s.Outline.AxesOf(s.Tokens(first, last)) is [("xy" or "xyz") and var parts] && parts.Length == count)
            return [.. parts.Select(part => $"({values[0]}).{part}")];
        return values.Count == count ? values : null;
    }
}
