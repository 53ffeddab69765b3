using RewardLang.Backends;
using RewardLang.Runtime.Cuda;
using RewardLang.Runtime.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>Chooses what executes a program.</summary>
/// <param name="options">What the host asked for.</param>
/// <param name="kernels">Where the fused kernels come from.</param>
internal sealed class ExecutorFactory(RewardOptions options, KernelSource kernels)
{
    /// <summary>What runs the steps of a sized program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="inputs">The tensors of the first step.</param>
    public StepExecutor CreateSteps(CompiledProgram program, InputBinder inputs) => Choose<StepExecutor>(
        program, inputs, () => new ReferenceExecutor(program), () => new CpuExecutor(program, kernels.Steps(program)),
        (device, runtime) => new CudaExecutor(program, device, runtime), () => new TorchExecutor(program));

    /// <summary>What runs a sized program over trajectories.</summary>
    /// <param name="program">The program.</param>
    /// <param name="inputs">The tensors of the first trajectories.</param>
    public TrajectoryExecutor CreateTrajectories(CompiledProgram program, InputBinder inputs) => Choose<TrajectoryExecutor>(
        program, inputs, () => new ReferenceTrajectories(program), () => new CpuTrajectories(program, kernels.Trajectories(program)),
        (device, runtime) => new CudaTrajectories(program, device, runtime), () => new TorchTrajectories(program));

    private T Choose<T>(
        CompiledProgram program, InputBinder inputs, Func<T> reference, Func<T> cpu, Func<Device, CudaRuntime, T> cuda, Func<T> torch)
    {
        if (options.Backend == RewardBackend.Reference)
            return reference();
        if (options.Backend == RewardBackend.Torch)
            return torch();
        var device = inputs.Tensors.Length == 0 ? CPU : inputs.Tensors[0].device;
        string reason;
        try
        {
            if (options.Backend != RewardBackend.Cpu && (device.type == DeviceType.CUDA || options.CudaRuntime is { TakesHostMemory: true }))
                return cuda(device, options.CudaRuntime ?? CudaRuntime.Default);
            if (options.Backend != RewardBackend.Cuda && device.type == DeviceType.CPU)
                return cpu();
            reason = $"the tensors are on {device}";
        }
        catch (Exception exception) when (exception is KernelNotSupportedException or CudaException)
        {
            reason = exception.Message.TrimEnd('.');
        }

        if (options.Backend is RewardBackend.Cpu or RewardBackend.Cuda)
            throw new RewardException($"'{program.Name}' cannot run on its {(options.Backend == RewardBackend.Cpu ? "CPU" : "GPU")} kernel: {reason}.");
        options.Log?.Invoke($"'{program.Name}' runs on TorchSharp operations: {reason}.");
        return torch();
    }
}
