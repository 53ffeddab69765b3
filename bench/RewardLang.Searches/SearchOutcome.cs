using RewardLang.Synthesis.Loop;

namespace RewardLang.Searches;

/// <summary>What a search came to.</summary>
/// <param name="Task">The task's name.</param>
/// <param name="Kind">How was searched.</param>
/// <param name="Seed">The search's seed.</param>
/// <param name="Result">What was found.</param>
internal sealed record SearchOutcome(string Task, string Kind, int Seed, SynthesisResult Result)
{
    public int Trainings => Result.Candidates.Count(c => c.Training is not null);

    /// <summary>The best score of the first iteration.</summary>
    public double First => Result.Candidates.Where(c => c.Iteration == 1).Max(c => c.Score ?? 0);

    public double Best => Result.Best?.MeanScore ?? 0;

    public override string ToString() =>
        $"| `{Task}` | {Kind} | {Seed} | {Trainings} | {First:0.000} | {Best:0.000} | {Of(Result.Winner)} | {Of(Result.Expert)} | {Of(Result.Sparse)} | {Result.HumanNormalizedScore:0.00} |";

    private static string Of(FinalScores? scores) => scores is null ? "" : $"{scores.Mean:0.000} ({scores.Scores.Min():0.000} … {scores.Scores.Max():0.000})";
}
