using RewardLang.Training.Algorithms;

namespace RewardLang.Training.Tests.Runs;

/// <summary>Records of a training that never was.</summary>
internal static class SampleTraining
{
    public static TrainingProgress Record(int iteration) => new()
    {
        Iteration = iteration,
        Steps = iteration * 4096L,
        TotalSteps = 40960,
        Elapsed = TimeSpan.FromSeconds(iteration * 0.1),
        StepsPerSecond = 40000 + iteration,
        Statistics = Statistics(iteration, episodes: 5),
        Update = new PpoUpdate(-0.01, 0.5 / iteration, 1.8, 0.004, 0.06, 0.6, 1e-3),
    };

    public static EpisodeStatistics Statistics(int iteration, int episodes)
    {
        double? Of(double value) => episodes is 0 ? null : value;
        return new EpisodeStatistics
        {
            Episodes = episodes,
            Return = Of(10.0 * iteration),
            ReturnDeviation = Of(3),
            Length = Of(50 + iteration),
            Success = Of(0.1 * iteration),
            Solved = Of(0.05 * iteration),
            Truncated = Of(0.25),
            Ends = new Dictionary<string, double> { ["success"] = 0.1 * iteration },
            Reward = 0.2 * iteration - 0.5,
            Terms =
            [
                new TermStatistics("near", 0.1 * iteration, 0, 1, 0.2 * iteration, Of(8.5 * iteration)),
                new TermStatistics("effort", -5, -20.25, -1, -0.5, Of(-25)),
            ],
            AdjustmentContribution = 0,
            AdjustmentSum = Of(0),
        };
    }
}
