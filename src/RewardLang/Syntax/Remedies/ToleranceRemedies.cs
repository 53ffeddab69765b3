using RewardLang.Semantics;

namespace RewardLang.Syntax.Remedies;

/// <summary>Calls of <c>tolerance</c> in the form of dm_control: its bounds in a pair, its shape as a text.</summary>
internal static class ToleranceRemedies
{
    /// <summary><c>tolerance(x, 0, 1, sigmoid: "linear")</c>, whose reading ends at the text.</summary>
    public static Remedy? For(BrokenStatement s) => s.Found.Kind == TokenKind.Text && OfCall(s, s.Opening()) is { } call ? call with { Mark = s.Found.Span, Found = "text in quotes" } : null;

    /// <summary>The call whose bracket opens at a place, as it is written here; null for others, and where nothing is certain.</summary>
    public static Remedy? OfCall(BrokenStatement s, int open)
    {
        if (open < 1 || s.At(open - 1).Text != "tolerance" || s.Closing(open) is not (> 0 and var close) || Written(s, open, close) is not { } text)
            return null;
        return new Remedy($"Write {text}.") { Replacement = text, Place = s.Span(open - 1, close) };
    }

    /// <summary>Bare numbers are in the unit of the first argument.</summary>
    private static string? Written(BrokenStatement s, int open, int close)
    {
        var parts = s.Parts(open + 1, close - 1).ToList();
        if (parts.Count == 0)
            return null;
        var unit = parts[0].First == parts[0].Last ? s.Outline.UnitOf(s.At(parts[0].First).Text) : null;
        var (function, arguments) = ("tolerance", new List<string>());
        foreach (var (first, last) in parts)
        {
            var isNamed = s.At(first).Kind == TokenKind.Identifier && s.At(first + 1).Kind is TokenKind.Equals or TokenKind.Colon;
            var value = first + 2;
            if (!isNamed)
                arguments.Add(s.Text(first, last));
            else if (value > last)
                return null;
            else if (s.At(first).Text == "sigmoid")
            {
                if (value < last || ToleranceShapes.FunctionOf(s.At(value).Text) is not { } own)
                    return null;
                function = own;
            }
            else if (s.At(first).Text != "bounds")
                arguments.Add($"{s.At(first).Text}: {InUnit(value, last, s.At(first).Text == "margin" ? unit : null)}");
            else if (s.At(value).Kind is TokenKind.LeftParenthesis or TokenKind.LeftBracket && s.Closing(value) == last && s.Parts(value + 1, last - 1).ToList() is [var lower, var upper])
                arguments.Add($"lower: {InUnit(lower.First, lower.Last, unit)}, upper: {InUnit(upper.First, upper.Last, unit)}");
            else
                return null;
        }

        return $"{function}({string.Join(", ", arguments)})";

        string InUnit(int first, int last, string? of) =>
            of is not null && s.At(last).Kind == TokenKind.Number && (first == last || first + 1 == last && s.At(first).Kind == TokenKind.Minus) ? $"{s.Text(first, last)}<{of}>" : s.Text(first, last);
    }
}
