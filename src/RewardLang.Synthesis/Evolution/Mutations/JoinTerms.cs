namespace RewardLang.Synthesis.Evolution.Mutations;

/// <summary>What two terms pay for is paid for once more where both are met.</summary>
internal sealed class JoinTerms : IMutation
{
    public double Weight => 2;

    public (Genome Genome, string Change)? Apply(MutationContext context) =>
        context.Genome.Terms.Count < AddTerm.MostTerms && context.Builder.WithJoinedTerms(context.Genome) is { } joined
            ? (joined, $"{joined.Terms[^1].Name.Name}: {joined.TextOf(joined.Terms[^1].Value)}")
            : null;
}
