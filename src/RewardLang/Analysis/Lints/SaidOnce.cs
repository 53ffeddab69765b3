using System.Text.RegularExpressions;

namespace RewardLang.Analysis.Lints;

/// <summary>Whether a text says that something is paid once in an episode.</summary>
internal static class SaidOnce
{
    /// <summary>What stands behind "once" where it says "as soon as".</summary>
    private const string Conjunction = @"(?!\s+(?:the|it|its|a|an|all|both|there|they|we|you|each|every|per|for)\b)";

    private static readonly Regex s_once = new($@"\bonce\b{Conjunction}|\bone[- ](?:time|off|shot)\b|\bone (?:bonus|reward|payment|prize)\b|\blump sum\b|\bthe first\b|\bfirst (?:touch|time|contact|grasp|leaves|reaches|enters|touches|lifts|grasps|crosses)\b|\bsingle\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex s_each = new(@"\b(?:each|every|whenever|again|per|as long as)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Whether a comment, or the words of a name, say so, and not that it is paid again.</summary>
    public static bool By(string? comment, string name) => s_once.IsMatch($"{comment} {name.Replace('_', ' ')}") && !(comment is not null && s_each.IsMatch(s_episode.Replace(comment, "")));

    /// <summary>What says so wherever it stands, where "single" and "the first" may speak of other things.</summary>
    private static readonly Regex s_firstTime = new($@"\bonce\b{Conjunction}|\bone[- ](?:time|off|shot)\b|\bone (?:bonus|reward|payment|prize)\b|\blump sum\b|\bfirst (?:touch|time|contact|grasp|reaches|enters|touches|lifts|grasps|crosses)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex s_pay = new(@"\b(?:bonus|rewards?|rewarded|pays?|paid|payment|prize)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex s_end = new(@"(?<=[.;:!])\s+", RegexOptions.CultureInvariant);

    /// <summary>Whether a sentence of a longer text says so of a term: it speaks of pay, and has a word of the term's name.</summary>
    public static bool InSentence(string text, string name)
    {
        var words = NameParts.Of(name);
        var own = words.Where(w => w.Length > 2 && !s_pay.IsMatch(w)).DefaultIfEmpty(name).ToList();
        return s_end.Split(text).Any(s => s_pay.IsMatch(s) && s_firstTime.IsMatch(s) && !s_each.IsMatch(s_episode.Replace(s, ""))
            && own.Exists(w => Regex.IsMatch(s, $@"\b{Regex.Escape(w)}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)));
    }

    /// <summary>"once per episode", "once in each episode".</summary>
    private static readonly Regex s_episode = new(@"\b(?:per|each|every) (?:episode|rollout|trajectory|run|game)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
