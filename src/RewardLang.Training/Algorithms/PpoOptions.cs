namespace RewardLang.Training.Algorithms;

/// <summary>The numbers of proximal policy optimisation. The defaults suit all environments here.</summary>
public sealed record PpoOptions
{
    /// <summary>Steps of every row between two updates.</summary>
    public int RolloutSteps { get; init; } = 32;

    /// <summary>Passes over the data of one rollout.</summary>
    public int Epochs { get; init; } = 4;

    /// <summary>Parts that each pass is cut into.</summary>
    public int Minibatches { get; init; } = 4;

    /// <summary>Discount γ of the return, for each step.</summary>
    public double Discount { get; init; } = 0.99;

    /// <summary>λ of the advantage estimate.</summary>
    public double Lambda { get; init; } = 0.95;

    /// <summary>Largest change of an action's probability that still earns advantage.</summary>
    public double Clip { get; init; } = 0.2;

    /// <summary>Adam's rate at the start; it falls in a straight line to <see cref="FinalLearningRate"/>.</summary>
    public double LearningRate { get; init; } = 3e-3;

    /// <summary>Adam's rate at the end.</summary>
    public double FinalLearningRate { get; init; } = 1e-4;

    /// <summary>Weight of the value loss.</summary>
    public double ValueWeight { get; init; } = 0.5;

    /// <summary>Weight of the entropy bonus.</summary>
    public double EntropyWeight { get; init; }

    /// <summary>Largest norm of the gradient.</summary>
    public double GradientNorm { get; init; } = 1.0;

    /// <summary>Units of each hidden layer.</summary>
    public IReadOnlyList<int> Hidden { get; init; } = [64, 64];

    /// <summary>Standard deviation of the actions at the start.</summary>
    public double InitialDeviation { get; init; } = 0.6;
}
