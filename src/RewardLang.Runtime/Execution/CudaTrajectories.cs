using RewardLang.Backends.Cuda;
using RewardLang.Runtime.Cuda;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>Runs trajectories through their kernel on a GPU, over the tensors' own memory, on torch's current stream.</summary>
internal sealed class CudaTrajectories : TrajectoryExecutor
{
    private readonly Device _device;
    private readonly CudaLaunch _launch;
    private readonly int _historyWidth;

    /// <param name="program">A sized program.</param>
    /// <param name="device">Where the tensors of its trajectories are.</param>
    /// <param name="runtime">The native libraries.</param>
    /// <exception cref="Backends.KernelNotSupportedException">The program has no kernel for a GPU.</exception>
    /// <exception cref="CudaException">The kernel cannot be compiled or loaded.</exception>
    public CudaTrajectories(CompiledProgram program, Device device, CudaRuntime runtime)
        : base(program)
    {
        var kernels = CudaKernelEmitter.EmitTrajectories(program);
        _device = device;
        _launch = new CudaLaunch(program, kernels, device, runtime);
        _historyWidth = kernels.HistoryWidth;
    }

    public override void Evaluate(InputBinder inputs, TrajectoryLengths lengths, ParameterSet parameters, IResultTensors result)
    {
        if (inputs.Rows == 0 || inputs.Steps == 0)
            return;
        // Freed when the kernel is queued, and handed out again behind it on the same stream.
        using var scope = NewDisposeScope();
        _launch.Set(CudaArgumentKind.Lengths, lengths.AreFull ? null : torch.tensor(lengths.Rows, ScalarType.Int32, _device));
        _launch.Set(CudaArgumentKind.History, _historyWidth == 0 ? null
            : torch.empty(_historyWidth * inputs.Steps * inputs.Rows, ScalarType.Float32, _device));
        _launch.Run(inputs, parameters, result);
    }

    public override void Dispose() => _launch.Dispose();
}
