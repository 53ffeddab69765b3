using System.Text.RegularExpressions;

namespace RewardLang.Syntax.Remedies;

/// <summary>Checks that could not be read.</summary>
internal static class CheckRemedies
{
    private static readonly Regex s_member = new(@"\b(\w+)\.(\w+)\b(?!\s*[.(])");
    private static readonly Regex s_call = new(@"\b(\w+)\(\s*(\w+)\s*\)");

    /// <summary>A check in whose sides <c>near.total</c> and <c>total(near)</c> are written as values of scenarios are; another text as it is.</summary>
    public static string OfScenarios(BrokenStatement s, string text)
    {
        if (!text.StartsWith("check ", StringComparison.Ordinal))
            return text;
        text = s_member.Replace(text, m => s.Outline.DeclaresScenario(m.Groups[1].Value) ? $"{m.Groups[2].Value} of {m.Groups[1].Value}" : m.Value);
        return s_call.Replace(text, m => s.Outline.DeclaresScenario(m.Groups[2].Value) ? $"{m.Groups[1].Value} of {m.Groups[2].Value}" : m.Value);
    }

    public static Remedy? For(BrokenStatement s)
    {
        if (s.First.Kind != TokenKind.Check)
            return null;
        return InScenario(s) ?? Named(s) ?? ForWords(s) ?? OfEnd(s) ?? ScenarioLast(s) ?? InBrackets(s) ?? OfExpression(s) ?? OfRightExpression(s) ?? ForSides(s) ?? (s.Found.Kind switch
        {
            TokenKind.And when s.Position > 1 && s.Position < s.Last => $"Write a check for each: 'check {s.Text(1, s.Position - 1)}' and 'check {s.Text(s.Position + 1, s.Last)}'.",
            TokenKind.And or TokenKind.Or => "Write a check for each: 'check total >= 0' and 'check total <= 1', or 'check total in 0..1'.",
            TokenKind.Equals => "Compare with '==', or with '~=' for nearly equal.",
            _ => null,
        });
    }

    /// <summary><c>check open == 1 in "opened"</c>.</summary>
    private static Remedy? InScenario(BrokenStatement s) => s.Found.Kind == TokenKind.Text && s.Previous.Kind == TokenKind.In && s.Position == s.Last && s.Position > 4
        && s.At(1).Kind == TokenKind.Identifier && TokenFacts.IsComparison(s.At(2).Kind) ? Whole(s, $"check {s.At(1).Text} of {s.Found.Text} {s.Text(2, s.Position - 2)}") : null;

    /// <summary><c>check bounded: total in 0 .. 1</c>.</summary>
    private static Remedy? Named(BrokenStatement s) => s.Position == 2 && s.Found.Kind == TokenKind.Colon && s.Previous.Kind == TokenKind.Identifier && s.Last > 2
        ? Whole(s, $"check {s.Text(3, s.Last)}", "A check has no name: ") : null;

    /// <summary>Words that other languages of claims have.</summary>
    private static Remedy? ForWords(BrokenStatement s) => s.Found.Text switch
    {
        "for" => new Remedy($"A check without a scenario holds for all inputs and steps: remove '{s.Text(s.Position, s.Last)}'.")
        {
            Replacement = "",
            Place = Diagnostics.TextSpan.FromBounds(s.Previous.Span.End, s.At(s.Last).Span.End),
        },
        "between" when s.Find(TokenKind.And, s.Position) is > 0 and var and => Whole(s, $"check {s.Text(1, s.Position - 1)} in {s.Text(s.Position + 1, and - 1)} .. {s.Text(and + 1, s.Last)}"),
        "at" when s.Next.Text is "step" or "steps" => "Values of a scenario are those of its last step: let a scenario end at the step that is meant.",
        "finite" or "causal" when s.Position == 2 => Whole(s, $"check {s.Found.Text}"),
        _ when s.Position == 2 && s.Previous is { Kind: TokenKind.Identifier, Text: "finite" or "causal" } claim => new Remedy($"'check {claim.Text}' is about all results: remove '{s.Text(2, s.Last)}'.")
        {
            Replacement = "",
            Place = Diagnostics.TextSpan.FromBounds(claim.Span.End, s.At(s.Last).Span.End),
        },
        "steps" or "discount" when s.Next.Kind == TokenKind.Colon && s.At(1).Kind == TokenKind.Return =>
            Whole(s, $"check return({s.Text(s.Position, s.Last)}) {s.Text(2, s.Position - 1)}"),
        _ when s.Position == 2 && s.Previous is { Kind: TokenKind.Identifier, Text: "always" or "every" or "forall" or "all" or "that" or "globally" } word =>
            new Remedy($"Remove '{word.Text}': a check without a scenario holds at every step of every episode.")
            {
                Replacement = "",
                Place = Diagnostics.TextSpan.FromBounds(word.Span.Start, s.Found.Span.Start),
            }.At(word, "a result or a scenario"),
        _ => null,
    };

    /// <summary>What stands between two sides, or behind them.</summary>
    private static Remedy? ForSides(BrokenStatement s)
    {
        if (TokenFacts.IsComparison(s.Found.Kind) && Comparison(s) is > 1 and var first)
            return $"Comparisons do not chain: write 'check {s.Text(1, s.Position - 1)}' and 'check {s.Text(first + 1, s.Last)}'.";
        if (s.Found.Kind is not (TokenKind.Plus or TokenKind.Minus or TokenKind.Star or TokenKind.Slash or TokenKind.Caret))
            return null;
        return IsOf(s, s.Position - 2) && Enumerable.Range(s.Position, s.Last - s.Position).Any(i => IsOf(s, i))
            ? $"A side is a name or a number, and values of two scenarios are only compared: write '{s.Text(0, s.Position - 1)} > {s.Text(s.Position + 1, s.Position + 3)}'."
            : "A side is a name or a number: declare 'output gap = …' and check that.";
    }

    /// <summary><c>check end success of opened</c>.</summary>
    private static Remedy? OfEnd(BrokenStatement s) => s.Position == 1 && s.Found.Kind is TokenKind.EndWord or TokenKind.Term or TokenKind.Output && s.Next.Kind == TokenKind.Identifier
        ? Whole(s, $"check {s.Text(2, s.Last)}") : null;

    /// <summary><c>check total > 0 of opened</c>.</summary>
    private static Remedy? ScenarioLast(BrokenStatement s) => s.Last >= 5 && IsOf(s, s.Last - 1) && s.At(1).Kind == TokenKind.Identifier && TokenFacts.IsComparison(s.At(2).Kind) && !s.Tokens(3, s.Last - 2).Any(t => t.Kind == TokenKind.Identifier)
        ? Whole(s, $"check {s.At(1).Text} of {s.At(s.Last).Text} {s.Text(2, s.Last - 2)}") : null;

    /// <summary><c>check (reach of near) == 1</c>.</summary>
    private static Remedy? InBrackets(BrokenStatement s) => s.At(1).Kind == TokenKind.LeftParenthesis && s.Closing(1) == 5 && IsOf(s, 3)
        ? Whole(s, $"check {s.Text(2, 4)} {s.Text(6, s.Last)}") : null;

    /// <summary><c>check 2 * reach of near > 1</c>: what is computed has a name.</summary>
    private static Remedy? OfExpression(BrokenStatement s)
    {
        var end = Enumerable.Range(2, Math.Max(s.Last - 2, 0)).FirstOrDefault(i => TokenFacts.IsComparison(s.At(i).Kind) || s.At(i).Kind is TokenKind.Tilde or TokenKind.In);
        if (end < 3)
            return null;
        var minus = s.Find(TokenKind.Minus, 2);
        // What is left between two scenarios is a comparison.
        if (minus > 0 && minus < end && IsSide(s, 1, minus - 1) && IsSide(s, minus + 1, end - 1) && (IsOf(s, 2) || s.Outline.DeclaresScenario(s.At(1).Text)))
            return Difference(s, minus, end);
        var places = Enumerable.Range(2, end - 2).Where(i => IsOf(s, i) && s.At(i + 1).Kind == TokenKind.Identifier).ToList();
        if (places.Count == 0 || places[0] == 2 && end == 4 || places.Select(i => s.At(i + 1).Text).Distinct().Count() > 1)
            return null;
        return $"A check takes a name, never an expression: declare 'output checked = {Without(s, 1, end - 1, places)}', and write 'check checked of {s.At(places[0] + 1).Text} {s.Text(end, s.Last)}'.";
    }

    /// <summary><c>check near of start - near of later > 0.5</c>: the second is above the first by what is between them.</summary>
    private static Remedy? Difference(BrokenStatement s, int minus, int end)
    {
        var (first, second) = (s.Text(1, minus - 1), s.Text(minus + 1, end - 1));
        if (s.At(end).Kind == TokenKind.In && s.Find(TokenKind.DotDot, end) is > 0 and var dots)
            return $"What is added stands beside one of the two: write 'check {first} >= {Added(second, s.Text(end + 1, dots - 1))}' and 'check {first} <= {Added(second, s.Text(dots + 1, s.Last))}'.";
        return s.At(end).Kind == TokenKind.In ? null
            : Whole(s, $"check {first} {s.Text(end, end)} {Added(second, s.Text(end + 1, s.Last))}", "What is added stands beside one of the two: ").At(s.At(minus), "a comparison");
    }

    private static string Added(string value, string margin) => margin == "0" ? value : margin.StartsWith("-", StringComparison.Ordinal) ? $"{value} - {margin.Substring(1).Trim()}" : $"{value} + {margin}";

    /// <summary><c>check reach of near > 2 * reach of far</c>: what is computed on the right has a name too.</summary>
    private static Remedy? OfRightExpression(BrokenStatement s)
    {
        var comparison = Comparison(s);
        if (comparison < 2 || s.Tokens(comparison + 1, s.Last).Any(t => t.Kind is TokenKind.In or TokenKind.And or TokenKind.Or || TokenFacts.IsComparison(t.Kind)))
            return null;
        var places = Enumerable.Range(comparison + 1, Math.Max(s.Last - comparison - 1, 0)).Where(i => IsOf(s, i) && s.At(i + 1).Kind == TokenKind.Identifier).ToList();
        if (places.Count == 0 || s.Last == comparison + 3 || places.Select(i => s.At(i + 1).Text).Distinct().Count() > 1)
            return null;
        return $"A check takes a name, never an expression: declare 'output compared = {Without(s, comparison + 1, s.Last, places)}', and write '{s.Text(0, comparison)} compared of {s.At(places[0] + 1).Text}'.";
    }

    /// <summary>An expression without the scenarios that its parts are of.</summary>
    private static string Without(BrokenStatement s, int first, int last, List<int> places) => string.Concat(Enumerable.Range(first, last - first + 1)
        .Where(i => !places.Contains(i) && !places.Contains(i - 1)).Select(i => (i > first && s.IsApart(i) ? " " : "") + TokenFacts.Written(s.At(i))));

    /// <summary><c>near of start</c>, or the name of a scenario.</summary>
    private static bool IsSide(BrokenStatement s, int first, int last) => s.At(first).Kind == TokenKind.Identifier && (last == first ? s.Outline.DeclaresScenario(s.At(first).Text) : last == first + 2 && IsOf(s, first + 1));

    private static int Comparison(BrokenStatement s)
    {
        for (var i = s.Position - 1; i > 0; i--)
            if (TokenFacts.IsComparison(s.At(i).Kind) || s.At(i).Kind == TokenKind.Tilde)
                return i;
        return -1;
    }

    private static bool IsOf(BrokenStatement s, int place) => s.At(place) is { Kind: TokenKind.Identifier, Text: "of" };

    private static Remedy Whole(BrokenStatement s, string text, string reason = "") => new(reason + (reason.Length > 0 ? $"write '{text}'." : $"Write '{text}'.")) { Replacement = text, Place = s.Span(0, s.Last) };
}
