namespace RewardLang.Synthesis.Evolution.Mutations;

/// <summary>A distance that leads from afar is paid for once more with a finer scale, so that the last part counts too: terms first that go with the metric.</summary>
internal sealed class AddFinerTerm : IMutation
{
    private const double Finer = 0.2;

    public double Weight => 2;

    public (Genome Genome, string Change)? Apply(MutationContext context)
    {
        if (context.Genome.Terms.Count >= AddTerm.MostTerms || context.PickTerm(t => 3 * Math.Max(t.Correlation ?? 0, 0)) is not { } term
            || Kernel.Of(term.Value) is not var (distance, scale))
            return null;
        var (name, part) = (context.Genome.NewName($"fine_{term.Name.Name}"), Numbers.Text(context.Random.Spread(Finer, 0.5)));
        var weight = Numbers.Text(context.Random.Spread(2, 0.7));
        var declaration = $"term {name} = exp(-{context.Genome.TextOf(distance)} / ({part} * {context.Genome.TextOf(scale)}))  weight {weight}";
        return context.Genome.With(context.Genome.Adding(declaration)) is { } finer ? (finer, $"{term.Name.Name} once more, {part} as wide") : null;
    }
}
