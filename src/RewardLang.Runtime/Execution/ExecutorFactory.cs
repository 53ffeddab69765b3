using RewardLang.Backends.Cpu;
using RewardLang.Runtime.Kernels;
using TorchSharp;

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
        () => new TorchExecutor(program));

    /// <summary>What runs a sized program over trajectories.</summary>
    /// <param name="program">The program.</param>
    /// <param name="inputs">The tensors of the first trajectories.</param>
    public TrajectoryExecutor CreateTrajectories(CompiledProgram program, InputBinder inputs) => Choose<TrajectoryExecutor>(
        program, inputs, () => new ReferenceTrajectories(program), () => new CpuTrajectories(program, kernels.Trajectories(program)),
        () => new TorchTrajectories(program));

    private T Choose<T>(CompiledProgram program, InputBinder inputs, Func<T> reference, Func<T> kernel, Func<T> torch)
    {
        if (options.Backend == RewardBackend.Reference)
            return reference();
        if (options.Backend == RewardBackend.Torch)
            return torch();
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
                return kernel();
            }
            catch (KernelNotSupportedException exception)
            {
                reason = exception.Message;
            }
        }

        if (options.Backend == RewardBackend.Cpu)
            throw new RewardException($"'{program.Name}' cannot run on its CPU kernel: {reason}.");
        options.Log?.Invoke($"'{program.Name}' runs on TorchSharp operations: {reason}.");
        return torch();
    }
}
