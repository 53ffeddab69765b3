using RewardLang.Synthesis.Critic;
using RewardLang.Synthesis.Reflections;
using RewardLang.Synthesis.Trainings;

namespace RewardLang.Synthesis.Candidates;

/// <summary>A reward that was proposed.</summary>
/// <param name="Number">Its number in the run, from 1, in the order of the proposals.</param>
/// <param name="Iteration">The iteration that it was proposed in, from 1.</param>
/// <param name="Text">Its text.</param>
/// <param name="Change">What was done to get it, in words.</param>
/// <param name="Parents">The numbers of the candidates that it was made from.</param>
public sealed record Candidate(int Number, int Iteration, string Text, string Change, IReadOnlyList<int> Parents)
{
    /// <summary>What the critic had to say.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The keys of the replies that it came from; none without a model.</summary>
    public IReadOnlyList<string> Calls { get; init; } = [];

    /// <summary>Whether it was worth a training.</summary>
    public bool IsAccepted => !Findings.Any(f => f.IsFatal);

    /// <summary>What came of its training; null where it was not trained.</summary>
    public TrainingOutcome? Training { get; init; }

    /// <summary>Its trainings with other seeds, of a finalist; none of others.</summary>
    public IReadOnlyList<TrainingOutcome> FurtherTrainings { get; init; } = [];

    /// <summary>The mean of the task's metric over all its trainings, of which one that failed counts as 0; null where it was not trained or failed at once.</summary>
    public double? MeanScore => Score is { } score ? FurtherTrainings.Select(t => t.Score ?? 0).Prepend(score).Average() : null;

    /// <summary>The task's metric of it; null where it was not trained or failed.</summary>
    public double? Score => Training?.Score;

    /// <summary>What the training says about it; null where it was not trained.</summary>
    public Reflection? Reflection => Training is { Checkpoints.Count: > 0 } ? Reflection.Of(Training) : null;
}
