using RewardLang.Benchmarks.Measurement;
using static TorchSharp.torch;

namespace RewardLang.Benchmarks.Peers;

/// <summary>The yardsticks in TorchScript, compiled and run by torch's own interpreter inside TorchSharp.</summary>
internal sealed class TorchScriptPeer : IPeer
{
    private const string Script = """
        def reach(ee, target, action, previous):
            distance = torch.norm(ee - target, 2, [1])
            close = 1 / (1 + distance.square())
            near = close.square()
            near = torch.where(distance < 0.02, 2 * near, near)
            return near - 0.01 * action.square().sum(1) - 0.005 * (action - previous).square().sum(1)

        def locomotion(lin, ang, command, torque, acceleration, contact):
            linear = torch.exp(-(command[:, :2] - lin[:, :2]).square().sum(1) / 0.25)
            turn = torch.exp(-(command[:, 2] - ang[:, 2]).square() / 0.25)
            total = linear + 0.5 * turn - 2 * lin[:, 2].square() - 0.05 * ang[:, :2].square().sum(1)
            total = total - 2.5e-5 * torque.square().sum(1) - 2.5e-7 * acceleration.square().sum(1)
            total = total - 0.01 * (contact - 1).clamp(min=0).sum(1)
            return total.clamp(min=0)

        def process_rewards(r, mask):
            x = (r - 0.5).clamp(max=0) * mask
            following = torch.cat([x[:, 1:], torch.zeros_like(x[:, :1])], 1)
            delta = (x - following) * mask
            after = torch.zeros_like(delta[:, 0])
            returns: List[Tensor] = []
            for i in range(delta.size(1)):
                after = delta[:, delta.size(1) - 1 - i] + 0.95 * after
                returns.append(after)
            returns.reverse()
            return torch.stack(returns, 1)

        """;

    private readonly jit.CompilationUnit _unit = jit.compile(Script);

    public string Name => "TorchScript";

    public string? MissingBecause => null;

    public string? Version => null;

    public Contestant? Enter(BenchmarkCase benchmarkCase) =>
        AutogradContestant.Create(benchmarkCase, inputs => _unit.invoke<Tensor>(benchmarkCase.Yardstick.Name, (object[])inputs));

    public void Dispose() => _unit.Dispose();
}
