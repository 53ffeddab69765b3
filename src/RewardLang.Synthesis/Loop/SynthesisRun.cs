using RewardLang.Synthesis.Candidates;
using RewardLang.Synthesis.Critic;
using RewardLang.Synthesis.Journal;
using RewardLang.Synthesis.Proposers;
using RewardLang.Synthesis.Tasks;
using RewardLang.Synthesis.Trainings;

namespace RewardLang.Synthesis.Loop;

/// <summary>
/// Seeks a reward: proposals, the critic, trainings and reflection, iteration after iteration, then fresh trainings of the best one. Every step is taken
/// from the journal where it is done, so that a run goes on where it was killed.
/// </summary>
/// <param name="task">What for.</param>
/// <param name="proposer">Who writes rewards.</param>
/// <param name="journal">Where the steps are kept; the caller disposes it.</param>
/// <param name="options">How.</param>
/// <param name="watch">Told what happens, from several threads; null for nobody.</param>
public sealed class SynthesisRun(SynthesisTask task, IProposer proposer, SynthesisJournal journal, SynthesisOptions options, ISynthesisWatch? watch = null)
{
    /// <summary>Final trainings use seeds that no training of the search did.</summary>
    private const ulong FinalSeeds = 1_000_000;

    private readonly RewardCritic _critic = new(task);
    private readonly Duplicates _duplicates = new(task.Environment);
    private readonly CandidateTraining _training = new(task);
    private readonly MedianRule _rule = new();
    private readonly List<Candidate> _candidates = [];

    /// <summary>Runs to the end.</summary>
    /// <param name="cancellation">Ends the run with an exception; what is in the journal stays.</param>
    public async Task<SynthesisResult> RunAsync(CancellationToken cancellation = default)
    {
        var judged = journal.Candidates();
        for (var iteration = 1; iteration <= options.Iterations; iteration++)
        {
            var request = new ProposalRequest(iteration, options.Candidates, [.. _candidates.Where(c => c.Training is not null)]);
            var proposals = journal.Proposals(iteration);
            if (proposals is null)
            {
                proposals = await proposer.ProposeAsync(request, Judge, cancellation).ConfigureAwait(false);
                journal.Keep(iteration, proposals);
            }

            var candidates = Enter(iteration, proposals, judged);
            await TrainAsync(candidates.Where(c => c.IsAccepted), cancellation).ConfigureAwait(false);
            watch?.Finished(iteration, [.. _candidates.Where(c => c.Iteration == iteration)]);
        }

        return await FinishAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>What the critic makes of a text, duplicates of earlier candidates included.</summary>
    private Verdict Judge(string text)
    {
        var verdict = _critic.Judge(text);
        return verdict.IsAccepted && _duplicates.Find(verdict.Program!) is { } earlier
            ? verdict with { Findings = [.. verdict.Findings, new Finding(FindingKind.Duplicate, $"It is the reward of candidate {earlier}, perhaps scaled: write another one.")] }
            : verdict;
    }

    /// <summary>Gives proposals their numbers and the critic's findings.</summary>
    private List<Candidate> Enter(int iteration, IReadOnlyList<Proposal> proposals, IReadOnlyList<Candidate> judged)
    {
        var entered = new List<Candidate>();
        foreach (var proposal in proposals)
        {
            var number = _candidates.Count + 1;
            var verdict = Judge(proposal.Text);
            var candidate = judged.FirstOrDefault(c => c.Number == number)
                ?? new Candidate(number, iteration, proposal.Text, proposal.Change, proposal.Parents) { Findings = verdict.Findings };
            journal.Keep(candidate);
            if (candidate.IsAccepted)
                _duplicates.Add(number, verdict.Program!);
            _candidates.Add(candidate);
            entered.Add(candidate);
            watch?.Proposed(candidate);
        }

        return entered;
    }

    private async Task TrainAsync(IEnumerable<Candidate> candidates, CancellationToken cancellation)
    {
        var running = new Dictionary<int, IReadOnlyList<Checkpoint>>();
        foreach (var earlier in _candidates.Where(c => c.Training is not null))
            running[earlier.Number] = earlier.Training!.Checkpoints;
        await Parallel.ForEachAsync(
            candidates, new ParallelOptions { MaxDegreeOfParallelism = options.Parallel, CancellationToken = cancellation },
            (candidate, token) =>
            {
                var outcome = Train($"{candidate.Number}", candidate.Text, (ulong)options.Seed, token, checkpoints =>
                {
                    watch?.Advanced(candidate, checkpoints);
                    lock (running)
                    {
                        running[candidate.Number] = [.. checkpoints];
                        return !options.GivesUp || !_rule.IsHopeless(checkpoints, [.. running.Where(r => r.Key != candidate.Number).Select(r => r.Value)]);
                    }
                });
                lock (_candidates)
                    _candidates[candidate.Number - 1] = candidate with { Training = outcome };
                lock (running)
                    running[candidate.Number] = outcome.Checkpoints;
                watch?.Trained(_candidates[candidate.Number - 1]);
                return ValueTask.CompletedTask;
            }).ConfigureAwait(false);
    }

    /// <summary>A training, from the journal where it is done.</summary>
    private TrainingOutcome Train(string name, string text, ulong seed, CancellationToken cancellation, Func<IReadOnlyList<Checkpoint>, bool>? goesOn = null)
    {
        if (journal.Training(name, seed) is { } done)
            return done;
        var outcome = _training.Run(text, seed, goesOn, cancellation);
        journal.Keep(name, outcome);
        return outcome;
    }

    /// <summary>Fresh trainings of the best candidate and of what it is compared with.</summary>
    private async Task<SynthesisResult> FinishAsync(CancellationToken cancellation)
    {
        var best = _candidates.Where(c => c.Score is not null).MaxBy(c => c.Score);
        (string Name, string? Text)[] rewards = [("winner", best?.Text), ("expert", task.Expert), ("sparse", task.Sparse)];
        var wanted = rewards.Where(r => r.Text is not null).SelectMany(r => Enumerable.Range(0, options.FinalSeeds).Select(i => (r.Name, Text: r.Text!, Seed: FinalSeeds + (ulong)i))).ToList();
        var outcomes = new Dictionary<string, List<TrainingOutcome>>();
        await Parallel.ForEachAsync(
            wanted, new ParallelOptions { MaxDegreeOfParallelism = options.Parallel, CancellationToken = cancellation },
            (reward, token) =>
            {
                var outcome = Train(reward.Name is "winner" ? $"{best!.Number}" : reward.Name, reward.Text, reward.Seed, token);
                lock (outcomes)
                    (outcomes.TryGetValue(reward.Name, out var list) ? list : outcomes[reward.Name] = []).Add(outcome);
                watch?.Evaluated(reward.Name, outcome);
                return ValueTask.CompletedTask;
            }).ConfigureAwait(false);
        FinalScores? Of(string name) => outcomes.TryGetValue(name, out var list) ? FinalScores.Of([.. list.OrderBy(o => o.Seed)]) : null;
        return new SynthesisResult(_candidates, best, Of("winner"), Of("expert"), Of("sparse"));
    }
}
