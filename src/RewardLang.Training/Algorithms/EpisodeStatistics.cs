namespace RewardLang.Training.Algorithms;

/// <summary>What happened in a stretch of steps, over all rows. Where no episode ended, the numbers of episodes are null.</summary>
public sealed record EpisodeStatistics
{
    /// <summary>Episodes that ended in the stretch.</summary>
    public required int Episodes { get; init; }

    /// <summary>Mean undiscounted sum of the total over an episode.</summary>
    public required double? Return { get; init; }

    /// <summary>Standard deviation of that sum between episodes.</summary>
    public required double? ReturnDeviation { get; init; }

    /// <summary>Mean length of an episode, steps.</summary>
    public required double? Length { get; init; }

    /// <summary>
    /// Fraction of episodes with success as the reward has it: its end <c>success</c>, or else its output <c>success</c> at the
    /// episode's last step. Null for a reward without either.
    /// </summary>
    public required double? Success { get; init; }

    /// <summary>Fraction of episodes in which the environment's own goal was held; comparable between rewards.</summary>
    public required double? Solved { get; init; }

    /// <summary>Fraction of episodes that were cut at the time limit.</summary>
    public required double? Truncated { get; init; }

    /// <summary>Fraction of episodes in which each end held at the last step, by name.</summary>
    public required IReadOnlyDictionary<string, double> Ends { get; init; }

    /// <summary>Mean total of a step.</summary>
    public required double Reward { get; init; }

    /// <summary>The terms, in the order of the reward's text.</summary>
    public required IReadOnlyList<TermStatistics> Terms { get; init; }

    /// <summary>Mean of a step: what the total has beyond the sum of the contributions (clipping and the like).</summary>
    public required double AdjustmentContribution { get; init; }

    /// <summary>Mean sum of that over an episode; null where no episode ended.</summary>
    public required double? AdjustmentSum { get; init; }

    /// <summary><see cref="Success"/> where the reward defines it, else <see cref="Solved"/>.</summary>
    public double? SuccessOrSolved => Success ?? Solved;
}

/// <summary>One term over a stretch of steps.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Raw">Mean value of a step before the weight.</param>
/// <param name="Lowest">Lowest value of a step before the weight, over all rows.</param>
/// <param name="Highest">Highest value of a step before the weight, over all rows.</param>
/// <param name="Contribution">Mean contribution to the total of a step.</param>
/// <param name="EpisodeSum">Mean sum of the contributions over an episode; null where no episode ended.</param>
public sealed record TermStatistics(string Name, double Raw, double Lowest, double Highest, double Contribution, double? EpisodeSum);
