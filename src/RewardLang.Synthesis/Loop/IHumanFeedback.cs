using RewardLang.Synthesis.Candidates;
using RewardLang.Synthesis.Proposers;

namespace RewardLang.Synthesis.Loop;

/// <summary>A person who is asked after each iteration. What they say is kept in the journal; they are not asked twice.</summary>
public interface IHumanFeedback
{
    /// <summary>Asks about an iteration.</summary>
    /// <param name="iteration">The iteration.</param>
    /// <param name="candidates">Its candidates that were trained, with recorded episodes of their policies.</param>
    /// <param name="cancellation">Ends it with an exception.</param>
    /// <returns>What they say; null for nothing.</returns>
    Task<HumanFeedback?> AskAsync(int iteration, IReadOnlyList<Candidate> candidates, CancellationToken cancellation);
}
