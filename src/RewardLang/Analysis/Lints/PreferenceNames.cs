namespace RewardLang.Analysis.Lints;

/// <summary>Names of the two answers of a pair, of which one was preferred.</summary>
internal static class PreferenceNames
{
    private static readonly string[] s_better = ["chosen", "preferred", "winner", "winning", "win", "better", "best", "positive", "accepted"];

    private static readonly string[] s_worse = ["rejected", "other", "loser", "losing", "lose", "worse", "worst", "dispreferred", "unpreferred", "negative"];

    /// <summary>Words that name one of a pair elsewhere too: the negative of a triplet is often a distance.</summary>
    private static readonly string[] s_vague = ["positive", "negative", "other", "best", "worst"];

    /// <summary>Words of what is smaller for the better answer.</summary>
    private static readonly string[] s_costs = ["distance", "dist", "error", "errors", "mse", "loss", "cost", "nll", "perplexity", "ppl", "energy", "risk", "surprisal", "regret", "penalty", "rank"];

    public static bool IsBetter(string name) => NameParts.Of(name).Any(s_better.Contains);

    public static bool IsWorse(string name) => NameParts.Of(name).Any(s_worse.Contains);

    /// <summary>Whether such a name says little by itself.</summary>
    public static bool IsVague(string name) => !NameParts.Of(name).Except(s_vague).Any(w => s_better.Contains(w) || s_worse.Contains(w));

    public static bool IsCost(string name) => NameParts.Of(name).Any(s_costs.Contains);

    /// <summary>Whether two names differ in their last word alone, the one in w and the other in l: <c>logp_w</c> and <c>logp_l</c>, as papers write a winner and a loser.</summary>
    public static bool AreWinnerAndLoser(string one, string other) => one.Length > 2 && one.Length == other.Length && one.EndsWith("_w", StringComparison.Ordinal) && other.EndsWith("_l", StringComparison.Ordinal)
        && string.CompareOrdinal(one, 0, other, 0, one.Length - 1) == 0;
}
