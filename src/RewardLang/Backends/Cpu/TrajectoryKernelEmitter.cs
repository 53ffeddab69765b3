namespace RewardLang.Backends.Cpu;

/// <summary>
/// A sized graph to the text of the kernel that runs whole trajectories: for each tile of rows, one row a lane, the sweeps over the
/// steps one after another.
/// </summary>
internal static class TrajectoryKernelEmitter
{
    /// <summary>The name of the kernel's class, without its namespace.</summary>
    public static string TypeName(CompiledProgram program) => CpuKernelEmitter.TypeName(program) + "_Trajectories";

    /// <summary>The text of the kernel: a C# file with one class, <c>RewardLang.Kernels.{TypeName}</c>.</summary>
    /// <exception cref="KernelNotSupportedException">The program has no such kernel.</exception>
    public static string Emit(CompiledProgram program)
    {
        var plan = new KernelPlan(program);
        var sweepPlan = new SweepPlan(program.Graph);
        var methods = new IndentedWriter(depth: 1);
        var scratchVectors = sweepPlan.Sweeps.Select((_, number) => SweepEmitter.Emit(plan, sweepPlan, number, methods)).ToList();
        var writer = KernelText.Open(TypeName(program), $"The kernel of the {program.Kind.ToString().ToLowerInvariant()} {program.Name} over trajectories: one row a lane.")
            .Line($"public const int ScratchVectors = {Math.Max(1, scratchVectors.DefaultIfEmpty().Max())};")
            .Line()
            .Line($"public const int HistoryVectors = {sweepPlan.HistoryVectors};")
            .Line();
        KernelText.WriteDispatch(writer);
        writer.Line()
            .Line("private static void Run<TLanes, TVector>(KernelFrame* frame)")
            .Line("    where TLanes : struct, ILanes<TVector>")
            .Open("    where TVector : struct")
            .Line("var history = frame->Scratch + ScratchVectors * TLanes.Count;")
            .Open("for (var row = frame->FirstRow; row < frame->EndRow; row += TLanes.Count)")
            .Line("var rows = (int)long.Min(frame->EndRow - row, TLanes.Count);");
        for (var number = 0; number < scratchVectors.Count; number++)
            writer.Line($"Sweep{number}<TLanes, TVector>(frame, frame->Scratch, history, row, rows);");
        return writer.Close().Close().Append(methods).Close().ToString();
    }
}
