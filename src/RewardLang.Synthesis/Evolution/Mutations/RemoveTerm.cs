namespace RewardLang.Synthesis.Evolution.Mutations;

/// <summary>A term goes, with all that only it needed: those first that hardly count, or fall as the policy gets better.</summary>
internal sealed class RemoveTerm : IMutation
{
    public double Weight => 1.5;

    public (Genome Genome, string Change)? Apply(MutationContext context) =>
        context.Genome.Terms.Count > 1
        && context.PickTerm(t => (t.Share < 0.02 ? 3 : 0) + 2 * t.Saturation - 3 * Math.Min(t.Correlation ?? 0, 0)) is { } term
        && context.Genome.With(Genome.Removing(term)) is { } smaller
            ? (smaller.Pruned(), $"without term {term.Name.Name}")
            : null;
}
