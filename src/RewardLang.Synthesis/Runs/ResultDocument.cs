using RewardLang.Synthesis.Loop;

namespace RewardLang.Synthesis.Runs;

/// <summary>What result.json says of a run.</summary>
/// <param name="Best">Number of the best candidate; null where no training succeeded.</param>
/// <param name="SearchScore">Its score in the search, over all its trainings.</param>
/// <param name="Winner">Its scores with fresh seeds.</param>
/// <param name="Expert">Those of the reward that a person wrote.</param>
/// <param name="Sparse">Those of the reward that pays for success only.</param>
/// <param name="HumanNormalizedScore">(winner - sparse) / |expert - sparse|.</param>
/// <param name="Candidates">How many were proposed.</param>
/// <param name="Accepted">How many the critic accepted.</param>
/// <param name="EndedEarly">Why the search ended before its last iteration.</param>
public sealed record ResultDocument(
    int? Best, double? SearchScore, FinalScores? Winner, FinalScores? Expert, FinalScores? Sparse, double? HumanNormalizedScore, int Candidates, int Accepted, string? EndedEarly)
{
    /// <summary>What a result comes to.</summary>
    public static ResultDocument Of(SynthesisResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new ResultDocument(
            result.Best?.Number, result.Best?.MeanScore, result.Winner, result.Expert, result.Sparse, result.HumanNormalizedScore,
            result.Candidates.Count, result.Candidates.Count(c => c.IsAccepted), result.EndedEarly);
    }
}
