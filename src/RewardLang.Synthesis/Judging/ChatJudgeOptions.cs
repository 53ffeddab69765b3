using Microsoft.Extensions.AI;

namespace RewardLang.Synthesis.Judging;

/// <summary>What a language model is asked about an event, and how.</summary>
public sealed record ChatJudgeOptions
{
    /// <summary>Whether an event helps, as ONI asks (Zheng et al. 2024).</summary>
    public const string IsHelpful = "Is it a sign of progress towards the goal?";

    /// <summary>Whether an event reaches a subgoal, which then stands for the goal, as CALM asks (Pignatelli et al. 2024).</summary>
    public const string IsReached = "Is the goal reached by it?";

    /// <summary>The question: FOO stands for yes, BAR for no.</summary>
    public string Question { get; init; } = IsHelpful;

    /// <summary>What the words of the events mean; see <see cref="CaptionProgram.Legend"/>. Null for nothing.</summary>
    public string? Legend { get; init; }

    /// <summary>Model and sampling. ONI samples with temperature 0.1.</summary>
    public ChatOptions Chat { get; init; } = new() { Temperature = 0.1f };
}
