namespace RewardLang.Analysis.Lints;

/// <summary>Names of terms for what lies above a limit or below it: <c>speeding</c>, <c>overheating</c>, <c>too_slow</c>.</summary>
internal static class BeyondNames
{
    /// <summary>Words for what lies beyond a limit, with the quantities that they are said of.</summary>
    private static readonly (bool IsAbove, string[] Words, string[] Quantities)[] s_words =
    [
        (true, ["speeding", "overspeeding", "fast"], ["speed", "velocity", "vel", "v", "pace"]),
        (true, ["overheating", "overheat", "overheated", "hot", "warm"], ["temperature", "temp", "heat"]),
        (true, ["overloading", "overload", "overloaded", "heavy", "overweight"], ["load", "payload", "weight", "mass", "force", "torque", "current", "power"]),
        (true, ["high"], ["height", "altitude", "level"]),
        (true, ["loud"], ["noise", "loudness"]),
        (true, ["far"], ["distance", "dist"]),
        (true, ["excess", "excessive", "exceed", "exceeds", "exceeded", "exceeding", "exceedance"], []),
        (false, ["slow", "slowness", "lagging"], ["speed", "velocity", "vel", "v", "pace"]),
        (false, ["cold"], ["temperature", "temp", "heat"]),
        (false, ["close", "near"], ["distance", "dist", "gap", "clearance"]),
        (false, ["deficit", "shortfall", "shortage"], []),
    ];

    /// <summary>Words that say so of a quantity only behind "too".</summary>
    private static readonly string[] s_behindToo = ["fast", "hot", "warm", "heavy", "high", "loud", "far", "slow", "cold", "close", "near"];

    private static readonly string[] s_limits = ["limit", "limits", "legal", "allowed", "permitted", "allowable", "rated", "max", "maximum", "most", "highest", "upper", "cap", "ceiling", "min", "minimum", "least", "lowest", "lower", "target", "wanted", "desired", "threshold"];

    private static readonly string[] s_upper = ["legal", "rated", "max", "maximum", "most", "highest", "upper", "cap", "ceiling"];

    private static readonly string[] s_lower = ["min", "minimum", "least", "lowest", "lower"];

    /// <summary>Words of what is large where little is used.</summary>
    private static readonly string[] s_turns = ["margin", "headroom", "spare", "remaining", "reserve", "slack", "left", "available", "free", "time", "inverse"];

    public static bool IsLimit(string name) => NameParts.Of(name).Any(s_limits.Contains);

    /// <summary>Whether a term named so charges a value above a limit, or below it; null where the names do not tell that.</summary>
    public static bool? SideOf(string term, string value, string? limit)
    {
        var (words, own) = (NameParts.Of(term), NameParts.Of(value));
        if (own.Any(s_turns.Contains) || words.Any(w => w is "no" or "not" or "avoid"))
            return null;
        foreach (var (isAbove, names, quantities) in s_words)
            if (words.Where((w, i) => names.Contains(w) && (!s_behindToo.Contains(w) || i > 0 && words[i - 1] == "too")).Any()
                && (own.Any(quantities.Contains) || own.Any(words.Contains) || limit is not null && NameParts.Of(limit).Any((isAbove ? s_upper : s_lower).Contains)))
                return isAbove;
        // 'overspeed', 'over_speed' and 'underspeed' of a speed.
        return Says("over") ? true : Says("under") ? false : null;

        bool Says(string beyond) => words.Any(w => own.Any(o => w == beyond + o)) || words.Where((w, i) => i > 0 && words[i - 1] == beyond && own.Contains(w)).Any();
    }
}
