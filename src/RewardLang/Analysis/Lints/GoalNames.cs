namespace RewardLang.Analysis.Lints;

/// <summary>Names of ends that are meant to be reached.</summary>
internal static class GoalNames
{
    private static readonly string[] s_words =
    [
        "success", "successful", "succeeded", "goal", "atgoal", "solved", "reached", "complete", "completed", "finish", "finished", "win", "won", "opened", "closed", "placed", "docked",
        "landed", "arrived", "grasped", "lifted", "found", "delivered", "parked", "inserted", "assembled", "stacked", "plugged", "unlocked", "charged",
    ];

    /// <summary>Words with which such a name is one of a limit, or of what goes wrong.</summary>
    private static readonly string[] s_turns = ["limit", "limits", "ceiling", "bound", "maximum", "boundary", "against", "hard", "never", "not", "no", "un"];

    public static bool Contains(string name)
    {
        var words = NameParts.Of(name);
        return words.Any(s_words.Contains) && !words.Any(s_turns.Contains) && !HarmNames.IsFailure(name);
    }

    /// <summary>Whether a name says nothing else.</summary>
    public static bool IsAll(string name) => Contains(name) && NameParts.Of(name).All(s_words.Contains);
}
