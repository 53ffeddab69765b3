using static TorchSharp.torch;

namespace RewardLang.Benchmarks.Peers;

/// <summary>A peer that is ready to compute one case, again and again.</summary>
internal abstract class Contestant : IDisposable
{
    /// <summary>Seconds that a number of calls take, one after the other, after one that is not timed where <paramref name="warmUp"/> asks for it.</summary>
    public abstract double Time(int calls, bool warmUp);

    /// <summary>
    /// Computes the case once. The total comes first; going backward the gradient of each real input follows. The tensors stay the
    /// contestant's, until the next call. Null for one that computes nothing, like the bound by memory.
    /// </summary>
    public abstract IReadOnlyList<Tensor>? Evaluate();

    public abstract void Dispose();
}
