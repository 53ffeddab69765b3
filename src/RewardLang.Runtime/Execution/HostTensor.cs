using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>Tensors as the host's own code can read them.</summary>
internal static class HostTensor
{
    /// <summary>A contiguous tensor in the host's memory, without its gradient; the caller disposes of it.</summary>
    /// <param name="tensor">A tensor of any device and layout.</param>
    /// <param name="type">What its numbers are wanted as; null as they are.</param>
    public static Tensor From(Tensor tensor, ScalarType? type = null)
    {
        using var scope = NewDisposeScope();
        return tensor.detach().to(type ?? tensor.dtype, CPU).contiguous().DetachFromDisposeScope();
    }
}
