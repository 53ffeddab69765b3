using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Synthesis.Evolution.Mutations;

/// <summary>A temperature, threshold or other number changes: those first of terms that hardly vary.</summary>
internal sealed class ChangeScale : IMutation
{
    private const double Deviation = 0.8;

    public double Weight => 3;

    public (Genome Genome, string Change)? Apply(MutationContext context)
    {
        if (context.PickTerm(t => 5 * t.Saturation) is not { } term)
            return null;
        var parameters = context.Genome.Needs(term).OfType<ParamSyntax>().Where(p => context.Genome.NumbersIn(p.Default).Count == 1).ToList();
        return parameters.Count > 0 && context.Random.Next(4) > 0
            ? OfParam(context, context.Random.Pick(parameters)!)
            : OfNumber(context, term);
    }

    private static (Genome, string)? OfParam(MutationContext context, ParamSyntax param)
    {
        var number = context.Genome.NumbersIn(param.Default)[0];
        var value = context.Random.Spread(Numbers.Read(number), Deviation);
        var edits = new List<TextEdit> { new(number.Span, Numbers.Text(value)) };
        // A range goes with its default.
        if (param.Range is { } range && context.Genome.NumbersIn(range) is [var low, var high] && !(Numbers.Read(low) <= value && value <= Numbers.Read(high)))
            edits.AddRange([new(low.Span, Numbers.Text(Math.Min(Numbers.Read(low), value))), new(high.Span, Numbers.Text(Math.Max(Numbers.Read(high), value)))]);
        return context.Genome.With(edits) is { } changed ? (changed, $"{param.Name.Name}: {number.Text} to {Numbers.Text(value)}") : null;
    }

    private static (Genome, string)? OfNumber(MutationContext context, TermSyntax term)
    {
        var parts = context.Genome.Needs(term).OfType<LetSyntax>().Select(l => l.Value).Append(term.Value).ToList();
        var numbers = parts.SelectMany(context.Genome.NumbersIn).Where(n => Numbers.Read(n) is not (0 or 1 or 2)).ToList();
        if (context.Random.Pick(numbers) is not { } number)
            return null;
        var value = context.Random.Spread(Numbers.Read(number), Deviation);
        return context.Genome.With(new TextEdit(number.Span, Numbers.Text(value))) is { } changed
            ? (changed, $"a number of {term.Name.Name}: {number.Text} to {Numbers.Text(value)}")
            : null;
    }
}
