using System.Text.RegularExpressions;
using RewardLang.Training.Judges;

namespace RewardLang.Synthesis.Judging;

/// <summary>
/// Reads what a language model replied: FOO is 1 and BAR is 0, two words that say nothing by themselves (ONI, Zheng et al. 2024). A reply with
/// neither or with both is no label. The published code takes both for 1 and neither for 0.
/// </summary>
internal static partial class ReplyReading
{
    private const int LongestQuote = 80;

    /// <summary>The label of a reply.</summary>
    /// <exception cref="JudgeException">It has neither word or both.</exception>
    public static double Read(string reply)
    {
        var words = Words().Matches(reply).Select(m => m.Value).Distinct().ToList();
        return words.Count == 1 ? (words[0] == "FOO" ? 1 : 0) : throw new JudgeException(
            $"The reply has {(words.Count == 0 ? "neither FOO nor BAR" : "both FOO and BAR")}: \"{(reply.Length > LongestQuote ? reply[..LongestQuote] + "…" : reply)}\".");
    }

    [GeneratedRegex(@"\b(FOO|BAR)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
