using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Synthesis.Evolution.Mutations;

/// <summary>A term counts more or less: less where it makes up most of the total, more where it makes up next to nothing.</summary>
internal sealed class ChangeWeight : IMutation
{
    private const double Deviation = 0.7;

    public double Weight => 3;

    public (Genome Genome, string Change)? Apply(MutationContext context)
    {
        if (context.PickTerm(t => 4 * Math.Abs(t.Share - 0.3)) is not { } term)
            return null;
        var share = context.Reflection?.Terms.FirstOrDefault(t => t.Name == term.Name.Name)?.Share;
        var lean = share > 0.8 ? 0.3 : share < 0.02 ? 4 : 1;
        var (edit, before, after) = Edit(context, term, lean);
        return edit is not null && context.Genome.With(edit) is { } changed ? (changed, $"weight of {term.Name.Name}: {before} to {after}") : null;
    }

    private static (TextEdit? Edit, string Before, double After) Edit(MutationContext context, TermSyntax term, double lean)
    {
        if (term.Weight is null)
        {
            var weight = context.Random.Spread(lean, Deviation);
            return (new TextEdit(new TextSpan(term.Span.End, 0), FormattableString.Invariant($"  weight {weight}")), "1", weight);
        }

        var numbers = context.Genome.NumbersIn(term.Weight);
        if (numbers is not [var number, ..])
            return (null, "", 0);
        var changed = context.Random.Spread(lean * Math.Max(Numbers.Read(number), 1e-6), Deviation);
        return (new TextEdit(number.Span, Numbers.Text(changed)), number.Text, changed);
    }
}
