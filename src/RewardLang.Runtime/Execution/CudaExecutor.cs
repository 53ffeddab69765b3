using RewardLang.Backends.Cuda;
using RewardLang.Runtime.Cuda;
using RewardLang.Runtime.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>
/// Runs steps through kernels on a GPU, over the tensors' own memory. A step queues them on torch's current stream and returns;
/// like every torch operation, it is finished when the stream is.
/// </summary>
internal sealed unsafe class CudaExecutor : StepExecutor
{
    private readonly CudaRuntime _runtime;
    private readonly CudaDevice _cuda;
    private readonly CudaModule _module;
    private readonly CudaSignature _signature;
    private readonly Device _device;
    private readonly AlignedBuffer _values;
    private readonly AlignedBuffer _pointers;
    private readonly AlignedBuffer _results;
    private readonly AlignedBuffer _parameters;
    private readonly Tensor?[] _copies;
    private readonly int _statisticCount;
    private Tensor? _state;
    private Tensor? _firstStep;
    private Tensor? _statistics;
    private long _rows = -1;

    /// <param name="program">A sized program.</param>
    /// <param name="device">Where the tensors of its steps are.</param>
    /// <param name="runtime">The native libraries.</param>
    /// <exception cref="Backends.Cpu.KernelNotSupportedException">The program has no kernel for a GPU.</exception>
    /// <exception cref="CudaException">The kernel cannot be compiled or loaded.</exception>
    public CudaExecutor(CompiledProgram program, Device device, CudaRuntime runtime)
        : base(program)
    {
        var kernels = CudaKernelEmitter.Emit(program);
        _runtime = runtime;
        _device = device;
        _cuda = runtime.GetDevice(Math.Max(0, device.index));
        _module = runtime.Load(_cuda, kernels);
        _signature = kernels.Signature;
        _statisticCount = kernels.StatisticCount;
        _copies = new Tensor?[program.Inputs.Count];
        _values = new AlignedBuffer((long)_signature.Arguments.Count * sizeof(long));
        _pointers = new AlignedBuffer((long)_signature.Arguments.Count * sizeof(void*));
        _results = new AlignedBuffer((long)Graph.Results.Count * sizeof(byte*));
        _parameters = new AlignedBuffer((long)_signature.ParameterCount * sizeof(float));
        for (var i = 0; i < _signature.Arguments.Count; i++)
            Pointers[i] = _signature.Arguments[i].Kind == CudaArgumentKind.Parameters ? _parameters.Pointer : Values + i;
    }

    private long* Values => (long*)_values.Pointer;

    private void** Pointers => (void**)_pointers.Pointer;

    public override void Step(InputBinder inputs, ParameterSet parameters, StepResult result)
    {
        if (inputs.Rows == 0)
            return;
        if (!IsOn(result.Device))
            throw new RewardException($"The results are on {result.Device}, the inputs on {_device}. Make them with CreateResults(rows, columns, device).");
        PrepareRows(inputs.Rows);
        result.WritePointers((byte**)_results.Pointer);
        parameters.Floats.CopyTo(new Span<float>(_parameters.Floats, _signature.ParameterCount));
        for (var i = 0; i < inputs.Tensors.Length; i++)
            CheckInput(i, inputs.Tensors[i]);
        for (var i = 0; i < _signature.Arguments.Count; i++)
            Values[i] = ValueOf(_signature.Arguments[i], inputs);
        try
        {
            _module.Launch(inputs.Rows, _runtime.GetCurrentStream(_cuda.Index), Pointers);
        }
        catch (CudaException exception)
        {
            throw new RewardException($"'{Program.Name}' could not run on {_device}: {exception.Message}.", exception);
        }

        // Memory that is freed here is handed out again on the same stream, behind the kernels.
        for (var i = 0; i < _copies.Length; i++)
        {
            _copies[i]?.Dispose();
            _copies[i] = null;
        }

        GC.KeepAlive(inputs.Tensors);
        GC.KeepAlive(result);
    }

    public override void Reset(Tensor? mask)
    {
        if (_firstStep is null)
            return;
        using var scope = NewDisposeScope();
        if (mask is null)
            _firstStep.fill_(true);
        else
            _firstStep.logical_or_(mask.to(_firstStep.device));
    }

    public override void Dispose()
    {
        _module.Dispose();
        _values.Dispose();
        _pointers.Dispose();
        _results.Dispose();
        _parameters.Dispose();
        FreeRows();
    }

    private void FreeRows()
    {
        _state?.Dispose();
        _firstStep?.Dispose();
        _statistics?.Dispose();
    }

    private bool IsOn(Device place) => place.type == _device.type && Math.Max(0, place.index) == Math.Max(0, _device.index);

    private void PrepareRows(long rows)
    {
        if (rows == _rows)
            return;
        FreeRows();
        _rows = rows;
        using var scope = NewDisposeScope();
        if (Graph.StateWidth > 0)
            _state = torch.zeros(Graph.StateWidth * rows, ScalarType.Float32, _device).DetachFromDisposeScope();
        if (_signature.KeepsEpisodes)
            _firstStep = torch.ones(rows, ScalarType.Bool, _device).DetachFromDisposeScope();
        if (_statisticCount > 0)
            _statistics = torch.empty(_statisticCount, ScalarType.Float32, _device).DetachFromDisposeScope();
    }

    private void CheckInput(int index, Tensor tensor)
    {
        if (!IsOn(tensor.device))
        {
            var name = Program.Inputs[index].Name;
            throw new RewardBindingException(name, $"The input '{name}' is on {tensor.device}; the first input is on {_device}. Move it with .to({_device}).");
        }

        if (!tensor.is_contiguous())
            _copies[index] = tensor.contiguous().DetachFromDisposeScope();
    }

    private long ValueOf(CudaArgument argument, InputBinder inputs) => argument.Kind switch
    {
        CudaArgumentKind.Input => AddressOf(_copies[argument.Index] ?? inputs.Tensors[argument.Index]),
        CudaArgumentKind.InputType => inputs.Tensors[argument.Index].dtype switch
        {
            ScalarType.Int32 => 1,
            ScalarType.Int64 => 2,
            _ => 0,
        },
        CudaArgumentKind.Result => (long)((byte**)_results.Pointer)[argument.Index],
        CudaArgumentKind.State => AddressOf(_state!),
        CudaArgumentKind.FirstStep => AddressOf(_firstStep!),
        CudaArgumentKind.Statistics => AddressOf(_statistics!),
        CudaArgumentKind.Rows => inputs.Rows,
        _ => 0,
    };

    private static long AddressOf(Tensor tensor) => (long)NativeTensor.DataOf(tensor);
}
