using RewardLang.Backends.Cpu;
using RewardLang.Runtime.Kernels;
using TorchSharp;

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
        var device = inputs.Tensors.Length == 0 ? DeviceType.CPU : inputs.Tensors[0].device_type;
        string reason;
        if (device != DeviceType.CPU)
        {
            reason = $"the tensors are on {device}";
        }
        else
        {
            try
            {
                return new CpuExecutor(program, buildKernel(program));
            }
            catch (KernelNotSupportedException exception)
            {
                reason = exception.Message;
            }
        }

        if (options.Backend == RewardBackend.Cpu)
            throw new RewardException($"'{program.Name}' cannot run on its CPU kernel: {reason}.");
        options.Log?.Invoke($"'{program.Name}' runs on TorchSharp operations: {reason}.");
        return new TorchExecutor(program);
    }
}
