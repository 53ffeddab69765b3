using System.Diagnostics;
using static TorchSharp.torch;

namespace RewardLang.Benchmarks.Peers;

/// <summary>A contestant in this process, whose call is a delegate: that costs the clock some 2 ns a call.</summary>
/// <param name="call">Computes the case and forgets the results.</param>
/// <param name="evaluate">Computes the case; null for a contestant without results.</param>
/// <param name="owned">What is disposed with the contestant.</param>
internal sealed class ActionContestant(Action call, Func<IReadOnlyList<Tensor>>? evaluate, params IDisposable[] owned) : Contestant
{
    private IReadOnlyList<Tensor> _results = [];

    public override double Time(int calls, bool warmUp)
    {
        if (warmUp)
            call();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < calls; i++)
            call();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    public override IReadOnlyList<Tensor>? Evaluate() => evaluate is null ? null : _results = evaluate();

    public override void Dispose()
    {
        foreach (var tensor in _results)
            tensor.Dispose();
        foreach (var disposable in owned)
            disposable.Dispose();
    }
}
