using RewardLang.Diagnostics;
using RewardLang.Synthesis.Critic;
using RewardLang.Synthesis.Evolution;
using RewardLang.Synthesis.Evolution.Mutations;
using RewardLang.Synthesis.Proposers;
using RewardLang.Synthesis.Tasks;
using RewardLang.Training.Environments;

namespace RewardLang.Synthesis.Tests.Evolution;

/// <summary>What evolution writes are programs of the language that fit their environment.</summary>
public sealed class MutationTests
{
    private static readonly SynthesisTask s_task = TaskFolder.Read(Path.Combine(Trees.Root, "tasks", "reacher"));

    public static TheoryData<string> Mutations => [.. typeof(IMutation).Assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IMutation))).Select(t => t.Name).Order()];

    public static TheoryData<string> Environments => [.. EnvironmentRegistry.All.Select(e => e.Name)];

    [Theory]
    [MemberData(nameof(Mutations))]
    public void A_mutation_of_a_program_is_a_program(string name)
    {
        var mutation = (IMutation)Activator.CreateInstance(typeof(IMutation).Assembly.GetTypes().Single(t => t.Name == name))!;
        var builder = Builder(s_task.Environment, 3, out var random);
        var parents = new[] { Genome.TryParse(s_task.Expert!)!.WithoutClaims().Text, builder.New()!.Text, builder.New()!.Text, builder.New()!.Text };
        var applied = 0;
        var broken = new List<string>();
        for (var round = 0; round < 60; round++)
        {
            var (parent, mate) = (parents[round % parents.Length], parents[(round + 1) % parents.Length]);
            if (mutation.Apply(new MutationContext(Genome.TryParse(parent)!, Genome.TryParse(mate), null, builder, random)) is not var (genome, change))
                continue;
            applied++;
            Assert.NotEqual("", change);
            var result = RewardCompiler.Compile(new SourceText("mutant.reward", genome.Text), new CompilerOptions { DecidesChecks = false });
            if (result.HasErrors)
                broken.Add($"{change}: {result.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error)}\n{genome.Text}");
        }

        Assert.True(applied >= 10, $"applied {applied} of 60 times");
        // Numbers within expressions may not fit each other's units or names; the critic sees to that.
        Assert.True(broken.Count <= 0.2 * applied, $"{broken.Count} of {applied} do not compile, as {broken.FirstOrDefault()}");
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Every_measure_and_shape_compiles(string environment)
    {
        var kind = EnvironmentRegistry.Named(environment);
        var measures = RandomPlay.Measured(kind, MeasureLibrary.Of(kind));
        Assert.True(measures.Count >= 5, $"{measures.Count} measures");
        Assert.All(measures, m => Assert.True(m.Scale > 0 && double.IsFinite(m.Scale), $"{m.Name}: {m.Scale}"));
        var builder = new GenomeBuilder(kind, new Insight(measures), new Random(1));
        foreach (var measure in measures)
        {
            for (var shape = 0; shape < 12; shape++)
            {
                var genome = builder.WithTerm(Genome.TryParse(GenomeBuilder.Seed)!, measure)!;
                var errors = RewardCompiler.Compile(new SourceText("term.reward", genome.Text)).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error);
                Assert.True(!errors.Any(), $"{genome.Text}\n{string.Join("\n", errors)}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void What_is_aimed_at_all_that_pays_is_a_program(string environment)
    {
        var kind = EnvironmentRegistry.Named(environment);
        var measures = RandomPlay.Measured(kind, MeasureLibrary.Of(kind));
        var random = new Random(1);
        for (var round = 0; round < 40; round++)
        {
            IReadOnlyList<Measure> goal = [.. Enumerable.Range(0, 1 + round % 3).Select(_ => random.Pick(measures)! with { Evidence = new MeasureEvidence(random.Next(2) * 1.8 - 0.9, 0.1) })];
            var genome = new GenomeBuilder(kind, new Insight(measures) { Goal = goal }, random).Aimed()!;
            var result = RewardCompiler.Compile(new SourceText("aimed.reward", genome.Text), new CompilerOptions { DecidesChecks = false });
            Assert.True(!result.HasErrors, $"{genome.Text}\n{string.Join("\n", result.Diagnostics)}");
            var product = genome.Terms.Single(t => t.Name.Name == "aim");
            Assert.True(goal.Count == 1 || Kernel.IsBounded(product.Value), genome.TextOf(product));
            Assert.All(goal, part => Assert.Contains(part.Expression, genome.TextOf(product)));
        }
    }

    [Fact]
    public void Numbers_of_the_task_are_what_measures_are_compared_with()
    {
        var kind = EnvironmentRegistry.Named("quadrotor");
        var measures = MeasureLibrary.Of(kind, "Fly at 2 m/s, 2.5 m above the ground, for 3 parsecs; x2 m and 1.2.3 m are no numbers.");
        var added = measures.Skip(MeasureLibrary.Of(kind).Count).ToList();
        Assert.Contains("abs(velocity.x - 2<m/s>)", added.Select(m => m.Expression));
        Assert.Contains("abs(position.y - 2.5<m>)", added.Select(m => m.Expression));
        Assert.All(added, m => Assert.Matches("^(2<m/s>|2.5<m>)$", m.Expression[(m.Expression.LastIndexOf(' ') + 1)..^1]));
        Assert.All(RandomPlay.Measured(kind, measures), m => Assert.True(m.Scale > 0));
    }

    [Fact]
    public void What_no_action_moves_is_no_measure()
    {
        var names = RandomPlay.Measured(s_task.Environment, MeasureLibrary.Of(s_task.Environment)).Select(m => m.Name).ToList();
        Assert.Contains("hand_to_target", names);
        Assert.DoesNotContain(names, n => n.StartsWith("target_", StringComparison.Ordinal) && !n.Contains("nears", StringComparison.Ordinal));
    }

    [Fact]
    public void A_measure_is_as_large_as_until_the_episode_fails()
    {
        var kind = EnvironmentRegistry.Named("quadrotor");
        // Below the ground there is no flying on.
        Assert.InRange(RandomPlay.Measured(kind, MeasureLibrary.Of(kind)).First(m => m.Name == "position_y").Scale, 0.5, 5);
    }

    [Fact]
    public async Task Proposals_are_accepted_and_follow_from_the_seed()
    {
        var critic = new RewardCritic(s_task);
        var request = new ProposalRequest(1, 6, []);
        var first = await new EvolutionProposer(s_task, 7).ProposeAsync(request, critic.Judge, default);
        var second = await new EvolutionProposer(s_task, 7).ProposeAsync(request, critic.Judge, default);
        var other = await new EvolutionProposer(s_task, 8).ProposeAsync(request, critic.Judge, default);
        Assert.Equal(6, first.Count);
        Assert.Equal(first.Select(p => p.Text), second.Select(p => p.Text));
        Assert.NotEqual(first.Select(p => p.Text), other.Select(p => p.Text));
        Assert.All(first, p => Assert.True(critic.Judge(p.Text).IsAccepted, p.Text));
    }

    private static GenomeBuilder Builder(EnvironmentDescription environment, int seed, out Random random)
    {
        var measures = Foresight.Of(s_task, RandomPlay.Measured(environment, MeasureLibrary.Of(environment)));
        return new(environment, new Insight(measures) { Goal = [.. measures.Where(m => m.Evidence is not null).Take(2)] }, random = new Random(seed));
    }
}
