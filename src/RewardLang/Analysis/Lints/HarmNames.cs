namespace RewardLang.Analysis.Lints;

/// <summary>Names of what goes wrong.</summary>
internal static class HarmNames
{
    /// <summary>What nobody is paid for, as the last word of a name.</summary>
    private static readonly string[] s_harms =
        ["crash", "crashed", "collision", "collisions", "collided", "fell", "fall", "fallen", "offtrack", "violation", "violations", "failure", "failed", "damage"];

    /// <summary>Words which say the same of an end, or of what it looks at, wherever they stand.</summary>
    private static readonly string[] s_losses = ["fail", "lost", "conceded", "missed", "died", "dead", "timeout"];

    /// <summary>Words with which it is a gain: it does not happen, or it happens to others.</summary>
    private static readonly string[] s_turns = ["no", "not", "non", "without", "avoid", "avoided", "never", "free", "enemy", "opponent", "rival", "target", "other", "dealt", "inflicted"];

    /// <summary>Whether a name is one of a harm.</summary>
    public static bool IsHarm(string name)
    {
        var words = NameParts.Of(name);
        return s_harms.Contains(words[words.Length - 1]) && !IsTurned(name);
    }

    /// <summary>Whether a name says that something went wrong.</summary>
    public static bool IsFailure(string name) => NameParts.Of(name).Any(w => s_harms.Contains(w) || s_losses.Contains(w)) && !IsTurned(name);

    /// <summary>The word of a name that is a harm; null for none.</summary>
    public static string? WordIn(string name) => NameParts.Of(name).FirstOrDefault(s_harms.Contains);

    /// <summary>Whether a name says that a harm does not happen, or happens to others.</summary>
    public static bool IsTurned(string name) => NameParts.Of(name).Any(s_turns.Contains);
}
