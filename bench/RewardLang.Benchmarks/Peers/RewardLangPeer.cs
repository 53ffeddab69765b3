using RewardLang.Benchmarks.Measurement;
using RewardLang.Benchmarks.Yardsticks;
using RewardLang.Runtime;
using static TorchSharp.torch;

namespace RewardLang.Benchmarks.Peers;

/// <summary>
/// The yardsticks as <c>.reward</c> programs, through the public API, into the caller's tensors: the total and no other column, and
/// going backward the gradients that are fused with it.
/// </summary>
/// <param name="guards">Whether every call looks at its inputs and results.</param>
internal sealed class RewardLangPeer(bool guards = false) : IPeer
{
    public string Name => guards ? "RewardLang-guarded" : "RewardLang";

    public string? MissingBecause => null;

    public string? Version => null;

    public Contestant? Enter(BenchmarkCase benchmarkCase)
    {
        var reward = RewardPrograms.Load(benchmarkCase.Yardstick, new RewardOptions { Guards = guards });
        return benchmarkCase.Yardstick.Steps > 0 ? Trajectories(reward, benchmarkCase) : Steps(reward, benchmarkCase);
    }

    public void Dispose()
    {
    }

    private static ActionContestant Steps(RewardProgram reward, BenchmarkCase benchmarkCase)
    {
        var inputs = benchmarkCase.Inputs;
        var results = reward.CreateResults(benchmarkCase.Rows, ResultColumns.Total);
        if (benchmarkCase.Direction == Direction.Forward)
            return Create(() => reward.Step(inputs, results), benchmarkCase, results, null, reward);
        var gradients = reward.CreateGradients(benchmarkCase.Rows, GradientTargets.Inputs);
        return Create(() => reward.Step(inputs, results, gradients), benchmarkCase, results, gradients, reward);
    }

    private static ActionContestant Trajectories(RewardProgram reward, BenchmarkCase benchmarkCase)
    {
        var (inputs, steps) = (benchmarkCase.Inputs, benchmarkCase.Yardstick.Steps);
        var results = reward.CreateResults(benchmarkCase.Rows, steps, ResultColumns.Total);
        if (benchmarkCase.Direction == Direction.Forward)
            return Create(() => reward.Evaluate(inputs, null, results), benchmarkCase, results, null, reward);
        var gradients = reward.CreateGradients(benchmarkCase.Rows, steps, GradientTargets.Inputs);
        return Create(() => reward.Evaluate(inputs, null, results, gradients), benchmarkCase, results, gradients, reward);
    }

    private static ActionContestant Create(
        Action call, BenchmarkCase benchmarkCase, RewardResult results, RewardGradients? gradients, RewardProgram reward)
    {
        IEnumerable<string> names = benchmarkCase.Yardstick.Inputs.Where(i => !i.IsMask).Select(i => i.Name);
        IReadOnlyList<Tensor> Evaluate()
        {
            call();
            return [results.Total.alias(), .. gradients is null ? [] : names.Select(name => gradients[name].alias())];
        }

        return gradients is null
            ? new ActionContestant(call, Evaluate, results, reward)
            : new ActionContestant(call, Evaluate, results, gradients, reward);
    }
}
