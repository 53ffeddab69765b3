using RewardLang.Synthesis.Chat;
using RewardLang.Synthesis.Proposers;
using RewardLang.Synthesis.Tasks;

namespace RewardLang.Synthesis.Prompts;

/// <summary>
/// The form of Eureka (Ma et al. 2023): the task, and of all that was tried the best of the last iteration with what its training says. Only that exchange is
/// kept, so that a conversation never has more than four messages; a person's words stand in the place of the reflection's tips.
/// </summary>
public sealed class EurekaPrompt : IPromptForm
{
    /// <inheritdoc/>
    public string Name => "eureka";

    /// <inheritdoc/>
    public bool FillsEverySlot => false;

    /// <inheritdoc/>
    public IReadOnlyList<ChatLine> Messages(SynthesisTask task, ProposalRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var messages = TaskMessages.Of(task);
        return request.LatestBest is { } best
            ? [.. messages, new ChatLine("assistant", ReflectionText.Block(best)), new ChatLine("user", $"{ReflectionText.Of(best)}\n{Advice(request)}")]
            : messages;
    }

    private static string Advice(ProposalRequest request) => request.LatestFeedback?.Text is { } words
        ? $"The task's owner watched the policy and says:\n\n{TaskMessages.Quoted(words)}\n\nWrite an improved reward that heeds this."
        : ReflectionText.Tips;
}
