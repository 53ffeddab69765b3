using RewardLang.Backends.Cuda;
using RewardLang.Runtime.Cuda;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>
/// Runs steps through kernels on a GPU, over the tensors' own memory. A step queues them on torch's current stream and returns;
/// like every torch operation, it is finished when the stream is.
/// </summary>
internal sealed class CudaExecutor : StepExecutor
{
    private readonly Device _device;
    private readonly CudaLaunch _launch;
    private readonly bool _keepsEpisodes;
    private readonly int _statisticCount;
    private readonly CudaRowSets _rowSets;
    private Tensor? _state;
    private Tensor? _firstStep;
    private Tensor? _statistics;
    private long _rows = -1;

    /// <param name="program">A sized program.</param>
    /// <param name="device">Where the tensors of its steps are.</param>
    /// <param name="runtime">The native libraries.</param>
    /// <exception cref="Backends.KernelNotSupportedException">The program has no kernel for a GPU.</exception>
    /// <exception cref="CudaException">The kernel cannot be compiled or loaded.</exception>
    public CudaExecutor(CompiledProgram program, Device device, CudaRuntime runtime)
        : base(program)
    {
        var kernels = CudaKernelEmitter.Emit(program);
        _device = device;
        _launch = new CudaLaunch(program, kernels, device, runtime);
        _keepsEpisodes = kernels.Signature.KeepsEpisodes;
        _statisticCount = kernels.StatisticCount;
        _rowSets = new CudaRowSets(program, device);
    }

    public override void Step(InputBinder inputs, ParameterSet parameters, IResultTensors result)
    {
        if (inputs.Rows == 0)
            return;
        if (inputs.Rows != _rows)
            StartRows(inputs.Rows);
        _rowSets.Bind(_launch, inputs, parameters);
        _launch.Run(inputs, parameters, result, _rowSets.IsNeeded ? phase => _rowSets.Run(phase, inputs, parameters) : null);
    }

    public override void Reset(Tensor? mask)
    {
        if (_firstStep is null)
            return;
        using var scope = NewDisposeScope();
        if (mask is null)
            _firstStep.copy_(torch.ones_like(_firstStep));
        else
            _firstStep.logical_or_(mask.to(_firstStep.device));
    }

    public override void TakeEpisodes(StepExecutor other)
    {
        var from = (CudaExecutor)other;
        FreeRows();
        (_state, _firstStep, _statistics, _rows) = (from._state, from._firstStep, null, from._rows);
        (from._state, from._firstStep, from._rows) = (null, null, -1);
        if (_rows >= 0)
            HandOver();
    }

    public override void Dispose()
    {
        _launch.Dispose();
        _rowSets.Dispose();
        FreeRows();
    }

    private void StartRows(long rows)
    {
        FreeRows();
        _rows = rows;
        using var scope = NewDisposeScope();
        if (Graph.StateWidth > 0)
            _state = torch.zeros(Graph.StateWidth * rows, ScalarType.Float32, _device).DetachFromDisposeScope();
        if (_keepsEpisodes)
            _firstStep = torch.ones(rows, ScalarType.Bool, _device).DetachFromDisposeScope();
        HandOver();
    }

    private void HandOver()
    {
        if (_statisticCount > 0)
            _statistics ??= torch.empty(_statisticCount, ScalarType.Float32, _device).DetachFromDisposeScope();
        _launch.Set(CudaArgumentKind.State, _state);
        _launch.Set(CudaArgumentKind.FirstStep, _firstStep);
        _launch.Set(CudaArgumentKind.Statistics, _statistics);
    }

    private void FreeRows()
    {
        _state?.Dispose();
        _firstStep?.Dispose();
        _statistics?.Dispose();
        (_state, _firstStep, _statistics) = (null, null, null);
    }
}
