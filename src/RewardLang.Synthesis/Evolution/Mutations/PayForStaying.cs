namespace RewardLang.Synthesis.Evolution.Mutations;

/// <summary>The episode ends with success, and is paid for it, once a measure has stayed small for some steps.</summary>
internal sealed class PayForStaying : IMutation
{
    public double Weight => 0.7;

    public (Genome Genome, string Change)? Apply(MutationContext context)
    {
        var measure = context.Builder.RandomMeasure();
        if (measure.Kind == MeasureKind.Signed || context.Genome.Find("success") is not null)
            return null;
        var (condition, edits) = context.Builder.Condition(context.Genome, measure);
        var steps = context.Random.Next(3, 20);
        return context.Genome.With([
            .. edits,
            context.Genome.Adding($"term {context.Genome.NewName("arrived")} = success  weight {Numbers.Text(context.Random.Spread(30, 1))}"),
            context.Genome.Adding($"end success when held({condition}, steps: {steps})"),
        ]) is { } ending ? (ending, $"success once {condition} for {steps} steps") : null;
    }
}
