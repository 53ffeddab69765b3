using RewardLang.Diagnostics;

namespace RewardLang.Analysis.Proofs;

/// <summary>What a prover found out about one claim.</summary>
/// <param name="Status">The answer.</param>
/// <param name="Detail">What was found, or why nothing could be.</param>
/// <param name="Counterexample">A case in which a refuted claim fails.</param>
internal sealed record Finding(CheckStatus Status, string Detail, ScenarioCase? Counterexample = null)
{
    /// <summary>Arguments of <c>return(…)</c> with which a claim that was not decided is; empty where none are missing.</summary>
    public IReadOnlyList<string> Lengths { get; init; } = [];

    /// <summary>What to do where the claim does not hold; null for nothing in particular.</summary>
    public string? Advice { get; init; }

    /// <summary>Whether shaping begins with a potential that the first action has changed, and nothing else is wrong with it.</summary>
    public bool BeginsLate { get; init; }

    /// <summary>The change of the text that the advice tells; null where there is no one change.</summary>
    public TextEdit? Edit { get; init; }

    public static Finding Proved(string detail) => new(CheckStatus.Proved, detail);

    public static Finding Refuted(string detail, ScenarioCase? counterexample = null) => new(CheckStatus.Refuted, detail, counterexample);

    public static Finding Undecided(string detail) => new(CheckStatus.Undecided, detail);
}
