using RewardLang.Runtime;
using RewardLang.Training;

namespace RewardLang.Tool.Verbs;

/// <summary>What <c>reward train</c> was asked for.</summary>
internal sealed record TrainOptions
{
    /// <summary>The .reward file; null for the environment's own reward.</summary>
    public string? File { get; init; }

    /// <summary>The program of the file to train on; null for the first.</summary>
    public string? Program { get; init; }

    /// <summary>The environment, or null to find the one that fits the reward of the file.</summary>
    public string? Environment { get; init; }

    /// <summary>Values of parameters, by name.</summary>
    public IReadOnlyDictionary<string, double> Parameters { get; init; } = new Dictionary<string, double>();

    /// <summary>What executes the reward.</summary>
    public RewardBackend Backend { get; init; }

    /// <summary>How to train.</summary>
    public TrainerOptions Training { get; init; } = new();

    /// <summary>Writes the outcome as JSON to the output, and nothing else.</summary>
    public bool Json { get; init; }
}
