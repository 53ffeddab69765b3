namespace RewardLang.Synthesis.Evolution.Mutations;

/// <summary>The episode ends as a failure, at a price, once a measure is what it should not be.</summary>
internal sealed class EndOnFailure : IMutation
{
    public double Weight => 0.7;

    public (Genome Genome, string Change)? Apply(MutationContext context) =>
        context.Builder.WithFailure(context.Genome) is var (failing, condition) ? (failing, $"failure once {condition}") : null;
}
