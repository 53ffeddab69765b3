using RewardLang.Synthesis.Candidates;
using RewardLang.Synthesis.Critic;

namespace RewardLang.Synthesis.Proposers;

/// <summary>A reward that a proposer offers.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Change">What was done to get it, in words.</param>
/// <param name="Parents">The numbers of the candidates that it was made from.</param>
public sealed record Proposal(string Text, string Change, IReadOnlyList<int> Parents);

/// <summary>What a proposer knows when it is asked.</summary>
/// <param name="Iteration">The iteration, from 1.</param>
/// <param name="Count">How many proposals are wanted.</param>
/// <param name="Trained">All candidates that were trained so far, in the order of their numbers.</param>
public sealed record ProposalRequest(int Iteration, int Count, IReadOnlyList<Candidate> Trained)
{
    /// <summary>The candidates of the last iteration that has any.</summary>
    public IEnumerable<Candidate> Latest => Trained.Count == 0 ? [] : Trained.Where(c => c.Iteration == Trained.Max(t => t.Iteration));

    /// <summary>The best candidate ever; null where none was trained without a failure.</summary>
    public Candidate? Best => Trained.Where(c => c.Score is not null).MaxBy(c => c.Score);
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
