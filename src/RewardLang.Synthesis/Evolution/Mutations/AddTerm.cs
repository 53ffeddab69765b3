namespace RewardLang.Synthesis.Evolution.Mutations;

/// <summary>One more term, about something that the environment offers.</summary>
internal sealed class AddTerm : IMutation
{
    public const int MostTerms = 10;

    public double Weight => 3;

    public (Genome Genome, string Change)? Apply(MutationContext context) =>
        context.Genome.Terms.Count < MostTerms && context.Builder.WithTerm(context.Genome, context.Builder.NewMeasure(context.Genome)) is { } grown
            ? (grown, $"new term {grown.Terms[^1].Name.Name}")
            : null;
}
