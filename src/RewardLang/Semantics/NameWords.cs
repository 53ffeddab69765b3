using System.Text.RegularExpressions;

namespace RewardLang.Semantics;

/// <summary>The words of a name: <c>base</c>, <c>lin</c> and <c>vel</c> of <c>base_lin_vel</c>, or of <c>baseLinVel</c>.</summary>
internal static class NameWords
{
    private const int ShortestWithSlips = 3;

    private static readonly string[] s_settings =
    [
        "weight", "coef", "coeff", "coefficient", "scale", "gain", "factor", "penalty", "bonus", "threshold", "limit", "margin", "sigma", "width", "beta", "alpha", "gamma", "lambda", "temperature",
        "eps", "epsilon", "discount", "tau",
    ];

    private static readonly Regex s_border = new("_+|(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=[0-9])", RegexOptions.CultureInvariant);

    /// <summary>The words of a name, in small letters.</summary>
    public static IEnumerable<string> Of(string name) => s_border.Split(name).Select(w => w.ToLowerInvariant());

    /// <summary>Whether a name is, by its last word, one of a number that is set, not measured: <c>kill_bonus</c>.</summary>
    public static bool IsSetting(string name) => s_settings.Contains(s_border.Split(name) is var words ? words[words.Length - 1].ToLowerInvariant() : "");

    /// <summary>Whether a setting is, by its last word, what later steps count for: 1 would be none.</summary>
    public static bool IsDiscount(string name) => Of(name).LastOrDefault() is "discount" or "gamma";

    /// <summary>Whether two names have the same words in another order, in the singular or the plural: <c>step_count</c> and <c>count_steps</c>.</summary>
    public static bool AreReordered(string left, string right) => left.Length <= 64 && right.Length <= 64 && left != right && s_border.Split(left) is { Length: > 1 and <= 6 } ours
        && s_border.Split(right) is { } theirs && ours.Length == theirs.Length && Sorted(ours).SequenceEqual(Sorted(theirs), StringComparer.Ordinal);

    private static IEnumerable<string> Sorted(string[] words) => words.Select(w => w.ToLowerInvariant() is { Length: > 3 } word ? word.TrimEnd('s') : w.ToLowerInvariant()).OrderBy(w => w, StringComparer.Ordinal);

    /// <summary>Whether two names are alike but for one word, and that is no slip: they are names of two things.</summary>
    public static bool AreOthers(string left, string right)
    {
        if (left.Length > 64 || right.Length > 64)
            return false;
        var (ours, theirs) = (s_border.Split(left), s_border.Split(right));
        if (ours.Length != theirs.Length || ours.Length < 2)
            return false;
        var different = ours.Zip(theirs, (a, b) => (a, b)).Where(p => !string.Equals(p.a, p.b, StringComparison.OrdinalIgnoreCase)).ToList();
        return different is [var (a, b)] && !IsSlip(a.ToLowerInvariant(), b.ToLowerInvariant());
    }

    /// <summary><c>sd</c> for <c>std</c>: a short word without one of its letters.</summary>
    private static bool IsWithoutLetter(string wrong, string word) => wrong.Length == 2 && word.Length == 3 && wrong[0] == word[0] && !word.Any(char.IsDigit) && NameSuggestion.Distance(wrong, word) == 1;

    /// <summary>A letter or two of a word, an order of its letters, or an end of it: of short words and of numbers nothing is.</summary>
    private static bool IsSlip(string wrong, string word) => IsWithoutLetter(wrong, word) || Math.Min(wrong.Length, word.Length) >= ShortestWithSlips && !char.IsDigit(wrong[0]) && !char.IsDigit(word[0])
        && (NameSuggestion.IsReordered(wrong, word) || NameSuggestion.Distance(wrong, word) <= (Math.Max(wrong.Length, word.Length) > 4 ? 2 : 1)
            || wrong.StartsWith(word, StringComparison.Ordinal) || word.StartsWith(wrong, StringComparison.Ordinal));
}
