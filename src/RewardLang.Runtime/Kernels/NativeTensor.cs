using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Kernels;

/// <summary>The memory of tensors, without the allocations of TorchSharp's own accessors.</summary>
internal static unsafe partial class NativeTensor
{
    /// <summary>The first element of a CPU tensor. The caller keeps the tensor alive.</summary>
    public static byte* DataOf(Tensor tensor) => (byte*)THSTensor_data(tensor.Handle);

    [LibraryImport("LibTorchSharp")]
    [SuppressGCTransition]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial IntPtr THSTensor_data(IntPtr handle);
}
