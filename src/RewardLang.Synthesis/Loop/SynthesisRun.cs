using RewardLang.Synthesis.Candidates;
using RewardLang.Synthesis.Chat;
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
/// <param name="person">Asked after each iteration; null for nobody.</param>
public sealed class SynthesisRun(
    SynthesisTask task, IProposer proposer, SynthesisJournal journal, SynthesisOptions options, ISynthesisWatch? watch = null, IHumanFeedback? person = null)
{
    private readonly RewardCritic _critic = new(task);
    private readonly Duplicates _duplicates = new(task.Environment);
    private readonly RunClock _clock = new(journal);
    private readonly CandidateTrainings _trainings = new(task, journal, options, watch);
    private readonly List<Candidate> _candidates = [];
    private readonly List<HumanFeedback> _feedback = [];

    /// <summary>Runs to the end.</summary>
    /// <param name="cancellation">Ends the run with an exception; what is in the journal stays.</param>
    /// <exception cref="EndpointException">A language model cannot be asked. What is in the journal stays.</exception>
    public async Task<SynthesisResult> RunAsync(CancellationToken cancellation = default)
    {
        var endedEarly = await SearchAsync(cancellation).ConfigureAwait(false);
        _clock.Keep();
        var best = Best();
        var scores = await _trainings.EvaluateAsync(best, cancellation).ConfigureAwait(false);
        FinalScores? Of(string name) => scores.TryGetValue(name, out var outcomes) ? FinalScores.Of(outcomes) : null;
        return new SynthesisResult(_candidates, best, Of(CandidateTrainings.Winner), Of(CandidateTrainings.Expert), Of(CandidateTrainings.Sparse)) { EndedEarly = endedEarly };
    }

    /// <summary>Goes through the iterations; says why it ended before the last.</summary>
    private async Task<string?> SearchAsync(CancellationToken cancellation)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (options.Budget.Time is { } allowed)
            time.CancelAfter(allowed > _clock.Elapsed ? allowed - _clock.Elapsed : TimeSpan.Zero);
        try
        {
            var ended = await IterateAsync(time.Token).ConfigureAwait(false);
            await CompareFinalistsAsync(time.Token).ConfigureAwait(false);
            return ended;
        }
        catch (OperationCanceledException) when (time.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return FormattableString.Invariant($"the budget of {options.Budget.Time!.Value.TotalSeconds:0} s is spent");
        }
    }

    private async Task<string?> IterateAsync(CancellationToken cancellation)
    {
        try
        {
            for (var iteration = 1; iteration <= options.Iterations * options.Restarts; iteration++)
                await IterateAsync(iteration, cancellation).ConfigureAwait(false);
            return null;
        }
        catch (BudgetException spent)
        {
            return spent.Message;
        }
    }

    /// <summary>
    /// Trains the best few anew, and whichever is then the best again, so that luck alone does not make one of them the best; where a
    /// person chose, that choice stands.
    /// </summary>
    private async Task CompareFinalistsAsync(CancellationToken cancellation)
    {
        var finalists = _candidates.Where(c => c.Score is > 0).OrderByDescending(c => c.Score).Take(options.Finalists).ToList();
        if (finalists.Count < 2 || PersonsChoice is not null)
            return;
        await _trainings.TrainAgainAsync(_candidates, finalists, TrainingSeeds.OfFinalist, cancellation).ConfigureAwait(false);
        while (Best() is { FurtherTrainings.Count: < TrainingSeeds.OfBest } best)
            await _trainings.TrainAgainAsync(_candidates, [best], TrainingSeeds.OfBest, cancellation).ConfigureAwait(false);
    }

    private async Task IterateAsync(int iteration, CancellationToken cancellation)
    {
        var proposals = await ProposeAsync(iteration, cancellation).ConfigureAwait(false);
        var candidates = Enter(iteration, proposals);
        _clock.Keep();
        await _trainings.TrainAsync(_candidates, [.. candidates.Where(c => c.IsAccepted)], cancellation).ConfigureAwait(false);
        _clock.Keep();
        IReadOnlyList<Candidate> trained = [.. _candidates.Where(c => c.Iteration == iteration && c.Training is not null)];
        if (await AskAsync(iteration, trained, cancellation).ConfigureAwait(false) is { } feedback)
            _feedback.Add(feedback);
        watch?.Finished(iteration, [.. _candidates.Where(c => c.Iteration == iteration)]);
    }

    private async Task<IReadOnlyList<Proposal>> ProposeAsync(int iteration, CancellationToken cancellation)
    {
        if (journal.Proposals(iteration) is { } made)
            return made;
        // A restart knows nothing of what was before it.
        var first = (iteration - 1) / options.Iterations * options.Iterations + 1;
        var request = new ProposalRequest(iteration, options.Candidates, [.. _candidates.Where(c => c.Training is not null && c.Iteration >= first)])
        {
            Feedback = [.. _feedback.Where(f => f.Iteration >= first)],
        };
        var proposals = await proposer.ProposeAsync(request, Judge, cancellation).ConfigureAwait(false);
        if (iteration == 1 && options.InitialReward is { } initial)
            proposals = [new Proposal(initial, "given by a person", []), .. proposals];
        if (proposals.Count == 0)
            throw new BudgetException("there are no more proposals");
        journal.Keep(iteration, proposals);
        return proposals;
    }

    private async Task<HumanFeedback?> AskAsync(int iteration, IReadOnlyList<Candidate> trained, CancellationToken cancellation)
    {
        if (journal.Feedback(iteration) is { } said || person is null || trained.Count == 0)
            return journal.Feedback(iteration);
        if (await person.AskAsync(iteration, trained, cancellation).ConfigureAwait(false) is not { } feedback)
            return null;
        journal.Keep(feedback);
        return feedback;
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
    private List<Candidate> Enter(int iteration, IReadOnlyList<Proposal> proposals)
    {
        var entered = new List<Candidate>();
        foreach (var proposal in proposals)
        {
            var number = _candidates.Count + 1;
            var verdict = Judge(proposal.Text);
            var candidate = journal.Candidate(number)
                ?? new Candidate(number, iteration, proposal.Text, proposal.Change, proposal.Parents) { Findings = verdict.Findings, Calls = proposal.Calls };
            journal.Keep(candidate);
            if (candidate.IsAccepted)
                _duplicates.Add(number, verdict.Program!);
            _candidates.Add(candidate);
            entered.Add(candidate);
            watch?.Proposed(candidate);
        }

        return entered;
    }

    /// <summary>The one that a person liked best last.</summary>
    private Candidate? PersonsChoice => _feedback.LastOrDefault(f => f.Best is not null) is { } last ? _candidates.FirstOrDefault(c => c.Number == last.Best) : null;

    /// <summary>The one that a person liked best last, the best of the finalists on average, or the one with the best score ever.</summary>
    private Candidate? Best() => PersonsChoice ?? Best(_candidates);

    /// <summary>The best of the finalists on average; where there are none, the one with the best score ever.</summary>
    internal static Candidate? Best(IReadOnlyList<Candidate> candidates)
    {
        var hasFinalists = candidates.Any(c => c.FurtherTrainings.Count > 0);
        return candidates.Where(c => c.MeanScore is not null && (!hasFinalists || c.FurtherTrainings.Count > 0)).MaxBy(c => c.MeanScore);
    }
}
