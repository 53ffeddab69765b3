using System.Diagnostics;
using static TorchSharp.torch;

namespace RewardLang.Benchmarks.Peers;

/// <summary>The passes over memory of one case.</summary>
/// <param name="pass">Reads and writes one chunk.</param>
/// <param name="chunks">Their number.</param>
/// <param name="helper">The second thread, if there is to be one.</param>
internal sealed class MemoryContestant(Action<int> pass, int chunks, SpinningHelper? helper) : Contestant
{
    public override double Time(int calls, bool warmUp)
    {
        helper?.Start();
        if (warmUp)
            Call();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < calls; i++)
            Call();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        helper?.Stop();
        return seconds;
    }

    public override IReadOnlyList<Tensor>? Evaluate() => null;

    public override void Dispose()
    {
    }

    private void Call()
    {
        if (helper is not null && chunks > 1)
        {
            helper.Run(pass, chunks);
            return;
        }

        for (var chunk = 0; chunk < chunks; chunk++)
            pass(chunk);
    }
}
