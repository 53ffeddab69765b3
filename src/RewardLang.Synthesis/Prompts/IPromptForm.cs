using RewardLang.Synthesis.Chat;
using RewardLang.Synthesis.Proposers;
using RewardLang.Synthesis.Tasks;

namespace RewardLang.Synthesis.Prompts;

/// <summary>A way to tell a model what is wanted and what came of its earlier rewards.</summary>
public interface IPromptForm
{
    /// <summary>The name by which a command line asks for it.</summary>
    string Name { get; }

    /// <summary>Whether it asks again until it has as many rewards as are wanted that the critic accepts.</summary>
    bool FillsEverySlot { get; }

    /// <summary>The conversation that one reward is asked for with.</summary>
    IReadOnlyList<ChatLine> Messages(SynthesisTask task, ProposalRequest request);
}
