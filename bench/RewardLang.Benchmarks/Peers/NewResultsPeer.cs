using RewardLang.Benchmarks.Measurement;
using RewardLang.Benchmarks.Yardsticks;

namespace RewardLang.Benchmarks.Peers;

/// <summary>
/// The <c>.reward</c> programs in their shortest use: every call returns the total, each term and each contribution in new tensors.
/// </summary>
internal sealed class NewResultsPeer : IPeer
{
    public string Name => "RewardLang-new";

    public string? MissingBecause => null;

    public string? Version => null;

    public Contestant? Enter(BenchmarkCase benchmarkCase)
    {
        if (benchmarkCase.Direction == Direction.Backward || benchmarkCase.Yardstick.Steps > 0)
            return null;
        var reward = RewardPrograms.Load(benchmarkCase.Yardstick);
        return new ActionContestant(
            () => reward.Step(benchmarkCase.Inputs).Dispose(),
            () =>
            {
                using var results = reward.Step(benchmarkCase.Inputs);
                return [results.Total.alias()];
            },
            reward);
    }

    public void Dispose()
    {
    }
}
