using RewardLang.Diagnostics;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Builtins;

/// <summary><c>clip(x, min: -1, max: 1)</c>: the limits under the names that other libraries give them.</summary>
internal static class LimitAdvice
{
    public static Suggestion? For(ExpressionBinder binder, CallSyntax call)
    {
        if (call.Function.Name != "clip" || call.Arguments.Any(a => a.Name is { } name && Own(name.Name) is null))
            return null;
        var text = $"clip({string.Join(", ", call.Arguments.Select(a => $"{(a.Name is { } name ? Own(name.Name) + ": " : "")}{binder.TextOf(a.Value)}"))})";
        return new Suggestion($"Write {text}.", text, call.Span);
    }

    private static string? Own(string name) => name switch
    {
        "x" => name,
        "lo" or "min" or "a_min" or "low" or "lower" or "minimum" => "lo",
        "hi" or "max" or "a_max" or "high" or "upper" or "maximum" => "hi",
        _ => null,
    };
}
