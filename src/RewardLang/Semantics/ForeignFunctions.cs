using System.Text.RegularExpressions;
using RewardLang.Builtins;
using RewardLang.Diagnostics;

namespace RewardLang.Semantics;

/// <summary>Functions of other languages and libraries that are an expression here.</summary>
internal static partial class ForeignFunctions
{
    private static readonly Regex s_rule = new(@"^(?<names>[\w ]+?) *(\((?<parameters>[\w, ]*)\))? *(?<sign>[=:]) (?<text>.+?)( ; (?<reason>.+))?$");
    private static readonly Regex s_name = new(@"(?<![\w.])[A-Za-z_]\w*");
    private static readonly Regex s_renaming = new(@"^(\w+)\(([\w, ]+)\)$");

    private static readonly Lazy<ILookup<string, Rule>> s_rules = new(() => Read(Table).ToLookup(r => r.Name, r => r.Rule, StringComparer.Ordinal));

    /// <param name="Parameters">The names of its arguments; null where only a sentence is known.</param>
    /// <param name="Text">What stands for the call, of these names; or the sentence.</param>
    /// <param name="Reason">What is to be known of it; empty for nothing.</param>
    private sealed record Rule(IReadOnlyList<string>? Parameters, string Text, string Reason);

    /// <summary>All of them.</summary>
    public static IEnumerable<string> Names => s_rules.Value.Select(r => r.Key);

    /// <summary>With how many arguments a call of a function is known.</summary>
    public static IEnumerable<int> ArgumentsOf(string name) => s_rules.Value[name].Where(r => r.Parameters is not null).Select(r => r.Parameters!.Count);

    /// <summary>What a call is here.</summary>
    /// <param name="name">The function.</param>
    /// <param name="values">Its arguments as they are written.</param>
    /// <param name="factors">The same, in brackets where they need them as operands.</param>
    /// <returns>The text, and what is to be known of it; null for a function that is not known with so many arguments.</returns>
    public static (string Text, string Reason)? Call(string name, IReadOnlyList<string> values, IReadOnlyList<string> factors)
    {
        if (s_rules.Value[name].FirstOrDefault(r => r.Parameters?.Count == values.Count) is not { Parameters: { } parameters } rule)
            return null;
        var text = s_name.Replace(rule.Text, match =>
        {
            var place = parameters.ToList().IndexOf(match.Value);
            if (place < 0)
                return match.Value;
            var (before, after) = (match.Index == 0 ? ' ' : rule.Text[match.Index - 1], match.Index + match.Length == rule.Text.Length ? ' ' : rule.Text[match.Index + match.Length]);
            var isArgument = before is '(' || before == ' ' && match.Index > 1 && rule.Text[match.Index - 2] == ',';
            return isArgument && after is ')' or ',' ? values[place] : factors[place];
        });
        return (text, rule.Reason);
    }

    /// <summary>What to write instead of a function in general; null for one that is not known.</summary>
    public static Suggestion? General(string name)
    {
        if (s_rules.Value[name].FirstOrDefault() is not { } rule)
            return null;
        if (rule.Parameters is not { } parameters)
            return rule.Text;
        var renaming = s_renaming.Match(rule.Text);
        var replacement = renaming.Success && renaming.Groups[2].Value == string.Join(", ", parameters) ? renaming.Groups[1].Value : null;
        return new Suggestion($"Write '{rule.Text}'{Of(rule.Text)}{rule.Reason}.", replacement);
    }

    /// <summary>The modules whose functions a text calls.</summary>
    public static IEnumerable<string> ModulesOf(string text) => s_name.Matches(text).Cast<Match>()
        .Where(m => m.Index + m.Length < text.Length && text[m.Index + m.Length] == '(' && CoreFunctions.Find(m.Value) is null)
        .Select(m => StandardLibrary.ModuleOf(m.Value)).OfType<string>().Distinct();

    /// <summary>Names those modules behind a call; empty for none.</summary>
    public static string Of(string text) => ModulesOf(text).ToList() is { Count: > 0 } modules ? $" of {string.Join(" and ", modules)}" : "";

    private static IEnumerable<(string Name, Rule Rule)> Read(string table)
    {
        foreach (var line in table.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0))
        {
            var match = s_rule.Match(line);
            var parameters = match.Groups["sign"].Value == ":" ? null : match.Groups["parameters"].Value.Split(',').Select(p => p.Trim()).Where(p => p.Length > 0).ToList();
            var reason = match.Groups["reason"].Success ? $", {match.Groups["reason"].Value}" : "";
            foreach (var name in match.Groups["names"].Value.Split(' '))
                yield return (name, new Rule(parameters, match.Groups["text"].Value, reason));
        }
    }
}
