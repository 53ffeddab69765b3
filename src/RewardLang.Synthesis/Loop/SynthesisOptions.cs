using RewardLang.Synthesis.Chat;

namespace RewardLang.Synthesis.Loop;

/// <summary>How rewards are sought.</summary>
public sealed record SynthesisOptions
{
    /// <summary>Iterations: proposals, trainings, reflection. Eureka (Ma et al. 2023) has 5.</summary>
    public int Iterations { get; init; } = 5;

    /// <summary>Candidates of an iteration. Eureka has 16.</summary>
    public int Candidates { get; init; } = 8;

    /// <summary>Seed of proposals and trainings.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Environment steps of one training; null for those of the task.</summary>
    public long? Steps { get; init; }

    /// <summary>Trainings at a time.</summary>
    public int Parallel { get; init; } = Math.Max(1, Environment.ProcessorCount);

    /// <summary>How many of the best are trained anew with two other seeds, and the best of them with four, before one is called the best, as the best of many is lucky too; below 2 for none.</summary>
    public int Finalists { get; init; } = 3;

    /// <summary>Fresh seeds of the final evaluation, for each of the rewards that are compared.</summary>
    public int FinalSeeds { get; init; } = 5;

    /// <summary>Times that the iterations are gone through, each from the beginning. Eureka has 5.</summary>
    public int Restarts { get; init; } = 1;

    /// <summary>What may be spent before the final evaluation.</summary>
    public SynthesisBudget Budget { get; init; } = new();

    /// <summary>A reward that a person wrote to begin with; null for none.</summary>
    public string? InitialReward { get; init; }

    /// <summary>Whether trainings that are hopeless beside the others are given up.</summary>
    public bool GivesUp { get; init; } = true;
}
