namespace RewardLang.Syntax.Remedies;

/// <summary>A block that returns where a condition holds, and goes on where it does not: <c>if x &lt; 0 { return 0 } return x</c>, which is a choice here.</summary>
internal static class EarlyReturns
{
    private const int MostBranches = 12;

    /// <summary>The choice with which the block of a function ends, in place of all statements from its first 'if' on; null where it has no early return, or does more than return.</summary>
    /// <param name="s">The function.</param>
    /// <param name="open">Where the brace of its block opens.</param>
    public static Remedy? For(BrokenStatement s, int open)
    {
        if (s.Closing(open) is not (> 0 and var close))
            return null;
        var depth = 0;
        for (var i = open + 1; i < close; i++)
        {
            if (depth == 0 && s.At(i).Kind == TokenKind.If && (i == open + 1 || TokenFacts.CanEndStatement(s.At(i - 1).Kind)) && Read(s, i, close - 1) is var (lets, choice))
            {
                var behind = lets.Count == 0 ? "" : $" behind {(lets.Count == 1 ? $"'{lets[0]}'" : "what it names with 'let'")}";
                return new Remedy($"A function returns once, at its end: write 'return {choice}'{behind}.") { Replacement = string.Concat(lets.Select(l => $"{l}\n  ")) + $"return {choice}", Place = s.Span(i, close - 1), Mark = s.At(i).Span };
            }

            depth += TokenFacts.Step(s.At(i).Kind);
        }

        return null;
    }

    /// <summary>The value of such a row of statements; null for others.</summary>
    public static string? Choice(BrokenStatement s, int first, int last) => Read(s, first, last) is ({ Count: 0 }, var choice) ? choice : null;

    /// <summary>The same with what is named before the last return.</summary>
    private static (IReadOnlyList<string> Lets, string Choice)? Read(BrokenStatement s, int first, int last)
    {
        var text = "";
        for (var (place, branches) = (first, 0); branches <= MostBranches; branches++)
        {
            var isElse = branches > 0 && s.At(place).Kind == TokenKind.Else;
            if (isElse && s.At(place + 1).Kind == TokenKind.If)
                place++;
            if (s.At(place).Kind == TokenKind.If || s.At(place) is { Kind: TokenKind.Identifier, Text: "elif" })
            {
                if (Branch(s, place, last) is not var (condition, value, behind))
                    return null;
                text += $"if {condition} then {value} else ";
                place = behind;
                continue;
            }

            var (start, end) = !isElse ? (place, last) : s.At(place + 1).Kind == TokenKind.LeftBrace ? (place + 2, last - 1) : s.At(place + 1).Kind == TokenKind.Colon ? (place + 2, last) : (place + 1, last);
            var lets = new List<string>();
            while (!isElse && s.At(start).Kind == TokenKind.Let && start < end)
            {
                var next = Enumerable.Range(start + 1, end - start).FirstOrDefault(i => s.At(i).Kind is TokenKind.Let or TokenKind.Return or TokenKind.LeftBrace);
                if (next == 0)
                    return null;
                lets.Add(s.Text(start, next - 1));
                start = next;
            }

            return branches == 0 || s.At(start).Kind != TokenKind.Return || start >= end || s.Tokens(start + 1, end).Any(t => t.Kind is TokenKind.Return or TokenKind.LeftBrace or TokenKind.RightBrace) ? null : (lets, text + s.Text(start + 1, end));
        }

        return null;
    }

    /// <summary>The condition and the value of one branch, and the place behind it.</summary>
    private static (string Condition, string Value, int Behind)? Branch(BrokenStatement s, int place, int last)
    {
        var @return = Enumerable.Range(place + 1, Math.Max(last - place, 0)).FirstOrDefault(i => s.At(i).Kind == TokenKind.Return);
        var sign = s.At(@return - 1).Kind;
        var end = sign is TokenKind.Then or TokenKind.Colon or TokenKind.LeftBrace ? @return - 2 : @return - 1;
        if (@return == 0 || end <= place || s.Tokens(place + 1, end).Any(t => t.Kind is TokenKind.Let or TokenKind.Equals or TokenKind.LeftBrace))
            return null;
        var behind = @return + 1;
        for (var depth = 0; behind <= last; behind++)
        {
            depth += TokenFacts.Step(s.At(behind).Kind);
            if (depth < 0 || depth == 0 && sign != TokenKind.LeftBrace && (s.At(behind).Kind is TokenKind.If or TokenKind.Else or TokenKind.Return || s.At(behind) is { Kind: TokenKind.Identifier, Text: "elif" }))
                break;
        }

        // In brackets a condition is one all the same.
        var isInBrackets = s.At(place + 1).Kind == TokenKind.LeftParenthesis && s.Closing(place + 1) == end;
        var condition = isInBrackets ? s.Text(place + 2, end - 1) : s.Text(place + 1, end);
        return behind > last || behind == @return + 1 ? null : (condition, s.Text(@return + 1, behind - 1), sign == TokenKind.LeftBrace ? behind + 1 : behind);
    }
}
