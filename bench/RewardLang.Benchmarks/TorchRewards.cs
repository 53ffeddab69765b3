using static TorchSharp.torch;

namespace RewardLang.Benchmarks;

/// <summary>The yardsticks as one would write them in TorchSharp: one dispose scope, the obvious operators.</summary>
internal static class TorchRewards
{
    public static Tensor Reach(Tensor ee, Tensor target, Tensor action, Tensor previous)
    {
        using var scope = NewDisposeScope();
        var distance = (ee - target).norm(1);
        var close = 1 / (1 + distance.square());
        var reach = close.square();
        reach = where(distance < 0.02, 2 * reach, reach);
        return (reach - 0.01 * action.square().sum(1) - 0.005 * (action - previous).square().sum(1)).MoveToOuterDisposeScope();
    }

    public static Tensor Locomotion(Tensor lin, Tensor ang, Tensor command, Tensor torque, Tensor acceleration, Tensor contact)
    {
        using var scope = NewDisposeScope();
        var linear = exp(-(command[.., ..2] - lin[.., ..2]).square().sum(1) / 0.25);
        var turn = exp(-(command[.., 2] - ang[.., 2]).square() / 0.25);
        var total = linear + 0.5 * turn - 2 * lin[.., 2].square() - 0.05 * ang[.., ..2].square().sum(1)
            - 2.5e-5 * torque.square().sum(1) - 2.5e-7 * acceleration.square().sum(1)
            - 0.01 * (contact - 1).clamp_min(0).sum(1);
        return total.clamp_min(0).MoveToOuterDisposeScope();
    }
}
