using RewardLang.Synthesis.Candidates;
using RewardLang.Synthesis.Critic;

namespace RewardLang.Synthesis.Proposers;

/// <summary>A reward that a proposer offers.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Change">What was done to get it, in words.</param>
/// <param name="Parents">The numbers of the candidates that it was made from.</param>
public sealed record Proposal(string Text, string Change, IReadOnlyList<int> Parents)
{
    /// <summary>The keys of the replies that it came from; none without a model.</summary>
    public IReadOnlyList<string> Calls { get; init; } = [];
}

/// <summary>What a proposer knows when it is asked.</summary>
/// <param name="Iteration">The iteration, from 1.</param>
/// <param name="Count">How many proposals are wanted.</param>
/// <param name="Trained">All candidates that were trained so far, in the order of their numbers.</param>
public sealed record ProposalRequest(int Iteration, int Count, IReadOnlyList<Candidate> Trained)
{
    /// <summary>What a person said about earlier iterations, in their order.</summary>
    public IReadOnlyList<HumanFeedback> Feedback { get; init; } = [];

    /// <summary>The candidates of the last iteration that has any.</summary>
    public IEnumerable<Candidate> Latest => Trained.Count == 0 ? [] : Trained.Where(c => c.Iteration == Trained.Max(t => t.Iteration));

    /// <summary>The best candidate ever; null where none was trained without a failure.</summary>
    public Candidate? Best => Trained.Where(c => c.Score is not null).MaxBy(c => c.Score);

    /// <summary>What was said about the last iteration; null where nobody said anything.</summary>
    public HumanFeedback? LatestFeedback => Feedback.LastOrDefault(f => f.Iteration == Latest.Select(c => c.Iteration).FirstOrDefault());

    /// <summary>The best of the last iteration: the one that a person chose, or the one with the best score; null where all failed.</summary>
    public Candidate? LatestBest => Chosen(LatestFeedback?.Best) ?? Latest.Where(c => c.Score is not null).MaxBy(c => c.Score);

    /// <summary>The worst of the last iteration: the one that a person chose, or the one with the worst score, failures first; null where there are not two.</summary>
    public Candidate? LatestWorst => Chosen(LatestFeedback?.Worst)
        ?? Latest.Where(c => c != LatestBest).MinBy(c => c.Score ?? double.NegativeInfinity);

    private Candidate? Chosen(int? number) => number is null ? null : Trained.FirstOrDefault(c => c.Number == number);
}

/// <summary>Whoever writes rewards.</summary>
public interface IProposer
{
    /// <summary>What journals and reports call it.</summary>
    string Name { get; }

    /// <summary>Writes rewards; fewer than are wanted where it cannot think of more.</summary>
    /// <param name="request">What is known.</param>
    /// <param name="judge">The critic, which it may ask as often as it likes.</param>
    /// <param name="cancellation">Ends it with an exception.</param>
    Task<IReadOnlyList<Proposal>> ProposeAsync(ProposalRequest request, Func<string, Verdict> judge, CancellationToken cancellation);
}
