using RewardLang.Benchmarks.Measurement;
using static TorchSharp.torch;

namespace RewardLang.Benchmarks.Peers;

/// <summary>The yardsticks as one would write them in TorchSharp: one dispose scope, the obvious operators, gradients by autograd.</summary>
internal sealed class TorchSharpPeer : IPeer
{
    public string Name => "TorchSharp";

    public string? MissingBecause => null;

    public string? Version => null;

    public Contestant? Enter(BenchmarkCase benchmarkCase)
    {
        Func<Tensor[], Tensor>? total = benchmarkCase.Yardstick.Name switch
        {
            "reach" => t => Reach(t[0], t[1], t[2], t[3]),
            "locomotion" => t => Locomotion(t[0], t[1], t[2], t[3], t[4], t[5]),
            "process_rewards" => t => ProcessRewards(t[0], t[1]),
            _ => null,
        };
        return total is null ? null : AutogradContestant.Create(benchmarkCase, total);
    }

    public void Dispose()
    {
    }

    private static Tensor Reach(Tensor ee, Tensor target, Tensor action, Tensor previous)
    {
        var distance = (ee - target).norm(1);
        var close = 1 / (1 + distance.square());
        var reach = close.square();
        reach = where(distance < 0.02, 2 * reach, reach);
        return reach - 0.01 * action.square().sum(1) - 0.005 * (action - previous).square().sum(1);
    }

    private static Tensor Locomotion(Tensor lin, Tensor ang, Tensor command, Tensor torque, Tensor acceleration, Tensor contact)
    {
        var linear = exp(-(command[.., ..2] - lin[.., ..2]).square().sum(1) / 0.25);
        var turn = exp(-(command[.., 2] - ang[.., 2]).square() / 0.25);
        var total = linear + 0.5 * turn - 2 * lin[.., 2].square() - 0.05 * ang[.., ..2].square().sum(1)
            - 2.5e-5 * torque.square().sum(1) - 2.5e-7 * acceleration.square().sum(1)
            - 0.01 * (contact - 1).clamp_min(0).sum(1);
        return total.clamp_min(0);
    }

    private static Tensor ProcessRewards(Tensor r, Tensor mask)
    {
        var x = (r - 0.5).clamp_max(0) * mask;
        var following = cat([x[.., 1..], zeros_like(x[.., ..1])], 1);
        var delta = (x - following) * mask;
        var returns = new Tensor[delta.size(1)];
        var after = zeros_like(delta[.., 0]);
        for (var t = returns.Length - 1; t >= 0; t--)
            returns[t] = after = delta[.., t] + 0.95 * after;
        return stack(returns, 1);
    }
}
