using System.Text.RegularExpressions;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>What a state keeps of the steps so far by its name or its text: the largest or smallest of a value, its sum or its mean.</summary>
internal sealed record StateAim
{
    /// <summary>What is added to a moving average at each step, beside what is kept.</summary>
    public static readonly StateAim Mean = new() { Pattern = "0.99 * {0} + 0.01 * {1}" };

    private static readonly StateAim s_largest = new() { Pattern = "max({0}, {1})" };
    private static readonly StateAim s_smallest = new() { Pattern = "min({0}, {1})" };
    private static readonly StateAim s_sum = new() { Pattern = "{0} + {1}" };

    private static readonly (StateAim Aim, string[] Words)[] s_aims =
    [
        (s_largest, ["max", "maximum", "largest", "highest", "greatest", "peak", "most", "best"]),
        (s_smallest, ["min", "minimum", "smallest", "lowest", "closest", "nearest", "least", "worst"]),
        (s_sum, ["total", "sum", "cumulative", "accumulated"]),
        (Mean, ["mean", "average", "avg", "averaged"]),
    ];

    private static readonly Dictionary<string, StateAim> s_words = s_aims.SelectMany(a => a.Words, (a, word) => (a.Aim, Word: word)).ToDictionary(a => a.Word, a => a.Aim, StringComparer.OrdinalIgnoreCase);

    /// <summary>Words of which it depends on what is wanted whether they mean the largest or the smallest.</summary>
    private static readonly string[] s_judging = ["best", "worst"];

    /// <summary>How a name or a text says that the first step is meant.</summary>
    private static readonly string[] s_firsts = ["first", "start", "started", "starting", "initial", "initially", "home", "origin", "begin", "beginning", "reset", "baseline", "reference", "nominal"];

    /// <summary>Words of what is set for an episode and may well be kept as it is.</summary>
    private static readonly string[] s_settings = ["limit", "limits", "bound", "bounds", "cap", "capacity", "budget", "horizon", "allowed", "rated", "target", "goal", "command"];

    private static readonly Regex s_soFar = new(@"\b(?:so far|up to now|until now|ever)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The first word of a text behind its article.</summary>
    private static readonly Regex s_leading = new(@"^\s*(?:(?:the|a|an|this|its|our|running|moving)\s+)*(\w+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex s_word = new(@"\w+", RegexOptions.CultureInvariant);

    /// <summary>What the state becomes, with <c>{0}</c> for its name and <c>{1}</c> for what it follows.</summary>
    private string Pattern { get; init; } = "";

    /// <summary>Whether it keeps the largest or the smallest.</summary>
    public bool IsExtreme => Pattern == s_largest.Pattern || Pattern == s_smallest.Pattern;

    public bool IsMean => Pattern == Mean.Pattern;

    /// <summary>Whether the name says no more than what the first step has.</summary>
    public bool IsOfFirstStep { get; private init; }

    /// <summary>What the state becomes where it follows a value.</summary>
    public string Following(string name, string followed) => string.Format(System.Globalization.CultureInfo.InvariantCulture, Pattern, name, followed);

    /// <summary>What a state keeps by its name, else by its text; null for what is not told.</summary>
    public static StateAim? Of(LintContext context, StateSyntax state, Node node)
    {
        var said = state.Documentation ?? "";
        var isSoFar = s_soFar.IsMatch(said);
        var words = NameParts.Of(state.Name.Name);
        // A total or a mean of one step's things is a text's word too.
        var word = words.FirstOrDefault(s_words.ContainsKey)
            ?? (s_leading.Match(said) is { Success: true } leading && s_words.TryGetValue(leading.Groups[1].Value, out var aim) && aim.IsExtreme ? leading.Groups[1].Value.ToLowerInvariant() : null)
            ?? (isSoFar ? Words(said).FirstOrDefault(s_words.ContainsKey) : null);
        if (word is null)
            return null;
        var followed = Words(context.TextOf(state.First)).SelectMany(NameParts.Of).ToList();
        var isFirst = words.Any(s_firsts.Contains) || !isSoFar && (Words(said).Any(s_firsts.Contains) || followed.Any(s_settings.Contains));
        // The largest of what one step has is that of the first step, where nothing speaks of more.
        return Meant(context, word, state.First, node) with { IsOfFirstStep = isFirst || !isSoFar && followed.Any(f => s_words.TryGetValue(f, out var fold) && fold == s_words[word]) };
    }

    /// <summary>The same by its name alone.</summary>
    public static StateAim? OfName(LintContext context, StateSyntax state, Node node) =>
        NameParts.Of(state.Name.Name).FirstOrDefault(s_words.ContainsKey) is { } word ? Meant(context, word, state.First, node) : null;

    private static IEnumerable<string> Words(string text) => s_word.Matches(text).Cast<Match>().Select(m => m.Value.ToLowerInvariant());

    private static StateAim Meant(LintContext context, string word, ExpressionSyntax followed, Node node)
    {
        var aim = s_words[word];
        var isSmallWanted = s_judging.Contains(word) && (WantedSmall.IsDistance(WrittenExpression.Inner(followed)) || WantedSmall.IsMeasured(context, followed) || context.Terms.Any(t => context.IsAdded(t) && Slope.Of(context, t.Contribution, node) < 0));
        return !isSmallWanted ? aim : aim == s_largest ? s_smallest : s_largest;
    }
}
