using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Synthesis.Evolution.Mutations;

/// <summary>Crossover: a term of another genome comes over, with all that it needs under names that are free here.</summary>
internal sealed class TakeTerm : IMutation
{
    public double Weight => 3;

    public (Genome Genome, string Change)? Apply(MutationContext context)
    {
        if (context.Mate is not { } mate || context.Random.Pick(mate.Terms) is not { } term)
            return null;
        var needs = mate.Needs(term).Where(m => m is LetSyntax or StateSyntax or ParamSyntax or InputSyntax or AxisSyntax).ToList();
        // Inputs and axes are the environment's; what is the same here already comes over by name.
        var taken = needs.Append(term).Where(m => !(context.Genome.Find(m.Name.Name) is { } same && (m is InputSyntax or AxisSyntax || context.Genome.TextOf(same) == mate.TextOf(m)))).ToList();
        if (!taken.Contains(term))
            return null;
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in taken.Where(m => m is not (InputSyntax or AxisSyntax)))
            names[member.Name.Name] = context.Genome.NewName(member.Name.Name);
        var imports = mate.Imports.Where(i => !context.Genome.Imports.Contains(i)).Select(i => new TextEdit(new TextSpan(0, 0), i + "\n"));
        return context.Genome.With([.. imports, .. taken.Select(m => context.Genome.Adding(mate.Renamed(m, names)))]) is { } crossed
            ? (crossed, $"term {names[term.Name.Name]} of another")
            : null;
    }
}
