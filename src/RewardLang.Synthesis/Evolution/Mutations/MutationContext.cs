using RewardLang.Syntax;
using RewardLang.Synthesis.Reflections;

namespace RewardLang.Synthesis.Evolution.Mutations;

/// <summary>What mutations work on.</summary>
/// <param name="Genome">What is changed.</param>
/// <param name="Mate">Another genome, of which parts may be taken; null where there is none.</param>
/// <param name="Reflection">How the genome's training went; null where it was not trained.</param>
/// <param name="Builder">Writes new terms.</param>
/// <param name="Random">Decides.</param>
internal sealed record MutationContext(Genome Genome, Genome? Mate, Reflection? Reflection, GenomeBuilder Builder, Random Random)
{
    /// <summary>A term, those first that the training speaks against: <paramref name="blame"/> says how much.</summary>
    public TermSyntax? PickTerm(Func<TermReflection, double> blame) => Genome.Terms.Count == 0 ? null
        : Random.Pick(Genome.Terms, t => 0.2 + (Reflection?.Terms.FirstOrDefault(r => r.Name == t.Name.Name) is { } term ? Math.Clamp(blame(term), 0, 10) : 0));
}
