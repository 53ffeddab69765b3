namespace RewardLang.Synthesis.Evolution;

/// <summary>What is known of an environment's measures.</summary>
/// <param name="Measures">The measures, each with what is known of it alone.</param>
internal sealed record Insight(IReadOnlyList<Measure> Measures)
{
    /// <summary>
    /// Those that together tell the steps that the metric pays from others: the first tells most, each later one tells most among the steps that those before
    /// let pass, of which its evidence is. Where the metric hardly pays yet, those of which the owner's cases tell most. Empty where nothing is known.
    /// </summary>
    public IReadOnlyList<Measure> Goal { get; init; } = [];

    /// <summary>
    /// For parts of the goal what tells best the steps at which they come nearer, as a puck does where the hand is near, and what else the owner's cases speak of.
    /// </summary>
    public IReadOnlyList<Measure> Means { get; init; } = [];
}
