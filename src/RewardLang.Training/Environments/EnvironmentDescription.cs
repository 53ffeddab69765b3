using RewardLang.Runtime;

namespace RewardLang.Training.Environments;

/// <summary>What there is to know about an environment before one is made.</summary>
public sealed record EnvironmentDescription
{
    /// <summary>The name by which a command line asks for it.</summary>
    public required string Name { get; init; }

    /// <summary>One sentence for listings.</summary>
    public required string Summary { get; init; }

    /// <summary>What a policy sees: numbers in each row.</summary>
    public required int ObservationSize { get; init; }

    /// <summary>What a policy decides: numbers in each row, each in -1 .. 1.</summary>
    public required int ActionSize { get; init; }

    /// <summary>Seconds between two actions.</summary>
    public required double TimeStep { get; init; }

    /// <summary>Steps after which an episode is truncated.</summary>
    public required int EpisodeSteps { get; init; }

    /// <summary>Steps for which the environment's own goal must hold without a break for an episode to count as solved.</summary>
    public required int HoldSteps { get; init; }

    /// <summary>One sentence that says what the environment's own goal is.</summary>
    public required string Goal { get; init; }

    /// <summary>The tensors that a reward may use.</summary>
    public required IReadOnlyList<Signal> Signals { get; init; }

    /// <summary>Makes the environment: the number of rows, then the seed.</summary>
    public required Func<int, ulong, VectorEnvironment> Create { get; init; }

    /// <summary>
    /// Makes the reward that the environment is trained on where no other is given, executed as the options say, or by default
    /// for null; the caller disposes it. Null for an environment without a reward of its own.
    /// </summary>
    public Func<RewardOptions?, RewardProgram>? CreateDefaultReward { get; init; }

    /// <summary>What is promised of the signals, by their names: the smallest and largest value of any element.</summary>
    internal IReadOnlyDictionary<string, (double Lower, double Upper)> SignalRanges => Signals
        .Where(s => s.Lower is not null && s.Upper is not null).ToDictionary(s => s.Name, s => (s.Lower!.Value, s.Upper!.Value));

    /// <summary>The environment's own reward; the caller disposes it.</summary>
    /// <exception cref="EnvironmentMatchException">It has none.</exception>
    internal RewardProgram LoadDefaultReward(RewardOptions? options = null) =>
        CreateDefaultReward?.Invoke(options)
        ?? throw new EnvironmentMatchException($"{Name} has no reward of its own: train it with a reward program.");
}
