namespace RewardLang.Runtime.Kernels;

/// <summary>Where the fused kernels of a program come from.</summary>
/// <param name="Steps">Makes the kernel of single steps of a sized program.</param>
/// <param name="Trajectories">Makes its kernel of whole trajectories.</param>
internal sealed record KernelSource(Func<CompiledProgram, CompiledKernel> Steps, Func<CompiledProgram, CompiledKernel> Trajectories)
{
    /// <summary>Compiles them while the host runs.</summary>
    public static KernelSource RunTime { get; } = new(KernelCompiler.Compile, KernelCompiler.CompileTrajectories);
}
