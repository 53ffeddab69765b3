using RewardLang.Synthesis.Candidates;
using RewardLang.Synthesis.Loop;
using RewardLang.Synthesis.Proposers;

namespace RewardLang.Tool.LiveView;

/// <summary>Asks for words on the terminal after each iteration; an empty line says nothing.</summary>
internal sealed class TerminalFeedback(TextReader input, Action<string> tell) : IHumanFeedback
{
    public async Task<HumanFeedback?> AskAsync(int iteration, IReadOnlyList<Candidate> candidates, CancellationToken cancellation)
    {
        foreach (var candidate in candidates.OrderByDescending(c => c.Score))
            tell($"  candidate {candidate.Number}: score {TrainingFigures.Value(candidate.Score)}, {candidate.Change}");
        tell($"What should the next rewards heed? One line, empty for nothing:");
        var words = await input.ReadLineAsync(cancellation).ConfigureAwait(false);
        return string.IsNullOrWhiteSpace(words) ? null : new HumanFeedback(iteration, words.Trim());
    }
}
