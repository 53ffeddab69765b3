using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace RewardLang.Benchmarks;

/// <summary>The memory of tensors on the CPU, for peers that take addresses.</summary>
internal static unsafe class TensorMemory
{
    /// <summary>The address of the first element of a contiguous tensor; valid while the tensor lives.</summary>
    public static nint AddressOf(Tensor tensor) => (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(tensor.bytes));

    /// <summary>The bytes of all elements.</summary>
    public static long BytesOf(Tensor tensor) => tensor.numel() * tensor.ElementSize;
}
