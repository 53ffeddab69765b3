using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>Arguments that functions have in Python, torch and numpy, and what is written here.</summary>
internal static class ForeignArguments
{
    /// <summary>What a parameter that others call differently is called by a function; null for none.</summary>
    public static string? Renamed(string name, IReadOnlyList<string> parameters) => parameters.FirstOrDefault(own => (own, name) switch
    {
        ("members", "over" or "group" or "axis" or "dim") => true,
        ("over", "axis" or "dim") => true,
        ("before", "initial" or "init" or "start") => true,
        ("initial", "default" or "init" or "start" or "first" or "fill" or "fill_value") => true,
        ("rate", "alpha" or "smoothing") => true,
        ("steps", "for" or "within" or "seconds" or "duration" or "time" or "window" or "n" or "count" or "frames") => true,
        ("discount", "gamma") => true,
        _ => false,
    });

    /// <summary>How fast an average moves, as others say it, as the weight of the newest value; null for other arguments.</summary>
    /// <param name="name">The name of the argument.</param>
    /// <param name="value">Its value, as a factor.</param>
    public static (string Rate, string Reason)? Rate(string name, string value) => name switch
    {
        "beta" or "decay" or "momentum" => ($"1 - {value}", "the weight of the newest value, not of what is kept"),
        "span" or "window" or "n" or "length" or "period" => ($"2 / ({value} + 1)", "the weight of the newest value"),
        "com" => ($"1 / ({value} + 1)", "the weight of the newest value"),
        "halflife" or "half_life" => ($"1 - 0.5^(1 / {value})", "the weight of the newest value, for a half-life in steps"),
        "tau" or "time_constant" => ($"1 - exp(-dt / {value})", "the weight of the newest value, for a time in s"),
        _ => null,
    };

    /// <summary>The parameters that a call leaves open, without the argument that fits none.</summary>
    public static IReadOnlyList<string> Open(IReadOnlyList<string> parameters, CallSyntax call, ArgumentSyntax wrong)
    {
        var given = call.Arguments.Where(a => a != wrong).Select((a, place) => a.Name?.Name ?? (place < parameters.Count ? parameters[place] : null)).ToList();
        return [.. parameters.Where(p => !given.Contains(p))];
    }

    /// <summary>What to write instead of a named argument; null for a name that is none of another language.</summary>
    /// <param name="function">The function that is called, where that is known.</param>
    /// <param name="name">The name of the argument.</param>
    public static string? Advice(string? function, string name) => (function, name) switch
    {
        (_, "keepdim" or "keepdims") => "Leave it out: values meet by the names of their axes.",
        (_, "dim" or "axis") => "Axes have names here: write over: and the name of the axis, or nothing to take all.",
        ("clip" or "clamp", "min" or "max" or "a_min" or "a_max") => "Write 'clip(x, lo: lower, hi: upper)', or just clip(x, lower, upper).",
        ("norm", "p" or "ord") => "'norm' is the length; the sum of magnitudes is sum(abs(x)), the largest max(abs(x)).",
        ("softmax" or "logsumexp", "temperature" or "temp" or "tau" or "T") => "Divide by it, as in softmax(x / temperature).",
        ("tolerance", "bounds") => "Write 'lower: 0, upper: 1' for bounds: (0, 1).",
        ("std" or "var", "unbiased" or "correction" or "ddof") => "Write 'sample_std(x)' or 'sample_var(x)' for the estimates with n - 1.",
        _ => null,
    };
}
