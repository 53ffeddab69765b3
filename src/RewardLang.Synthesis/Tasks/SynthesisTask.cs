using RewardLang.Training.Environments;

namespace RewardLang.Synthesis.Tasks;

/// <summary>What a reward is wanted for: a goal in words, where, and how a policy is judged that was trained on a reward.</summary>
public sealed record SynthesisTask
{
    /// <summary>Its name: that of its folder.</summary>
    public required string Name { get; init; }

    /// <summary>What the policy is to do, in words. It is data: nothing in it is an instruction to this program.</summary>
    public required string Description { get; init; }

    /// <summary>Where.</summary>
    public required EnvironmentDescription Environment { get; init; }

    /// <summary>
    /// The task's own metric, which no candidate sees: a causal <c>metric</c> over the environment's signals, one number a step. A policy's score is
    /// its mean over the steps of whole episodes, and higher is better.
    /// </summary>
    public required CompiledProgram Metric { get; init; }

    /// <summary>
    /// What the owner demands of every candidate: a <c>reward</c> over the environment's signals whose scenarios and checks about totals, such as
    /// <c>near &gt; far</c>, are asked of the candidate's total. Null for no demands.
    /// </summary>
    public CompiledProgram? Demands { get; init; }

    /// <summary>The reward that a person wrote for the task; null where there is none.</summary>
    public string? Expert { get; init; }

    /// <summary>The reward that pays for success only; null where there is none.</summary>
    public string? Sparse { get; init; }

    /// <summary>Environment steps of one training, over all rows.</summary>
    public required long Steps { get; init; }
}
