namespace RewardLang.Analysis.Proofs;

/// <summary>What is in the way of a proof, in the user's words.</summary>
/// <param name="Cause">What it is, as a part of a sentence.</param>
/// <param name="Advice">What to do about it, in whole sentences; null where nothing in particular helps.</param>
internal sealed record Obstacle(string Cause, string? Advice);
