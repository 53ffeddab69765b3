using RewardLang.Backends.Cpu;

namespace RewardLang.Backends.Cuda;

/// <summary>One kernel of a program.</summary>
/// <param name="Name">Its entry in the compiled module.</param>
/// <param name="IsFold">True when one block of <see cref="CudaDialect.FoldThreads"/> threads must run it; else any grid may.</param>
internal sealed record CudaKernel(string Name, bool IsFold);

/// <summary>The kernels of a program.</summary>
/// <param name="Kernels">Their text.</param>
/// <param name="Launches">
/// The kernels in the order in which they are launched; of a step, one for each phase of the plan. Behind a phase stand the operations
/// across rows whose columns it leaves.
/// </param>
/// <param name="Signature">The arguments that all of them take.</param>
internal sealed record CudaKernelText(string Kernels, IReadOnlyList<CudaKernel> Launches, CudaSignature Signature)
{
    /// <summary>The whole source.</summary>
    public string Text => CudaDialect.Complete(Kernels);

    /// <summary>The numbers that folds over the rows leave.</summary>
    public int StatisticCount { get; init; }

    /// <summary>The numbers of each step that the sweeps over trajectories leave each other.</summary>
    public int HistoryWidth { get; init; }
}

/// <summary>
/// A sized graph to the text of its kernels for a GPU: one thread for each row, a grid of any size that strides over the rows.
/// Folds over the batch are kernels of their own before it, of one block and in a fixed order. Groups and orders of rows are left to
/// whoever launches the kernels.
/// </summary>
internal static class CudaKernelEmitter
{
    /// <summary>The number of statements beyond which a kernel takes too long to compile.</summary>
    public const int MaximumStatements = 8_000;

    private const string ParametersSuffix = "_parameters";

    /// <summary>The kernels of single steps.</summary>
    /// <exception cref="KernelNotSupportedException">The program has no kernel for a GPU.</exception>
    public static CudaKernelText Emit(CompiledProgram program)
    {
        var plan = new KernelPlan(program);
        var name = NameOf(program);
        var signature = new CudaSignature(plan, name + ParametersSuffix);
        var writer = Open(program, name, signature, "one thread a row");
        var launches = new List<CudaKernel>();
        for (var phase = 0; phase < plan.PhaseCount; phase++)
        {
            var kernel = new CudaKernel($"{name}_{phase}", IsFold: plan.FoldsIn(phase).Any());
            if (phase > 0)
                writer.Line();
            new CudaPassEmitter(plan, signature, phase).Emit(kernel, writer);
            launches.Add(kernel);
        }

        return new CudaKernelText(writer.ToString(), launches, signature) { StatisticCount = plan.StatisticCount };
    }

    /// <summary>The kernel of whole trajectories.</summary>
    /// <exception cref="KernelNotSupportedException">The program has no kernel for a GPU.</exception>
    public static CudaKernelText EmitTrajectories(CompiledProgram program)
    {
        var plan = new KernelPlan(program);
        var sweeps = new SweepPlan(program.Graph);
        var name = NameOf(program);
        var kernel = new CudaKernel(name + "_trajectories", IsFold: false);
        var signature = new CudaSignature(plan, name + ParametersSuffix, sweeps);
        var writer = Open(program, name, signature, "over trajectories, one thread a row");
        new CudaSweepEmitter(plan, sweeps, signature).Emit(kernel.Name, writer);
        return new CudaKernelText(writer.ToString(), [kernel], signature) { HistoryWidth = sweeps.HistoryVectors };
    }

    private static string NameOf(CompiledProgram program) => $"rewardlang_{CpuKernelEmitter.TypeName(program)}";

    private static IndentedWriter Open(CompiledProgram program, string name, CudaSignature signature, string shape)
    {
        var writer = new IndentedWriter().Line($"/* The {program.Kind.ToString().ToLowerInvariant()} {program.Name}: {shape}. */");
        return signature.ParameterCount == 0 ? writer
            : writer.Line($"typedef struct {{ float values[{signature.ParameterCount}]; }} {name}{ParametersSuffix};").Line();
    }
}
