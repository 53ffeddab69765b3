namespace RewardLang.Synthesis.Evolution.Mutations;

/// <summary>One more term, about what tells steps that go well from others and no term is about yet.</summary>
internal sealed class AddLeadingTerm : IMutation
{
    public double Weight => 3;

    public (Genome Genome, string Change)? Apply(MutationContext context) =>
        context.Genome.Terms.Count < AddTerm.MostTerms && context.Builder.WithLeadingTerm(context.Genome) is { } grown
            ? (grown, $"term {grown.Terms[^1].Name.Name}, which leads")
            : null;
}
