namespace RewardLang.Analysis.Lints;

/// <summary>Names of ends that are meant to be reached.</summary>
internal static class GoalNames
{
    private static readonly string[] s_words =
        ["success", "goal", "solved", "reached", "complete", "finish", "win", "won", "opened", "closed", "placed", "docked", "landed", "arrived", "caught", "grasped", "lifted"];

    public static bool Contains(string name) => s_words.Any(word => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
}
