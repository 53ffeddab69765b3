using RewardLang.Diagnostics;

namespace RewardLang.Synthesis.Evolution.Mutations;

/// <summary>A term applies only under a condition, or under none any more.</summary>
internal sealed class ChangeGate : IMutation
{
    public double Weight => 1;

    public (Genome Genome, string Change)? Apply(MutationContext context)
    {
        if (context.Random.Pick(context.Genome.Terms) is not { } term)
            return null;
        var head = term.Condition is { } old ? new TextSpan(term.Value.Span.End, old.Span.End - term.Value.Span.End) : new TextSpan(term.Value.Span.End, 0);
        if (term.Condition is not null)
            return context.Genome.With(new TextEdit(head, "")) is { } open ? (open.Pruned(), $"{term.Name.Name} always") : null;
        var (condition, edits) = context.Builder.Condition(context.Genome, context.Builder.RandomMeasure());
        return context.Genome.With([.. edits, new TextEdit(head, $"  when {condition}")]) is { } gated ? (gated, $"{term.Name.Name} when {condition}") : null;
    }
}
