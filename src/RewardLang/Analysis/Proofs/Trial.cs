namespace RewardLang.Analysis.Proofs;

/// <summary>What a case comes to.</summary>
/// <param name="Score">How far it is from the claim, above 0 where the claim fails.</param>
/// <param name="Value">The number that the claim is about.</param>
internal readonly record struct Trial(double Score, double Value)
{
    /// <summary>A case that tells nothing.</summary>
    public static readonly Trial None = new(double.NegativeInfinity, 0);
}
