using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Semantics;

namespace RewardLang.Syntax.Remedies;

/// <summary>Arguments with '=' that a function of the library does not have: <c>ema(x, span=20)</c>, <c>cosine_similarity(a, b, dim=-1)</c>.</summary>
internal static class LibraryArguments
{
    /// <summary>What to write instead; null where the function is none of the library or has such a parameter, and where that depends on what the value is.</summary>
    public static Suggestion? For(BrokenStatement s, Token name)
    {
        var open = s.Opening();
        var close = s.Closing(open);
        if (s.Function is not { Text: var function } || close < 0 || s.Outline.DeclaresFunction(function) || CoreFunctions.Find(function) is not null
            || StandardLibrary.ParametersOf(function) is not { } parameters || parameters.Contains(name.Text) || name.Text == "bounds" || ToleranceRemedies.OfCall(s, open) is not null)
            return null;
        var parts = s.Parts(open + 1, close - 1).ToList();
        var argument = parts.FirstOrDefault(p => s.At(p.First) == name);
        if (argument.Last < argument.First + 2)
            return null;
        var left = parameters.Where((parameter, i) => !parts.Any(p => IsNamed(s, p) ? s.At(p.First).Text == parameter : p == parts.ElementAtOrDefault(i))).ToList();
        var (value, place) = (s.Text(argument.First + 2, argument.Last), s.Span(argument.First, argument.Last));
        if (left.Contains("rate") && ForeignArguments.Rate(name.Text, argument.Last > argument.First + 2 ? $"({value})" : value) is var (rate, reason))
            return new Suggestion($"Write rate: {rate}, {reason}.", $"rate: {rate}", place);
        if (ForeignArguments.Renamed(name.Text, left) is { } own)
            return own is "steps" || own is "over" or "members" && s.At(argument.Last).Kind == TokenKind.Number ? null : new Suggestion($"Write {own}: {value}.", $"{own}: {value}", place);
        var call = $"{function}({string.Join(", ", parameters)})";
        if (name.Text is not ("dim" or "axis" or "keepdim" or "keepdims"))
            return $"It is {call}.";
        var kept = $"{function}({string.Join(", ", parts.Where(p => p != argument).Select(p => s.Text(p.First, p.Last)))})";
        return new Suggestion($"Leave it out, it is {call}: write {kept}.", kept, s.Span(open - 1, close));
    }

    private static bool IsNamed(BrokenStatement s, (int First, int Last) argument) => s.At(argument.First + 1).Kind is TokenKind.Equals or TokenKind.Colon;
}
