namespace RewardLang.Synthesis.Evolution;

/// <summary>What is known of an environment's measures.</summary>
/// <param name="Measures">The measures, each with what is known of it alone.</param>
/// <param name="Goal">
/// Those that together tell the steps that the metric pays from others: the first tells most, each later one tells most among the steps that those before
/// let pass, of which its evidence is. Empty where nothing is known.
/// </param>
internal sealed record Insight(IReadOnlyList<Measure> Measures, IReadOnlyList<Measure> Goal);
