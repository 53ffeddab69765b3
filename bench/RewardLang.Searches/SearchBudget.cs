namespace RewardLang.Searches;

/// <summary>What each search may train.</summary>
internal sealed record SearchBudget
{
    public int Iterations { get; init; } = 5;

    public int Candidates { get; init; } = 8;

    /// <summary>Fresh trainings of what was found, and of the rewards that it is compared with.</summary>
    public int FinalSeeds { get; init; } = 3;
}
