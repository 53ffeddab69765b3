namespace RewardLang.Syntax.Remedies;

/// <summary>Formulas of temporal logic with a window, <c>always[0, 20](x)</c>, <c>F[0, 5](x)</c>: here the window is an argument.</summary>
internal static class LogicWindows
{
    private const string Module = "std.logic";

    /// <summary>The function with a window for an operator of temporal logic, and the one without; null for other words.</summary>
    private static (string Within, string Unbounded)? FunctionsOf(string word) => word.TrimEnd('_').ToLowerInvariant() switch
    {
        "always" or "globally" or "g" or "alw" or "always_ahead" or "always_within" => ("always_within", "always_ahead"),
        "eventually" or "finally" or "f" or "ev" or "eventually_within" => ("eventually_within", "eventually"),
        "historically" or "h" or "so_far" or "always_within_past" => ("always_within_past", "so_far"),
        "once" or "o" or "once_within_past" => ("once_within_past", "once"),
        _ => null,
    };

    public static Remedy? For(BrokenStatement s)
    {
        for (var word = s.Position; word > 0; word--)
            if (s.At(word).Kind == TokenKind.Identifier && s.At(word + 1).Kind == TokenKind.LeftBracket && s.Closing(word + 1) is > 0 and var close && close + 1 >= s.Position
                && FunctionsOf(s.At(word).Text) is { } functions && s.At(close + 1).Kind == TokenKind.LeftParenthesis && s.Closing(close + 1) is > 0 and var end && end > close + 2)
                return Windowed(s, functions, word, close, end);
        return null;
    }

    private static Remedy? Windowed(BrokenStatement s, (string Within, string Unbounded) functions, int word, int close, int end)
    {
        var (argument, module) = (s.Text(close + 2, end - 1), s.Outline.Imports(Module) ? "" : $" of {Module}");
        var ends = Ends(s, word + 2, close - 1);
        if (ends is [var start, "inf" or "end" or "T" or "horizon"] && IsZero(start))
        {
            var unbounded = $"{functions.Unbounded}({argument})";
            return new Remedy($"Without an end it needs no window: write {unbounded}{module}.") { Replacement = unbounded, Place = s.Span(word, end) };
        }

        // What begins later, or is a time, has no such window.
        var steps = ends is [var first, var last] ? IsZero(first) ? last : null : ends is [var only] ? only : null;
        if (steps is null || steps.Contains('<'))
            return new Remedy($"A window is an argument, and counts steps from this one on: write {functions.Within}({argument}, steps: 20){module}, with their number.");
        var text = $"{functions.Within}({argument}, steps: {steps})";
        return new Remedy($"A window is an argument: write {text}{module}.") { Replacement = text, Place = s.Span(word, end) };
    }

    private static bool IsZero(string text) => text is "0" or "0.0";

    /// <summary>What stands at both ends, apart by a comma, a ':' or '..'.</summary>
    private static List<string> Ends(BrokenStatement s, int first, int last)
    {
        var sign = Enumerable.Range(first, Math.Max(last - first + 1, 0)).FirstOrDefault(i => s.At(i).Kind is TokenKind.Comma or TokenKind.Colon or TokenKind.DotDot);
        return sign == 0 ? [s.Text(first, last)] : [s.Text(first, sign - 1), s.Text(sign + 1, last)];
    }
}
