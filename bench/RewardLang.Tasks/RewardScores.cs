using RewardLang.Synthesis.Tasks;
using RewardLang.Synthesis.Trainings;

namespace RewardLang.Tasks;

/// <summary>What the trainings of one reward came to.</summary>
/// <param name="Best">Each training's score at its best checkpoint, by which candidates are compared.</param>
/// <param name="Final">Each training's score at its end.</param>
/// <param name="Seconds">What a training took on average.</param>
internal sealed record RewardScores(IReadOnlyList<double> Best, IReadOnlyList<double> Final, double Seconds)
{
    /// <summary>Trains a reward with the seeds 1 to <paramref name="seeds"/>, and prints each training.</summary>
    /// <exception cref="InvalidOperationException">A training failed, or the task has no such reward.</exception>
    public static RewardScores Measure(SynthesisTask task, string name, string? text, int seeds)
    {
        if (text is null)
            throw new InvalidOperationException($"tasks/{task.Name} has no {name}.reward to compare.");
        var training = new CandidateTraining(task);
        var outcomes = new List<TrainingOutcome>();
        for (var seed = 1; seed <= seeds; seed++)
        {
            var outcome = training.Run(text, (ulong)seed);
            if (outcome.End is not TrainingEnd.Complete)
                throw new InvalidOperationException($"{task.Name}, {name}, seed {seed}: {outcome.Failure}");
            var scores = string.Join(" ", outcome.Checkpoints.Select(c => $"{c.Score:0.00}"));
            Console.WriteLine($"{task.Name} {name} seed {seed}: {scores} in {outcome.Seconds:0} s");
            outcomes.Add(outcome);
        }

        return new RewardScores([.. outcomes.Select(o => o.Score!.Value)], [.. outcomes.Select(o => o.FinalScore!.Value)], outcomes.Average(o => o.Seconds));
    }
}
