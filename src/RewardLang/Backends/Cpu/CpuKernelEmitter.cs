namespace RewardLang.Backends.Cpu;

/// <summary>
/// A sized graph to the text of its fused kernel: one pass over the rows, one row a lane, the whole program between the loads
/// and the stores of a tile. The text is the same whether it is compiled with the user's project or while the host runs.
/// </summary>
internal static class CpuKernelEmitter
{
    /// <summary>The number of statements beyond which a kernel costs more to compile than it saves.</summary>
    public const int MaximumStatements = 12_000;

    /// <summary>The name of the kernel's class, without its namespace.</summary>
    public static string TypeName(CompiledProgram program) =>
        $"{program.Name}_{RewardCompiler.Hash(program.Name + "\n" + program.ResolvedText).Substring(0, 12)}";

    /// <summary>The text of the kernel: a C# file with one class, <c>RewardLang.Kernels.{TypeName}</c>.</summary>
    /// <exception cref="KernelNotSupportedException">The program is too large for a kernel.</exception>
    public static string Emit(CompiledProgram program)
    {
        var plan = new KernelPlan(program);
        var rowMajor = new RowMajorNodes(program);
        var passes = Enumerable.Range(0, plan.PhaseCount).Select(phase => new PassEmitter(plan, rowMajor, phase)).ToList();
        var methods = new IndentedWriter(depth: 1);
        foreach (var pass in passes)
            pass.Emit(methods);
        var writer = KernelText.Open(TypeName(program), $"The fused kernel of the {program.Kind.ToString().ToLowerInvariant()} {program.Name}: one row a lane.");
        EmitEntry(writer, passes);
        writer.Append(methods);
        return writer.Close().ToString();
    }

    private static void EmitEntry(IndentedWriter writer, List<PassEmitter> passes)
    {
        writer.Line($"public const int ScratchVectors = {Math.Max(1, passes.Max(p => p.ScratchVectors))};")
            .Line();
        KernelText.WriteDispatch(writer)
            .Line()
            .Line("private static void Run<TLanes, TVector>(KernelFrame* frame)")
            .Line("    where TLanes : struct, ILanes<TVector>")
            .Open("    where TVector : struct")
            .Line("var whole = frame->FirstRow + (frame->EndRow - frame->FirstRow) / TLanes.Count * TLanes.Count;");
        for (var phase = 0; phase < passes.Count; phase++)
        {
            if (passes[phase].HasFolds)
            {
                writer.Line($"Pass{phase}<TLanes, TVector, LastTile>(frame, frame->FirstRow, frame->EndRow);");
                continue;
            }

            if (phase == passes.Count - 1)
            {
                writer.Line("if (frame->FirstRow < whole && frame->StreamsResults)")
                    .Line($"    Pass{phase}<TLanes, TVector, StreamedTiles>(frame, frame->FirstRow, whole);")
                    .Line("else if (frame->FirstRow < whole)");
            }
            else
            {
                writer.Line("if (frame->FirstRow < whole)");
            }

            writer.Line($"    Pass{phase}<TLanes, TVector, WholeTiles>(frame, frame->FirstRow, whole);")
                .Line("if (whole < frame->EndRow)")
                .Line($"    Pass{phase}<TLanes, TVector, LastTile>(frame, whole, frame->EndRow);");
        }

        writer.Close();
    }
}
