using System.Text.RegularExpressions;

namespace RewardLang.Training.Judges;

/// <summary>1 for texts that match a pattern as a whole, else 0.</summary>
/// <param name="pattern">A regular expression; <c>.</c> matches line ends too.</param>
public sealed class PatternVerifier(string pattern)
{
    // Without backtracking the time is linear in the text, whatever a model writes.
    private readonly Regex whole = new($@"\A(?:{pattern})\z", RegexOptions.Singleline | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>Judges a text.</summary>
    public double Score(string text) => whole.IsMatch(text) ? 1 : 0;
}
