using RewardLang.Backends.Cpu;

namespace RewardLang.Backends.Cuda;

/// <summary>One kernel of a program.</summary>
/// <param name="Name">Its entry in the compiled module.</param>
/// <param name="IsFold">True when one block of <see cref="CudaDialect.FoldThreads"/> threads must run it; else any grid may.</param>
internal sealed record CudaKernel(string Name, bool IsFold);

/// <summary>The kernels of a program.</summary>
/// <param name="Kernels">Their text.</param>
/// <param name="Launches">The kernels in the order in which they are launched.</param>
/// <param name="Signature">The arguments that all of them take.</param>
/// <param name="StatisticCount">The numbers that folds over the rows leave.</param>
internal sealed record CudaKernelText(string Kernels, IReadOnlyList<CudaKernel> Launches, CudaSignature Signature, int StatisticCount)
{
    /// <summary>The whole source.</summary>
    public string Text => CudaDialect.Complete(Kernels);
}

/// <summary>
/// A sized graph to the text of its kernels for a GPU: one thread for each row, a grid of any size that strides over the rows.
/// Folds over the batch are kernels of their own before it, of one block and in a fixed order.
/// </summary>
internal static class CudaKernelEmitter
{
    /// <summary>The number of statements beyond which a kernel takes too long to compile.</summary>
    public const int MaximumStatements = 8_000;

    /// <exception cref="KernelNotSupportedException">The program has no kernel for a GPU.</exception>
    public static CudaKernelText Emit(CompiledProgram program)
    {
        var plan = new KernelPlan(program);
        var name = $"rewardlang_{CpuKernelEmitter.TypeName(program)}";
        var parametersType = name + "_parameters";
        var signature = new CudaSignature(plan, parametersType);
        var writer = new IndentedWriter();
        writer.Line($"/* The {program.Kind.ToString().ToLowerInvariant()} {program.Name}: one thread a row. */");
        if (signature.ParameterCount > 0)
            writer.Line($"typedef struct {{ float values[{signature.ParameterCount}]; }} {parametersType};").Line();
        var launches = new List<CudaKernel>();
        for (var phase = 0; phase < plan.PhaseCount; phase++)
        {
            var kernel = new CudaKernel($"{name}_{phase}", IsFold: phase < plan.PhaseCount - 1);
            if (phase > 0)
                writer.Line();
            new CudaPassEmitter(plan, signature, phase).Emit(kernel, writer);
            launches.Add(kernel);
        }

        return new CudaKernelText(writer.ToString(), launches, signature, plan.StatisticCount);
    }
}
