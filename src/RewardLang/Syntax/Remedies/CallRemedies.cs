using RewardLang.Diagnostics;
using RewardLang.Semantics;

namespace RewardLang.Syntax.Remedies;

/// <summary>Calls in the style of Python: functions of a module, methods of a value, arguments with '='.</summary>
internal static class CallRemedies
{
    public static Remedy? For(BrokenStatement s) => Dotted(s) ?? Bounds(s);

    /// <summary>An argument with '=': what the function calls it.</summary>
    public static Suggestion OfNamedArgument(string name, string? function) => ForeignArguments.Advice(function, name) is { } advice
        ? advice
        : new Suggestion($"Write '{name}: value'.", ":");

    /// <summary>An argument that a function of the language does not have, whatever stands behind its name; null for others.</summary>
    public static Suggestion? OfForeignArgument(BrokenStatement s, Token name)
    {
        var open = s.Opening();
        if (s.Function is not { } function || Builtins.CoreFunctions.Find(function.Text) is not { } core || core.Parameters.Any(p => p.Name == name.Text)
            || ForeignArguments.Advice(function.Text, name.Text) is not { } advice)
            return null;
        return ForeignCall.Read(s, open) is { } call ? new Suggestion($"Write {call.Text}{call.Reason}.", call.Text, s.Span(open - 1, s.Closing(open)))
            : name.Text is "dim" or "axis" && Numbered(s, open, name) is { } numbered ? numbered
            : advice;
    }

    private static Suggestion? Numbered(BrokenStatement s, int open, Token name)
    {
        var (first, last) = s.Parts(open + 1, s.Closing(open) - 1).FirstOrDefault();
        var value = s.At(s.At(s.Position).Kind == TokenKind.Equals ? s.Position + 1 : s.Position + 2);
        return value.Kind == TokenKind.Number && s.Outline.AxesOf(Enumerable.Range(first, last - first + 1).Select(s.At)) is { } axes
            ? new AxisNumber(name.Text, (int)value.Value, axes).Advice(name.Span.To(value.Span)) : null;
    }

    /// <summary>The function of another language in whose call an argument does not fit; null for one that may be known here.</summary>
    public static (Token Function, Suggestion Advice)? ForeignFunction(BrokenStatement s) =>
        s.Function is { } function && !s.Outline.DeclaresFunction(function.Text) && Builtins.CoreFunctions.Find(function.Text) is null
        && s.At(s.Opening() - 2).Kind != TokenKind.Dot && ForeignNames.AdviceForCall(function.Text) is { } advice ? (function, advice) : null;

    /// <summary><c>torch.norm(</c> or <c>distances.mean(</c>.</summary>
    private static Remedy? Dotted(BrokenStatement s)
    {
        if (s.Found.Kind != TokenKind.LeftParenthesis || s.Previous.Kind != TokenKind.Identifier || s.Position < 3 || s.At(s.Position - 2).Kind != TokenKind.Dot)
            return null;
        var target = s.At(s.Position - 3);
        if (target.Kind != TokenKind.Identifier)
            return new Remedy(OfFunction(s.Previous.Text) ?? $"Nothing is called behind a '.': write {s.Previous.Text}(x).");
        var first = s.Position - 3;
        while (first > 1 && s.At(first - 1).Kind == TokenKind.Dot && s.At(first - 2).Kind == TokenKind.Identifier)
            first -= 2;
        var isModule = first < s.Position - 3 || !s.Outline.Declares(target.Text) && (ForeignNames.Advice(target.Text) is not null || char.IsUpper(target.Text[0]));
        var remedy = isModule && ForeignCall.Read(s, s.Position) is { } call
            ? new Remedy($"Write {call.Text}{call.Reason}.") { Replacement = call.Text, Place = s.Span(first, s.Closing(s.Position)) }
            : isModule ? new Remedy(OfFunction(s.Previous.Text) ?? $"Functions are called by their own names: {s.Previous.Text}(…).") { Replacement = Replacement(s.Previous.Text) }
            : Method(s, target.Text);
        if (s.Previous.Text == "where" && Choice(s) is { } choice)
            remedy = new Remedy($"Write '{choice}'.") { Replacement = choice, Place = s.Span(first, s.Closing(s.Position)) };
        return remedy with { Mark = s.Span(first, s.Position - 1), Found = $"'{s.Text(first, s.Position - 1)}'", Expected = "a function's own name" };
    }

    /// <summary><c>where(c, a, b)</c> as a choice; null for other arguments.</summary>
    private static string? Choice(BrokenStatement s)
    {
        var close = s.Closing(s.Position);
        var comma = close < 0 ? -1 : s.Find(TokenKind.Comma, s.Position + 1);
        var second = comma < 0 ? -1 : s.Find(TokenKind.Comma, comma + 1);
        return second < 0 || second > close ? null : $"if {s.Text(s.Position + 1, comma - 1)} then {s.Text(comma + 1, second - 1)} else {s.Text(second + 1, close - 1)}";
    }

    /// <summary><c>distances.mean()</c> is <c>mean(distances)</c>.</summary>
    private static Remedy Method(BrokenStatement s, string target)
    {
        var name = s.Previous.Text;
        if (OfFunction(name) is { } foreign)
            return new Remedy(foreign);
        var isPlain = s.Next.Kind == TokenKind.RightParenthesis;
        var isFold = Builtins.CoreFunctions.Find(name) is { } own && own.Parameters.Any(p => p.Mode == Builtins.CoreParameterMode.Axes);
        // One number for each row has no elements: its rows are meant.
        if (isPlain && isFold && s.Outline.AxesOf(target) is [])
        {
            var rows = $"{name}({target}, over: {(s.Outline.DeclaresGroup ? TokenFacts.GroupWord : "batch")})";
            return new Remedy($"Nothing is called behind a '.': write {rows}.") { Replacement = rows, Place = s.Span(s.Position - 3, s.Position + 1) };
        }

        var isOverAxis = s.Next.Text is "dim" or "axis" or "keepdim" or "keepdims";
        return new Remedy($"Nothing is called behind a '.': write {name}({target}{(isPlain ? "" : isOverAxis ? ", over: axis" : ", …")}).")
        {
            Replacement = isPlain && (!isFold || s.Outline.AxesOf(target) is not null) ? $"{name}({target})" : null,
            Place = s.Span(s.Position - 3, s.Position + 1),
        };
    }

    private static string? OfFunction(string name) => ForeignNames.AdviceForCall(name)?.Sentence;

    private static string? Replacement(string name) =>
        Builtins.CoreFunctions.Find(name) is not null ? name : ForeignNames.AdviceForCall(name)?.Replacement;

    /// <summary><c>tolerance(x, bounds: (lower, upper))</c>.</summary>
    private static Remedy? Bounds(BrokenStatement s)
    {
        var open = s.Opening();
        if (s.Found.Kind != TokenKind.Comma || open < 2 || s.At(open - 2).Text != "bounds")
            return null;
        var close = s.Closing(open);
        if (close < 0)
            return null;
        var text = $"lower: {s.Text(open + 1, s.Position - 1)}, upper: {s.Text(s.Position + 1, close - 1)}";
        return new Remedy($"Write '{text}'.") { Replacement = text, Place = s.Span(open - 2, close) };
    }
}
