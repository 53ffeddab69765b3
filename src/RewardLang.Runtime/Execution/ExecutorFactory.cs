using RewardLang.Backends.Cpu;
using RewardLang.Runtime.Cuda;
using RewardLang.Runtime.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>Chooses what executes a program.</summary>
internal static class ExecutorFactory
{
    /// <param name="program">A sized program.</param>
    /// <param name="options">What the host asked for.</param>
    /// <param name="inputs">The tensors of the first step.</param>
    /// <param name="buildKernel">Makes the fused kernel.</param>
    public static StepExecutor Create(
        CompiledProgram program, RewardOptions options, InputBinder inputs, Func<CompiledProgram, CompiledKernel> buildKernel)
    {
        if (options.Backend == RewardBackend.Reference)
            return new ReferenceExecutor(program);
        if (options.Backend == RewardBackend.Torch)
            return new TorchExecutor(program);
        var device = inputs.Tensors.Length == 0 ? CPU : inputs.Tensors[0].device;
        string reason;
        try
        {
            if (options.Backend != RewardBackend.Cpu && (device.type == DeviceType.CUDA || options.CudaRuntime is { TakesHostMemory: true }))
                return new CudaExecutor(program, device, options.CudaRuntime ?? CudaRuntime.Default);
            if (options.Backend != RewardBackend.Cuda && device.type == DeviceType.CPU)
                return new CpuExecutor(program, buildKernel(program));
            reason = $"the tensors are on {device}";
        }
        catch (Exception exception) when (exception is KernelNotSupportedException or CudaException)
        {
            reason = exception.Message.TrimEnd('.');
        }

        if (options.Backend is RewardBackend.Cpu or RewardBackend.Cuda)
            throw new RewardException($"'{program.Name}' cannot run on its {(options.Backend == RewardBackend.Cpu ? "CPU" : "GPU")} kernel: {reason}.");
        options.Log?.Invoke($"'{program.Name}' runs on TorchSharp operations: {reason}.");
        return new TorchExecutor(program);
    }
}
