using RewardLang.Benchmarks.Measurement;
using RewardLang.Benchmarks.Yardsticks;
using RewardLang.Runtime;

namespace RewardLang.Benchmarks.Peers;

/// <summary>The yardsticks as <c>.reward</c> programs, through the public API: the total into the caller's tensor, no other column.</summary>
internal sealed class RewardLangPeer : IPeer
{
    public string Name => "RewardLang";

    public string? MissingBecause => null;

    public string? Version => null;

    public Contestant? Enter(BenchmarkCase benchmarkCase)
    {
        if (benchmarkCase.Direction == Direction.Backward || benchmarkCase.Yardstick.Steps > 0)
            return null;
        var reward = RewardPrograms.Load(benchmarkCase.Yardstick);
        var results = reward.CreateResults(benchmarkCase.Rows, ResultColumns.Total);
        return new ActionContestant(
            () => reward.Step(benchmarkCase.Inputs, results),
            () =>
            {
                reward.Step(benchmarkCase.Inputs, results);
                return [results.Total];
            },
            results,
            reward);
    }

    public void Dispose()
    {
    }
}
