using RewardLang.Benchmarks.Measurement;
using RewardLang.Benchmarks.Yardsticks;
using RewardLang.Runtime;
using static TorchSharp.torch;

namespace RewardLang.Benchmarks.Peers;

/// <summary>
/// The <c>.reward</c> programs in their shortest use: every call returns the total, each term and each contribution in new tensors,
/// and gradients come from torch's autograd, which the results are joined to.
/// </summary>
internal sealed class NewResultsPeer : IPeer
{
    public string Name => "RewardLang-new";

    public string? MissingBecause => null;

    public string? Version => null;

    public Contestant? Enter(BenchmarkCase benchmarkCase)
    {
        var reward = RewardPrograms.Load(benchmarkCase.Yardstick);
        RewardResult Call(Tensor[] inputs) => benchmarkCase.Yardstick.Steps > 0 ? reward.Evaluate(inputs) : reward.Step(inputs);
        Tensor Total(Tensor[] inputs)
        {
            using var results = Call(inputs);
            return results.Total.alias();
        }

        return benchmarkCase.Direction == Direction.Forward
            ? new ActionContestant(() => Call(benchmarkCase.Inputs).Dispose(), () => [Total(benchmarkCase.Inputs)], reward)
            : AutogradContestant.Create(benchmarkCase, Total, reward);
    }

    public void Dispose()
    {
    }
}
