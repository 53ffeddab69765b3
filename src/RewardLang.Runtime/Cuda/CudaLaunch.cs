using RewardLang.Backends.Cuda;
using RewardLang.Runtime.Execution;
using RewardLang.Runtime.Kernels;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Cuda;

/// <summary>The kernels of a program on one card, and the memory that their arguments are laid out in.</summary>
internal sealed unsafe class CudaLaunch : IDisposable
{
    private readonly CompiledProgram _program;
    private readonly CudaRuntime _runtime;
    private readonly CudaDevice _card;
    private readonly CudaModule _module;
    private readonly CudaSignature _signature;
    private readonly Device _device;
    private readonly AlignedBuffer _values;
    private readonly AlignedBuffer _pointers;
    private readonly AlignedBuffer _results;
    private readonly AlignedBuffer _parameters;
    private readonly Tensor?[] _copies;

    /// <param name="program">A sized program.</param>
    /// <param name="kernels">Its kernels.</param>
    /// <param name="device">Where its tensors are.</param>
    /// <param name="runtime">The native libraries.</param>
    /// <exception cref="CudaException">The kernels cannot be compiled or loaded.</exception>
    public CudaLaunch(CompiledProgram program, CudaKernelText kernels, Device device, CudaRuntime runtime)
    {
        _program = program;
        _runtime = runtime;
        _device = device;
        _card = runtime.GetDevice(device.NumberOf());
        _module = runtime.Load(_card, kernels);
        _signature = kernels.Signature;
        _copies = new Tensor?[program.Inputs.Count];
        _values = new AlignedBuffer((long)_signature.Arguments.Count * sizeof(long));
        _pointers = new AlignedBuffer((long)_signature.Arguments.Count * sizeof(void*));
        _results = new AlignedBuffer((long)program.Graph.Results.Count * sizeof(byte*));
        _parameters = new AlignedBuffer((long)_signature.ParameterCount * sizeof(float));
        for (var i = 0; i < _signature.Arguments.Count; i++)
            Pointers[i] = _signature.Arguments[i].Kind == CudaArgumentKind.Parameters ? _parameters.Pointer : Values + i;
    }

    private long* Values => (long*)_values.Pointer;

    private void** Pointers => (void**)_pointers.Pointer;

    /// <summary>Hands the kernels memory of the executor's own; null for none.</summary>
    public void Set(CudaArgumentKind kind, Tensor? memory)
    {
        for (var i = 0; i < _signature.Arguments.Count; i++)
            if (_signature.Arguments[i].Kind == kind)
                Values[i] = memory is null ? 0 : AddressOf(memory);
    }

    /// <summary>Hands the kernels a number.</summary>
    public void Set(CudaArgumentKind kind, float number)
    {
        for (var i = 0; i < _signature.Arguments.Count; i++)
            if (_signature.Arguments[i].Kind == kind)
                Values[i] = BitConverter.SingleToInt32Bits(number);
    }

    /// <summary>Queues the kernels on torch's current stream.</summary>
    /// <param name="inputs">The tensors, which fit their declarations.</param>
    /// <param name="parameters">The current parameters.</param>
    /// <param name="result">Where the results go.</param>
    /// <param name="afterKernel">Queues what stands behind a kernel, by its number; null for nothing.</param>
    /// <exception cref="RewardException">Something lies on another device, or CUDA refuses.</exception>
    public void Run(InputBinder inputs, ParameterSet parameters, IResultTensors result, Action<int>? afterKernel = null)
    {
        result.RequireOn(_device);
        try
        {
            for (var i = 0; i < inputs.Tensors.Length; i++)
                Prepare(i, inputs.Tensors[i]);
            result.WritePointers((byte**)_results.Pointer);
            parameters.Floats.CopyTo(new Span<float>(_parameters.Floats, _signature.ParameterCount));
            for (var i = 0; i < _signature.Arguments.Count; i++)
                Values[i] = ValueOf(_signature.Arguments[i], inputs) ?? Values[i];
            for (var kernel = 0; kernel < _module.Count; kernel++)
            {
                _module.Launch(kernel, inputs.Rows, _runtime.GetCurrentStream(_card.Index), Pointers);
                afterKernel?.Invoke(kernel);
            }
        }
        catch (CudaException exception)
        {
            throw new RewardException($"'{_program.Name}' could not run on {_device}: {exception.Message}.", exception);
        }
        finally
        {
            // Memory that is freed here is handed out again on the same stream, behind the kernels.
            for (var i = 0; i < _copies.Length; i++)
            {
                _copies[i]?.Dispose();
                _copies[i] = null;
            }
        }

        GC.KeepAlive(inputs.Tensors);
        GC.KeepAlive(result);
    }

    public void Dispose()
    {
        _module.Dispose();
        _values.Dispose();
        _pointers.Dispose();
        _results.Dispose();
        _parameters.Dispose();
    }

    private void Prepare(int index, Tensor tensor)
    {
        if (!tensor.device.IsSameAs(_device))
        {
            var name = _program.Inputs[index].Name;
            throw new RewardBindingException(name, $"The input '{name}' is on {tensor.device}, the first input on {_device}. Move it with .to(…).");
        }

        if (!tensor.is_contiguous())
            _copies[index] = tensor.contiguous().DetachFromDisposeScope();
    }

    /// <summary>The value of an argument; null for one that the executor sets.</summary>
    private long? ValueOf(CudaArgument argument, InputBinder inputs) => argument.Kind switch
    {
        CudaArgumentKind.Input => AddressOf(_copies[argument.Index] ?? inputs.Tensors[argument.Index]),
        CudaArgumentKind.InputType => inputs.Tensors[argument.Index].dtype switch
        {
            ScalarType.Int32 => 1,
            ScalarType.Int64 => 2,
            _ => 0,
        },
        CudaArgumentKind.Result => (long)((byte**)_results.Pointer)[argument.Index],
        CudaArgumentKind.Steps => inputs.Steps,
        CudaArgumentKind.Rows => inputs.Rows,
        _ => null,
    };

    private static long AddressOf(Tensor tensor) => (long)NativeTensor.DataOf(tensor);
}
