namespace RewardLang.Training.Runs;

/// <summary>The names under which the numbers of an iteration are logged, the same in all logs.</summary>
internal static class Measurements
{
    /// <summary>All numbers of an iteration; those of episodes are left out where none ended.</summary>
    public static IEnumerable<KeyValuePair<string, double>> Of(TrainingProgress progress)
    {
        var statistics = progress.Statistics;
        var update = progress.Update;
        yield return new("steps_per_second", progress.StepsPerSecond);
        yield return new("episodes", statistics.Episodes);
        foreach (var (name, value) in new (string, double?)[]
        {
            ("return_mean", statistics.Return), ("return_std", statistics.ReturnDeviation), ("length_mean", statistics.Length),
            ("success_rate", statistics.Success), ("solved_rate", statistics.Solved), ("truncated_rate", statistics.Truncated),
        })
            if (value is not null) yield return new(name, value.Value);
        foreach (var (name, share) in statistics.Ends) yield return new($"Episode_Termination/{name}", share);

        yield return new("reward/total", statistics.Reward);
        foreach (var term in statistics.Terms)
        {
            yield return new($"reward/{term.Name}", term.Raw);
            yield return new($"reward_min/{term.Name}", term.Lowest);
            yield return new($"reward_max/{term.Name}", term.Highest);
            yield return new($"contribution/{term.Name}", term.Contribution);
            if (term.EpisodeSum is not null) yield return new($"Episode_Reward/{term.Name}", term.EpisodeSum.Value);
        }
        yield return new("contribution/adjustment", statistics.AdjustmentContribution);

        yield return new("loss/surrogate", update.SurrogateLoss);
        yield return new("loss/value", update.ValueLoss);
        yield return new("policy/entropy", update.Entropy);
        yield return new("policy/kl", update.Divergence);
        yield return new("policy/clip_fraction", update.ClipFraction);
        yield return new("policy/action_std", update.ActionDeviation);
        yield return new("policy/learning_rate", update.LearningRate);
    }
}
