using RewardLang.Benchmarks.Measurement;
using RewardLang.Benchmarks.Yardsticks;
using RewardLang.Runtime;

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
        if (benchmarkCase.Direction == Direction.Backward)
            return null;
        var reward = RewardPrograms.Load(benchmarkCase.Yardstick);
        RewardResult Call() => benchmarkCase.Yardstick.Steps > 0 ? reward.Evaluate(benchmarkCase.Inputs) : reward.Step(benchmarkCase.Inputs);
        return new ActionContestant(
            () => Call().Dispose(),
            () =>
            {
                using var results = Call();
                return [results.Total.alias()];
            },
            reward);
    }

    public void Dispose()
    {
    }
}
