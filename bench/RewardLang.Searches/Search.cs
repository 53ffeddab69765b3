using RewardLang.Synthesis.Chat;
using RewardLang.Synthesis.Evolution;
using RewardLang.Synthesis.Journal;
using RewardLang.Synthesis.Loop;
using RewardLang.Synthesis.Prompts;
using RewardLang.Synthesis.Proposers;
using RewardLang.Synthesis.Replay;
using RewardLang.Synthesis.Tasks;
using RewardLang.Synthesis.Trainings;

namespace RewardLang.Searches;

/// <summary>The searches for one task.</summary>
/// <param name="task">The task.</param>
/// <param name="budget">What each may train.</param>
/// <param name="output">The folder of the journals.</param>
internal sealed class Search(SynthesisTask task, SearchBudget budget, string output)
{
    public SynthesisTask Task => task;

    /// <summary>Evolution over iterations.</summary>
    public Task<SearchOutcome> EvolveAsync(int seed) => RunAsync(
        "evolution", seed, _ => new EvolutionProposer(task, seed), new SynthesisOptions { Iterations = budget.Iterations, Candidates = budget.Candidates });

    /// <summary>As many draws of evolution's first generation, of which none has parents.</summary>
    public Task<SearchOutcome> DrawAsync(int seed) => RunAsync(
        "random", seed, _ => new EvolutionProposer(task, seed), new SynthesisOptions { Iterations = 1, Candidates = budget.Iterations * budget.Candidates });

    /// <summary>One iteration over all of a model's recorded replies, without repairs.</summary>
    public Task<SearchOutcome> ReplayAsync(string folder)
    {
        var replies = ReplayClient.Replies(folder);
        return RunAsync("replies", 1, journal => Proposer(replies, journal), new SynthesisOptions { Iterations = 1, Candidates = replies.Count });
    }

    private ChatProposer Proposer(IReadOnlyList<string> replies, SynthesisJournal journal)
    {
        var calls = new PaidCalls(new ReplayClient([.. replies.Skip(journal.Calls().Count)]), "replies", journal, new SynthesisBudget(), new CallOptions(), Console.Error.WriteLine);
        return new ChatProposer(task, calls, new ChatProposerOptions { Form = new EurekaPrompt(), Repairs = 0, Parallel = 1 }, "replies");
    }

    private async Task<SearchOutcome> RunAsync(string kind, int seed, Func<SynthesisJournal, IProposer> proposer, SynthesisOptions options)
    {
        Directory.CreateDirectory(output);
        using var journal = SynthesisJournal.Open(Path.Combine(output, $"{task.Name}-{kind}-{seed}.db"));
        // What all searches of a task are compared with is trained once.
        var compared = Path.Combine(output, $"{task.Name}-compared.db");
        if (File.Exists(compared))
            Copy(compared, journal);
        var result = await new SynthesisRun(task, proposer(journal), journal, options with { Seed = seed, FinalSeeds = budget.FinalSeeds, Parallel = 1 }).RunAsync();
        if (!File.Exists(compared))
        {
            using var shared = SynthesisJournal.Open(compared);
            foreach (var (name, trained) in Compared(journal))
                shared.Keep(name, trained);
        }

        var outcome = new SearchOutcome(task.Name, kind, seed, result);
        Console.WriteLine(outcome);
        return outcome;
    }

    private void Copy(string path, SynthesisJournal journal)
    {
        using var shared = SynthesisJournal.Open(path);
        foreach (var (name, trained) in Compared(shared))
            journal.Keep(name, trained);
    }

    private IEnumerable<(string Name, Synthesis.Trainings.TrainingOutcome Outcome)> Compared(SynthesisJournal journal) =>
        from name in new[] { CandidateTrainings.Expert, CandidateTrainings.Sparse }
        from seed in Enumerable.Range(0, budget.FinalSeeds)
        let trained = journal.Training(name, TrainingSeeds.Final + (ulong)seed)
        where trained is not null
        select (name, trained);
}
