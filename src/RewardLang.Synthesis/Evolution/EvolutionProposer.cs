using RewardLang.Synthesis.Candidates;
using RewardLang.Synthesis.Critic;
using RewardLang.Synthesis.Evolution.Mutations;
using RewardLang.Synthesis.Proposers;
using RewardLang.Synthesis.Tasks;

namespace RewardLang.Synthesis.Evolution;

/// <summary>
/// Writes rewards without any model: the first from the types and units of what the environment offers, later ones by mutation and crossover of those whose
/// policies scored best, led by what their trainings say of each term, and their recorded episodes of each measure. What it offers is a function of the seed and of what was trained.
/// </summary>
/// <param name="task">The task.</param>
/// <param name="seed">Seed of all draws.</param>
public sealed class EvolutionProposer(SynthesisTask task, int seed) : IProposer
{
    private const int MostTries = 300;
    private const int MostMutations = 3;
    private const int Parents = 6;

    /// <summary>The part of the best score that parents have at least.</summary>
    private const double LeastOfBest = 0.3;

    /// <summary>The part of later proposals that are drawn anew: where the last iteration led further, and where it did not.</summary>
    private const double Immigrants = 0.3, ImmigrantsOnceStuck = 0.6;

    /// <summary>The part of what is drawn anew that is aimed at all that the metric was seen to pay for.</summary>
    private const double Aimed = 0.6;

    /// <summary>How much better than all before the best of an iteration is that led further.</summary>
    private const double Further = 1.1;

    private static readonly IReadOnlyList<IMutation> s_mutations = [.. typeof(IMutation).Assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IMutation)))
        .OrderBy(t => t.Name, StringComparer.Ordinal).Select(t => (IMutation)Activator.CreateInstance(t)!)];

    private readonly Lazy<Hindsight> _hindsight = new(() => new Hindsight(task, Foresight.Of(task, RandomPlay.Measured(task.Environment, MeasureLibrary.Of(task.Environment, task.Description)))));

    /// <inheritdoc/>
    public string Name => "evolution";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Proposal>> ProposeAsync(ProposalRequest request, Func<string, Verdict> judge, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(judge);
        var random = new Random(HashCode(seed, request.Iteration));
        var builder = new GenomeBuilder(task.Environment, _hindsight.Value.After(request.Trained), random);
        var parents = request.Trained.Where(c => c.Score is not null && !(c.Score < LeastOfBest * request.Best?.Score)).OrderByDescending(c => c.Score).Take(Parents).ToList();
        var immigrants = IsStuck(request) ? ImmigrantsOnceStuck : Immigrants;
        var proposals = new List<Proposal>();
        for (var tries = MostTries * request.Count; tries > 0 && proposals.Count < request.Count; tries--)
        {
            cancellation.ThrowIfCancellationRequested();
            var proposal = parents.Count == 0 || random.NextDouble() < immigrants ? New(builder, random) : Child(parents, builder, random);
            if (proposal is not null && proposals.All(p => p.Text != proposal.Text) && judge(proposal.Text).IsAccepted)
                proposals.Add(proposal);
        }

        return Task.FromResult<IReadOnlyList<Proposal>>(proposals);
    }

    private static bool IsStuck(ProposalRequest request)
    {
        var latest = request.Trained.Select(c => c.Iteration).DefaultIfEmpty().Max();
        double? Best(Func<Candidate, bool> which) => request.Trained.Where(which).Max(c => c.Score);
        return Best(c => c.Iteration == latest) <= Further * Best(c => c.Iteration < latest);
    }

    private static Proposal? New(GenomeBuilder builder, Random random) =>
        random.NextDouble() < Aimed && builder.Aimed() is { } aimed ? new Proposal(aimed.Text, "aimed at what pays", [])
        : builder.New() is { } drawn ? new Proposal(drawn.Text, "drawn", []) : null;

    private static Proposal? Child(IReadOnlyList<Candidate> parents, GenomeBuilder builder, Random random)
    {
        var (parent, mate) = (Tournament(parents, random), Tournament(parents, random));
        if (Genome.TryParse(parent.Text)?.WithoutClaims() is not { } genome)
            return null;
        var (changes, isCrossed) = (new List<string>(), false);
        for (var left = random.Next(1, MostMutations + 1); left > 0; left--)
        {
            var mutation = random.Pick(s_mutations, m => m.Weight);
            var context = new MutationContext(genome, mate == parent ? null : Genome.TryParse(mate.Text), parent.Reflection, builder, random);
            if (mutation.Apply(context) is not var (changed, change))
                continue;
            genome = changed;
            changes.Add(change);
            isCrossed |= mutation is TakeTerm;
        }

        return changes.Count == 0 ? null : new Proposal(genome.Text, string.Join("; ", changes), isCrossed ? [parent.Number, mate.Number] : [parent.Number]);
    }

    /// <summary>The better of two.</summary>
    private static Candidate Tournament(IReadOnlyList<Candidate> parents, Random random)
    {
        var (a, b) = (parents[random.Next(parents.Count)], parents[random.Next(parents.Count)]);
        return a.Score >= b.Score ? a : b;
    }

    private static int HashCode(int a, int b) => unchecked((int)((uint)a * 2654435761u ^ ((uint)b * 40503u + 0x9E3779B9u)));
}
