namespace RewardLang.Synthesis.Evolution.Mutations;

/// <summary>One more term, which pays where all is as it is where the metric pays.</summary>
internal sealed class AimAtGoal : IMutation
{
    public double Weight => 2;

    public (Genome Genome, string Change)? Apply(MutationContext context) =>
        context.Genome.Terms.Count < AddTerm.MostTerms && context.Builder.WithGoal(context.Genome) is { } aiming
            ? (aiming, $"{aiming.Terms[^1].Name.Name}: {aiming.TextOf(aiming.Terms[^1].Value)}")
            : null;
}
