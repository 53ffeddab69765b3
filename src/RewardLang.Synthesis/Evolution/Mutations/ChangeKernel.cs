using RewardLang.Diagnostics;

namespace RewardLang.Synthesis.Evolution.Mutations;

/// <summary>A distance is paid for in another way: <c>exp(-d / s)</c>, <c>1 - tanh(d / s)</c>, <c>1 / (1 + (d / s)^2)</c> or <c>-d / s</c>.</summary>
internal sealed class ChangeKernel : IMutation
{
    private static readonly string[] s_forms = ["exp(-{0} / {1})", "1 - tanh({0} / {1})", "1 / (1 + ({0} / {1})^2)", "-{0} / {1}", "exp(-({0} / {1})^2)"];

    public double Weight => 1.5;

    public (Genome Genome, string Change)? Apply(MutationContext context)
    {
        if (context.PickTerm(t => 3 * t.Saturation) is not { } term || Kernel.Of(term.Value) is not var (distance, scale))
            return null;
        var form = context.Random.Pick(s_forms)!;
        var value = string.Format(System.Globalization.CultureInfo.InvariantCulture, form, context.Genome.TextOf(distance), context.Genome.TextOf(scale));
        return value != context.Genome.TextOf(term.Value) && context.Genome.With(new TextEdit(term.Value.Span, value)) is { } changed
            ? (changed, $"{term.Name.Name} is {value}")
            : null;
    }
}
