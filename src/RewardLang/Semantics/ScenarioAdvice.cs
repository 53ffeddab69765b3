using RewardLang.Diagnostics;

namespace RewardLang.Semantics;

/// <summary>What to do about a scenario that nothing declares.</summary>
internal static class ScenarioAdvice
{
    private const int MostInputs = 4;

    /// <summary>How a scenario is declared, with a value to be given to each input.</summary>
    public static string Declaration(string name, IReadOnlyList<string> inputs) =>
        $"scenario {name} {{ {string.Join("  ", inputs.Take(MostInputs).Select(i => $"{i} = …"))}{(inputs.Count > MostInputs ? "  …" : "")} }}";

    /// <param name="name">How the check calls it.</param>
    /// <param name="scenarios">Those that are declared.</param>
    /// <param name="inputs">The inputs, to each of which a scenario gives a value.</param>
    /// <param name="otherwise">What else such a name may be meant for; null for nothing.</param>
    public static Suggestion For(string name, IEnumerable<string> scenarios, IEnumerable<string> inputs, string? otherwise = null)
    {
        var (declared, given) = (scenarios.ToList(), inputs.ToList());
        if (declared.Count > 0 || given.Count == 0 || otherwise is not null)
            return NameSuggestion.For(name, declared, otherwise);
        var isInput = given.Contains(name);
        var declaration = Declaration(isInput ? "example" : name, given);
        return isInput ? $"'{name}' is an input; a scenario gives each input a value: declare '{declaration}', and check that."
            : $"Declare it with a value for each input: '{declaration}'.";
    }
}
