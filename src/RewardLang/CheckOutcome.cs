namespace RewardLang;

/// <summary>The answer to a check.</summary>
public enum CheckStatus
{
    /// <summary>It holds, for all inputs in their ranges or for the scenarios that it names.</summary>
    Proved,

    /// <summary>It does not hold: there is a case that shows it.</summary>
    Refuted,

    /// <summary>It was neither proved nor refuted. It must not be taken for true.</summary>
    Undecided,
}

/// <summary>A concrete case: what every input is at each step.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Steps">For each step the elements of every input, and of the parameters that it sets, by name.</param>
public sealed record ScenarioCase(string Name, IReadOnlyList<IReadOnlyDictionary<string, IReadOnlyList<double>>> Steps);

/// <summary>What became of a <c>check</c>.</summary>
/// <param name="Program">The program that it belongs to.</param>
/// <param name="Text">The check as written.</param>
/// <param name="Status">The answer.</param>
/// <param name="Detail">What was found: the range, the numbers, or the reason why it is not decided.</param>
/// <param name="Counterexample">For a refuted check about all inputs, a case in which it fails.</param>
/// <param name="CounterexampleText">The declaration of that case, as it can be written into the program.</param>
public sealed record CheckOutcome(
    string Program, string Text, CheckStatus Status, string Detail, ScenarioCase? Counterexample, string? CounterexampleText);
