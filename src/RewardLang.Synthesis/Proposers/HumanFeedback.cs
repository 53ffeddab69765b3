namespace RewardLang.Synthesis.Proposers;

/// <summary>What a person said about the candidates of an iteration.</summary>
/// <param name="Iteration">The iteration.</param>
/// <param name="Text">In words; null for nothing.</param>
/// <param name="Best">Number of the candidate whose behaviour they like best; null where they did not choose.</param>
/// <param name="Worst">Number of the one that they like least.</param>
public sealed record HumanFeedback(int Iteration, string? Text = null, int? Best = null, int? Worst = null);
