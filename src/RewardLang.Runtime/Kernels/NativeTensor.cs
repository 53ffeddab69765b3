using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Kernels;

/// <summary>
/// What a step asks of its tensors, at a third of the cost of TorchSharp's own accessors and without their allocations. The caller
/// keeps the tensors alive, and their handles, which are checked once a step.
/// </summary>
internal static unsafe partial class NativeTensor
{
    /// <summary>The first element of a CPU tensor.</summary>
    public static byte* DataOf(Tensor tensor) => DataOf(tensor.Handle);

    /// <inheritdoc cref="DataOf(Tensor)"/>
    public static byte* DataOf(IntPtr handle) => (byte*)THSTensor_data(handle);

    /// <summary>The type of the elements.</summary>
    public static ScalarType TypeOf(IntPtr handle) => (ScalarType)THSTensor_type(handle);

    /// <summary>The number of dimensions.</summary>
    public static long DimensionsOf(IntPtr handle) => THSTensor_ndimension(handle);

    /// <summary>The size of one dimension.</summary>
    public static long SizeOf(IntPtr handle, int dimension) => THSTensor_size(handle, dimension);

    /// <summary>The number of elements.</summary>
    public static long ElementCountOf(IntPtr handle) => THSTensor_numel(handle);

    /// <summary>Whether the elements lie one behind the other, the last dimension first.</summary>
    public static bool IsContiguous(IntPtr handle) => THSTensor_is_contiguous(handle) != 0;

    /// <summary>The kind of device that holds the elements.</summary>
    public static DeviceType DeviceOf(IntPtr handle) => (DeviceType)THSTensor_device_type(handle);

    [LibraryImport("LibTorchSharp")]
    [SuppressGCTransition]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial IntPtr THSTensor_data(IntPtr handle);

    [LibraryImport("LibTorchSharp")]
    [SuppressGCTransition]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial sbyte THSTensor_type(IntPtr handle);

    [LibraryImport("LibTorchSharp")]
    [SuppressGCTransition]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial long THSTensor_ndimension(IntPtr handle);

    [LibraryImport("LibTorchSharp")]
    [SuppressGCTransition]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial long THSTensor_size(IntPtr handle, long dimension);

    [LibraryImport("LibTorchSharp")]
    [SuppressGCTransition]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial long THSTensor_numel(IntPtr handle);

    // A native bool: only the lowest byte of the result is defined.
    [LibraryImport("LibTorchSharp")]
    [SuppressGCTransition]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial byte THSTensor_is_contiguous(IntPtr handle);

    [LibraryImport("LibTorchSharp")]
    [SuppressGCTransition]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial int THSTensor_device_type(IntPtr handle);
}
