namespace RewardLang.Syntax.Remedies;

/// <summary>Checks of what holds only under a condition: <c>check if fallen then total &lt; 0</c>, <c>check total &lt; 0 when fallen</c>.</summary>
internal static class ConditionalChecks
{
    public static Remedy? For(BrokenStatement s)
    {
        if (s.First.Kind != TokenKind.Check || Parts(s) is not var (word, condition, claim) || claim.Last < claim.First + 2 || condition.Last < condition.First)
            return null;
        var subject = s.At(claim.First);
        if (subject.Kind != TokenKind.Identifier || Otherwise(s, claim.First + 1, claim.Last) is not { } otherwise)
            return "A check has no condition: declare an output that is right where the condition does not hold, and check that.";
        var name = subject.Text + (condition.First == condition.Last ? $"_when_{s.At(condition.First).Text}" : "_checked");
        var output = $"output {name} = if {s.Text(condition.First, condition.Last)} then {subject.Text} else {otherwise}";
        var check = $"check {name} {s.Text(claim.First + 1, claim.Last)}";
        return new Remedy($"A check has no condition: name what it is about, '{output}', and write '{check}'.")
        {
            Replacement = $"{output}\n  {check}",
            Place = s.Span(0, s.Last),
        }.At(s.At(word), "a claim without a condition");
    }

    /// <summary>The word that ties a condition to a claim, and the tokens of the two.</summary>
    private static (int Word, (int First, int Last) Condition, (int First, int Last) Claim)? Parts(BrokenStatement s)
    {
        if (s.At(1).Kind == TokenKind.If)
            return s.Find(TokenKind.Then) is > 2 and var then ? (1, (2, then - 1), (then + 1, s.Last)) : null;
        var depth = 0;
        for (var i = 1; i < s.Last; i++)
        {
            depth += TokenFacts.Step(s.At(i).Kind);
            if (depth > 0 || i == 1)
                continue;
            if (s.At(i).Kind is TokenKind.When or TokenKind.If || s.At(i).Text is "whenever" or "while")
                return (i, (i + 1, s.Last), (1, i - 1));
            if (s.At(i).Text is "implies")
                return (i, (1, i - 1), (i + 1, s.Last));
            if (s.At(i).Kind is TokenKind.Equals or TokenKind.Minus && s.At(i + 1).Kind == TokenKind.Greater && s.At(i).Span.End == s.At(i + 1).Span.Start)
                return (i, (1, i - 1), (i + 2, s.Last));
        }

        return null;
    }

    /// <summary>A value for which the claim holds; null where the text does not tell one.</summary>
    private static string? Otherwise(BrokenStatement s, int sign, int last)
    {
        var (first, isNegative) = s.At(sign + 1).Kind == TokenKind.Minus ? (sign + 2, true) : (sign + 1, false);
        if (s.At(first).Kind != TokenKind.Number || s.At(sign).Kind == TokenKind.In && s.At(first + 1).Kind != TokenKind.DotDot || s.At(sign).Kind != TokenKind.In && first != last)
            return null;
        var bound = isNegative ? -s.At(first).Value : s.At(first).Value;
        double? value = s.At(sign).Kind switch
        {
            TokenKind.Less => bound - 1,
            TokenKind.Greater => bound + 1,
            TokenKind.LessOrEqual or TokenKind.GreaterOrEqual or TokenKind.EqualEqual or TokenKind.In => bound,
            _ => null,
        };
        return value?.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
