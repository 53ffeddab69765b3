using RewardLang.Runtime.Kernels;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>
/// What a call learned about the tensor of an input, so that the next call with the same one asks it for little: most of a step of one
/// row goes into such questions. It keeps no tensor alive.
/// </summary>
internal sealed unsafe class KnownTensor
{
    private readonly WeakReference<Tensor?> _tensor = new(null);
    private IntPtr _handle;
    private bool _hasSteps;
    private long _firstSize;
    private long _secondSize;
    private long _elements;

    /// <summary>The type of its elements.</summary>
    public ScalarType Type { get; private set; }

    /// <summary>The rows of the call that it came with.</summary>
    public long Rows { get; private set; }

    /// <summary>The steps of the call that it came with.</summary>
    public long Steps { get; private set; }

    /// <summary>Its first element, on the CPU, with the others behind it in order; null while nothing is known.</summary>
    public byte* Data { get; private set; }

    /// <summary>
    /// Whether this is the known tensor, with the same elements in the same order and place, and as many rows and steps: what could have
    /// changed in place since is asked for.
    /// </summary>
    public bool Is(Tensor tensor, IntPtr handle, bool hasSteps) =>
        handle == _handle && Data != null && hasSteps == _hasSteps
        && _tensor.TryGetTarget(out var known) && ReferenceEquals(known, tensor)
        && NativeTensor.DataOf(handle) == Data && NativeTensor.ElementCountOf(handle) == _elements && NativeTensor.IsContiguous(handle)
        && (_firstSize < 0 || NativeTensor.SizeOf(handle, 0) == _firstSize)
        && (_secondSize < 0 || NativeTensor.SizeOf(handle, 1) == _secondSize);

    /// <summary>Learns a contiguous CPU tensor that has passed all checks.</summary>
    /// <param name="inputs">The call.</param>
    /// <param name="index">The number of its input.</param>
    /// <param name="data">Its first element.</param>
    public void Learn(InputBinder inputs, int index, byte* data)
    {
        _tensor.SetTarget(inputs.Tensors[index]);
        _handle = inputs.Handles[index];
        _hasSteps = inputs.HasSteps;
        var dimensions = NativeTensor.DimensionsOf(_handle);
        _firstSize = dimensions > 0 ? NativeTensor.SizeOf(_handle, 0) : -1;
        _secondSize = dimensions > 1 && _hasSteps ? NativeTensor.SizeOf(_handle, 1) : -1;
        _elements = NativeTensor.ElementCountOf(_handle);
        Type = inputs.Types[index];
        Rows = inputs.Rows;
        Steps = inputs.Steps;
        Data = data;
    }

    /// <summary>Forgets the tensor.</summary>
    public void Forget() => Data = null;
}
