using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>What to do about a scenario that nothing declares.</summary>
internal static class ScenarioAdvice
{
    private const int MostInputs = 4;

    /// <summary>What is said of a name that is neither a scenario nor a result.</summary>
    private const string Claims = "Claims about all inputs are 'total in 0..1', 'finite', 'causal', 'return in 0..1' and 'invariant(x)'.";

    /// <summary>For a side of a check that is one name: beside a scenario it is another, else it may be a result or a claim too.</summary>
    /// <param name="check">The check.</param>
    /// <param name="name">The name.</param>
    /// <param name="scenarios">The scenarios that are declared.</param>
    /// <param name="results">What the program returns.</param>
    /// <param name="inputs">The inputs, to each of which a scenario gives a value.</param>
    public static Suggestion ForSide(CheckSyntax check, string name, IReadOnlyList<string> scenarios, IEnumerable<string> results, IEnumerable<string> inputs)
    {
        var sides = new[] { check.Left, check.Right };
        if (sides.Any(side => side is { Scenario: null, Quantity: { } other } && scenarios.Contains(other.Name) || side?.Scenario is not null))
            return For(name, scenarios, inputs);
        var meant = NameSuggestion.For(name, scenarios.Concat(results).Concat(["finite", "causal"]));
        return meant.Replacement is not null ? meant : For(name, scenarios, inputs, Array.TrueForAll(sides, side => side is { Quantity: not null, Scenario: null }) ? null : Claims);
    }

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
