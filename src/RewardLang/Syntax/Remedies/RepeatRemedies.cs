namespace RewardLang.Syntax.Remedies;

/// <summary>Repetitions written like the loops of other languages, or with signs around the number of rounds.</summary>
internal static class RepeatRemedies
{
    public static Remedy? For(BrokenStatement s) =>
        s.First.Kind != TokenKind.Repeat ? null : InBraces(s) ?? Counted(s) ?? Separated(s) ?? OtherWord(s);

    /// <summary><c>repeat x = first for 8 { x = next }</c>, <c>repeat 8 times { x = next }</c>.</summary>
    private static Remedy? InBraces(BrokenStatement s)
    {
        var open = s.Find(TokenKind.LeftBrace);
        var rounds = Enumerable.Range(1, Math.Max(open - 1, 0)).Where(i => s.At(i).Kind == TokenKind.Number).DefaultIfEmpty(-1).Last();
        if (rounds < 0 || s.Closing(open) != s.Last || s.At(open + 1).Kind != TokenKind.Identifier || s.At(open + 2).Kind != TokenKind.Equals
            || open + 3 >= s.Last || s.Find(TokenKind.Equals, open + 3) >= 0)
            return null;
        var (name, next) = (s.At(open + 1).Text, s.Text(open + 3, s.Last - 1));
        var isStarted = s.At(1).Text == name && s.At(2).Kind == TokenKind.Equals && rounds > 4;
        var text = $"repeat {name} = {(isStarted ? s.Text(3, rounds - 2) : "…")} then {next} times {s.At(rounds).Text}";
        return new Remedy($"Write '{text}'.") { Replacement = isStarted ? text : null, Place = s.Span(0, s.Last) };
    }

    /// <summary><c>repeat i in 0..8 x = next</c>.</summary>
    private static Remedy? Counted(BrokenStatement s)
    {
        var dots = s.Find(TokenKind.DotDot);
        if (s.At(2).Kind != TokenKind.In || dots < 0 || s.At(dots + 1).Kind != TokenKind.Number)
            return null;
        var equals = s.Find(TokenKind.Equals, dots);
        return equals < 0 || equals == s.Last || s.At(equals - 1).Kind != TokenKind.Identifier
            ? new Remedy($"Write 'repeat x = first then next times {s.At(dots + 1).Text}', in which 'round' counts from 0.")
            : new Remedy($"Write 'repeat {s.At(equals - 1).Text} = … then {s.Text(equals + 1, s.At(s.Last).Kind == TokenKind.RightBrace ? s.Last - 1 : s.Last)} times {s.At(dots + 1).Text}', with its first value.");
    }

    /// <summary><c>then next, times: 8</c>.</summary>
    private static Remedy? Separated(BrokenStatement s)
    {
        var word = Enumerable.Range(0, s.Last).Where(i => s.At(i) is { Kind: TokenKind.Identifier, Text: "times" }).DefaultIfEmpty(-1).Last();
        if (word < 4 || s.Position < word - 1 || s.Position > word + 1)
            return null;
        var before = s.At(word - 1).Kind == TokenKind.Comma ? word - 1 : word;
        var after = s.At(word + 1).Kind is TokenKind.Colon or TokenKind.Equals ? word + 1 : word;
        if (before == after || after == s.Last)
            return null;
        var signs = new[] { before, after }.Where(i => i != word).Select(i => $"'{s.At(i).Text}'");
        return new Remedy($"Write 'times {s.Text(after + 1, s.Last)}' without {string.Join(" and ", signs)}.")
        {
            Replacement = " times ",
            Place = Diagnostics.TextSpan.FromBounds(s.At(before - 1).Span.End, s.At(after + 1).Span.Start),
        };
    }

    /// <summary><c>then next for 8</c>, <c>then next 8 times</c>.</summary>
    private static Remedy? OtherWord(BrokenStatement s)
    {
        var isBehind = s.Found.Kind == TokenKind.Number && s.Next.Text == "times";
        if (s.Find(TokenKind.Then) is not (> 0 and var then) || then > s.Position || !isBehind && (s.Found.Text != "for" || s.Next.Kind != TokenKind.Number))
            return null;
        var text = $"times {(isBehind ? s.Found : s.Next).Text}";
        return new Remedy($"Write '{text}'.") { Replacement = text, Place = s.Span(s.Position, s.Position + 1) };
    }
}
