using RewardLang.Synthesis.Chat;
using RewardLang.Synthesis.Runs;

namespace RewardLang.Tool.Verbs;

/// <summary>What <c>reward synth</c> is asked for.</summary>
internal sealed record SynthOptions
{
    /// <summary>The task's folder; null for a run that goes on.</summary>
    public string? Task { get; init; }

    /// <summary>The run's folder; null for one with a new name, or the latest of the task.</summary>
    public string? Out { get; init; }

    /// <summary>Whether an earlier run goes on.</summary>
    public bool Resume { get; init; }

    /// <summary>How a new run is made.</summary>
    public required SynthesisSettings Settings { get; init; }

    /// <summary>What a run that goes on does otherwise than it did.</summary>
    public required RunChanges Changes { get; init; }

    /// <summary>Whether a person is asked for words after each iteration, on the terminal.</summary>
    public bool Ask { get; init; }

    /// <summary>Whether a person is shown rollouts after each iteration and chooses.</summary>
    public bool Rank { get; init; }

    /// <summary>Whether the outcome is printed as JSON, and nothing else.</summary>
    public bool Json { get; init; }
}

/// <summary>What may change when a run goes on; null keeps what it was.</summary>
/// <param name="Iterations">Iterations in all.</param>
/// <param name="FinalSeeds">Trainings of the final evaluation.</param>
/// <param name="Parallel">Trainings at a time.</param>
/// <param name="Budget">What may be spent in all.</param>
internal sealed record RunChanges(int? Iterations, int? FinalSeeds, int? Parallel, SynthesisBudget? Budget)
{
    public SynthesisSettings Apply(SynthesisSettings settings) => settings with
    {
        Options = settings.Options with
        {
            Iterations = Iterations ?? settings.Options.Iterations,
            FinalSeeds = FinalSeeds ?? settings.Options.FinalSeeds,
            Parallel = Parallel ?? settings.Options.Parallel,
            Budget = Budget is null ? settings.Options.Budget : Budget with { InputPrice = settings.Options.Budget.InputPrice, OutputPrice = settings.Options.Budget.OutputPrice },
        },
    };
}
