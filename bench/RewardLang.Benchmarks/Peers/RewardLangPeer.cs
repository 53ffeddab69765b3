using RewardLang.Benchmarks.Measurement;
using RewardLang.Benchmarks.Yardsticks;
using RewardLang.Runtime;
using static TorchSharp.torch;

namespace RewardLang.Benchmarks.Peers;

/// <summary>The yardsticks as <c>.reward</c> programs, through the public API: the total into the caller's tensor, no other column.</summary>
internal sealed class RewardLangPeer : IPeer
{
    public string Name => "RewardLang";

    public string? MissingBecause => null;

    public string? Version => null;

    public Contestant? Enter(BenchmarkCase benchmarkCase)
    {
        if (benchmarkCase.Direction == Direction.Backward)
            return null;
        var reward = RewardPrograms.Load(benchmarkCase.Yardstick);
        return benchmarkCase.Yardstick.Steps > 0 ? Trajectories(reward, benchmarkCase) : Steps(reward, benchmarkCase);
    }

    public void Dispose()
    {
    }

    private static ActionContestant Steps(RewardProgram reward, BenchmarkCase benchmarkCase)
    {
        var results = reward.CreateResults(benchmarkCase.Rows, ResultColumns.Total);
        void Call() => reward.Step(benchmarkCase.Inputs, results);
        return new ActionContestant(Call, () => Read(Call, results), results, reward);
    }

    private static ActionContestant Trajectories(RewardProgram reward, BenchmarkCase benchmarkCase)
    {
        var results = reward.CreateResults(benchmarkCase.Rows, benchmarkCase.Yardstick.Steps, ResultColumns.Total);
        void Call() => reward.Evaluate(benchmarkCase.Inputs, null, results);
        return new ActionContestant(Call, () => Read(Call, results), results, reward);
    }

    private static IReadOnlyList<Tensor> Read(Action call, RewardResult results)
    {
        call();
        return [results.Total.alias()];
    }
}
