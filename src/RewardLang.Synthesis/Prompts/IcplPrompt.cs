using System.Text;
using RewardLang.Synthesis.Candidates;
using RewardLang.Synthesis.Chat;
using RewardLang.Synthesis.Proposers;
using RewardLang.Synthesis.Tasks;

namespace RewardLang.Synthesis.Prompts;

/// <summary>
/// The form of ICPL (Yu et al. 2024): the preferred and the rejected reward of the last iteration with their figures, and how the preferred ones changed from
/// iteration to iteration, as the compiler tells the difference. The last message is replaced, never appended to. The task score is not shown: who prefers decides.
/// </summary>
public sealed class IcplPrompt : IPromptForm
{
    /// <inheritdoc/>
    public string Name => "icpl";

    /// <inheritdoc/>
    public bool FillsEverySlot => true;

    /// <inheritdoc/>
    public IReadOnlyList<ChatLine> Messages(SynthesisTask task, ProposalRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var messages = TaskMessages.Of(task);
        if (request.LatestBest is not { } good)
            return messages;
        var text = new StringBuilder(messages[^1].Text).Append("\n\n").Append(History(request));
        text.Append("The policy of this reward was preferred:\n").Append(ReflectionText.Block(good)).Append('\n').Append(Figures(good)).Append('\n');
        if (request.LatestWorst is { } bad)
            text.Append("That of this one was liked least:\n").Append(ReflectionText.Block(bad)).Append('\n').Append(Figures(bad)).Append('\n');
        if (request.LatestFeedback?.Text is { } words)
            text.Append("Who compared them says:\n\n").Append(TaskMessages.Quoted(words)).Append("\n\n");
        text.Append("Write a reward whose policy would be preferred to both: keep what the preferred one does right, drop what made the other one worse.\n").Append(ReflectionText.Tips);
        return [.. messages.SkipLast(1), new ChatLine("user", text.ToString())];
    }

    private static string Figures(Candidate candidate) =>
        string.Join('\n', ReflectionText.Of(candidate).Split('\n').Where(line => !line.StartsWith("task_score", StringComparison.Ordinal)));

    private static string History(ProposalRequest request)
    {
        var preferred = request.Trained.Select(c => c.Iteration).Distinct().Order()
            .Select(iteration => new ProposalRequest(iteration, 0, [.. request.Trained.Where(c => c.Iteration <= iteration)]) { Feedback = request.Feedback }.LatestBest)
            .OfType<Candidate>().ToList();
        var changes = preferred.Zip(preferred.Skip(1), (before, after) =>
            $"From the preferred reward of iteration {before.Iteration} to that of iteration {after.Iteration}: {RewardDifference.Describe(before.Text, after.Text) ?? "another reward"}.");
        return string.Concat(changes.Select(change => change + "\n"));
    }
}
