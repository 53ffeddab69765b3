namespace RewardLang.Synthesis.Critic;

/// <summary>What the critic allows.</summary>
public sealed record CriticOptions
{
    /// <summary>The longest text, in characters.</summary>
    public int LongestText { get; init; } = 20_000;

    /// <summary>The most that a program may cost for each row and step.</summary>
    public ProgramBudget Budget { get; init; } = new(Operations: 5_000, StateBytes: 4_096, ResultBytes: 4_096);
}
