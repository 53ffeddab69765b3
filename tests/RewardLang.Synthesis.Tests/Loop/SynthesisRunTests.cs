using RewardLang.Synthesis.Candidates;
using RewardLang.Synthesis.Critic;
using RewardLang.Synthesis.Evolution;
using RewardLang.Synthesis.Journal;
using RewardLang.Synthesis.Loop;
using RewardLang.Synthesis.Proposers;
using RewardLang.Synthesis.Tasks;
using RewardLang.Synthesis.Trainings;

namespace RewardLang.Synthesis.Tests.Loop;

/// <summary>A run goes through all its steps, and one that was cut off goes on with what its journal has.</summary>
[Collection(AloneWithTorch.Name)]
public sealed class SynthesisRunTests : IDisposable
{
    private static readonly SynthesisTask s_task = TaskFolder.Read(Path.Combine(Trees.Root, "tasks", "reacher")) with { Steps = 20_000 };
    private static readonly SynthesisOptions s_options = new() { Iterations = 2, Candidates = 2, FinalSeeds = 1, Finalists = 2, Parallel = 2, GivesUp = false };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    private readonly int _threads = TorchSharp.torch.get_num_threads();

    /// <summary>Sums of several threads are parted as the machine has time for them.</summary>
    public SynthesisRunTests() => TorchSharp.torch.set_num_threads(1);

    public void Dispose()
    {
        TorchSharp.torch.set_num_threads(_threads);
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_run_that_is_cut_off_goes_on_and_comes_to_the_same()
    {
        SynthesisResult whole, resumed;
        using (var journal = Open("whole"))
            whole = await Run(journal, new EvolutionProposer(s_task, 1), null);
        using (var journal = Open("cut"))
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Run(journal, new EvolutionProposer(s_task, 1), new CutOff(trainings: 1)));
        var counting = new Counting(new EvolutionProposer(s_task, 1));
        using (var journal = Open("cut"))
            resumed = await Run(journal, counting, null);

        // The first proposals were kept; the second were not yet made.
        Assert.Equal([2], counting.Iterations);
        Assert.Equal(whole.Candidates.Select(c => (c.Text, c.Score)), resumed.Candidates.Select(c => (c.Text, c.Score)));
        Assert.Equal(4, whole.Candidates.Count);
        Assert.Equal(whole.Candidates.Select(c => c.MeanScore), resumed.Candidates.Select(c => c.MeanScore));
        // The best of the search are trained with other seeds, and are compared by the mean.
        var finalists = whole.Candidates.Where(c => c.FurtherTrainings.Count >= TrainingSeeds.OfFinalist).ToList();
        Assert.Equal(whole.Candidates.Where(c => c.Score > 0).OrderByDescending(c => c.Score).Take(2).Select(c => c.Number).Order(), finalists.Select(c => c.Number));
        Assert.Equal(finalists.Max(c => c.MeanScore), whole.Best!.MeanScore);
        Assert.Equal(TrainingSeeds.OfBest, whole.Best.FurtherTrainings.Count);
        Assert.Single(whole.Winner!.Scores);
        Assert.Contains(whole.Candidates.Skip(2), c => c.Parents.Count > 0);
    }

    [Fact]
    public async Task What_the_critic_refuses_is_not_trained()
    {
        using var journal = Open("refused");
        var result = await Run(journal, new Fixed("reward R { total = 1 }", s_task.Sparse!), null);
        Assert.False(result.Candidates[0].IsAccepted);
        Assert.Null(result.Candidates[0].Training);
        // What comes again in the second iteration is a duplicate.
        Assert.Equal(FindingKind.Duplicate, result.Candidates[3].Findings.Single(f => f.IsFatal).Kind);
        Assert.Equal(2, result.Best!.Number);
    }

    private SynthesisJournal Open(string name) => SynthesisJournal.Open(Path.Combine(_folder.FullName, name + ".db"));

    private static Task<SynthesisResult> Run(SynthesisJournal journal, IProposer proposer, CutOff? cutOff) =>
        new SynthesisRun(s_task, proposer, journal, s_options, cutOff).RunAsync(cutOff?.Source.Token ?? default);

    private sealed class Fixed(params string[] texts) : IProposer
    {
        public string Name => "fixed";

        public Task<IReadOnlyList<Proposal>> ProposeAsync(ProposalRequest request, Func<string, Verdict> judge, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<Proposal>>([.. texts.Select(t => new Proposal(t, "as written", []))]);
    }

    private sealed class Counting(IProposer inner) : IProposer
    {
        public List<int> Iterations { get; } = [];

        public string Name => inner.Name;

        public Task<IReadOnlyList<Proposal>> ProposeAsync(ProposalRequest request, Func<string, Verdict> judge, CancellationToken cancellation)
        {
            Iterations.Add(request.Iteration);
            return inner.ProposeAsync(request, judge, cancellation);
        }
    }

    /// <summary>Ends a run after some trainings.</summary>
    private sealed class CutOff(int trainings) : ISynthesisWatch
    {
        private int _left = trainings;

        public CancellationTokenSource Source { get; } = new();

        public void Proposed(Candidate candidate)
        {
        }

        public void Advanced(Candidate candidate, IReadOnlyList<Checkpoint> checkpoints)
        {
        }

        public void Trained(Candidate candidate)
        {
            if (Interlocked.Decrement(ref _left) == 0)
                Source.Cancel();
        }

        public void Finished(int iteration, IReadOnlyList<Candidate> candidates)
        {
        }

        public void TrainedAgain(Candidate candidate, TrainingOutcome outcome)
        {
        }

        public void Evaluated(string reward, TrainingOutcome outcome)
        {
        }
    }
}
