using RewardLang.Synthesis.Candidates;
using RewardLang.Synthesis.Trainings;

namespace RewardLang.Synthesis.Loop;

/// <summary>What came of a search.</summary>
/// <param name="Candidates">All candidates, in the order of their numbers.</param>
/// <param name="Best">The best of the search; null where no training succeeded.</param>
/// <param name="Winner">Its scores with fresh seeds.</param>
/// <param name="Expert">Those of the reward that a person wrote; null where there is none.</param>
/// <param name="Sparse">Those of the reward that pays for success only; null where there is none.</param>
public sealed record SynthesisResult(IReadOnlyList<Candidate> Candidates, Candidate? Best, FinalScores? Winner, FinalScores? Expert, FinalScores? Sparse)
{
    /// <summary>Why the search ended before its last iteration; null where it did not.</summary>
    public string? EndedEarly { get; init; }

    /// <summary>
    /// The human-normalised score (winner - sparse) / |expert - sparse| of Eureka (Ma et al. 2023): 1 is the expert. Null where one of the three is
    /// missing or expert and sparse are the same.
    /// </summary>
    public double? HumanNormalizedScore => Winner is not null && Expert is not null && Sparse is not null && Expert.Mean != Sparse.Mean
        ? (Winner.Mean - Sparse.Mean) / Math.Abs(Expert.Mean - Sparse.Mean)
        : null;
}

/// <summary>The task's metric over trainings with fresh seeds.</summary>
/// <param name="Scores">Each training's score; a failed one counts as 0.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="HalfWidth">Half of the 95 % confidence interval of the mean, by Student's t; null of one training.</param>
public sealed record FinalScores(IReadOnlyList<double> Scores, double Mean, double? HalfWidth)
{
    /// <summary>97.5 % quantiles of Student's t for 1, 2, … degrees of freedom.</summary>
    private static readonly double[] s_quantiles = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262];

    internal static FinalScores Of(IReadOnlyList<TrainingOutcome> trainings)
    {
        var scores = trainings.Select(t => t.Score ?? 0).ToList();
        var mean = scores.Average();
        var deviation = Math.Sqrt(scores.Sum(s => (s - mean) * (s - mean)) / (scores.Count - 1));
        var quantile = scores.Count < 2 ? (double?)null : scores.Count - 2 < s_quantiles.Length ? s_quantiles[scores.Count - 2] : 1.96;
        return new FinalScores(scores, mean, quantile * deviation / Math.Sqrt(scores.Count));
    }
}
