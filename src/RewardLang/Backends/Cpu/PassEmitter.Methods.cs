namespace RewardLang.Backends.Cpu;

/// <summary>The methods that the statements of a pass go into.</summary>
internal partial class PassEmitter
{
    private void WriteWhole(IndentedWriter writer)
    {
        OpenMethod(writer, $"Pass{phase}", "KernelFrame* frame, long first, long end").Line("var scratch = frame->Scratch;");
        Write(writer, _prologue);
        OpenLoop(writer);
        Write(writer, _body);
        Write(writer, _folds);
        writer.Close();
        Write(writer, _epilogue);
        writer.Close();
    }

    /// <summary>A pass too large for one method: the loop calls its parts one after another for every tile.</summary>
    private void WriteParts(IndentedWriter writer)
    {
        var parts = new StatementParts(_body, _prologue, _scratch);
        var folded = parts.LoadsFor(_folds).ToDictionary(n => n, n => parts.Expose(n, _scratch), StringComparer.Ordinal);
        OpenMethod(writer, $"Pass{phase}", "KernelFrame* frame, long first, long end").Line("var scratch = frame->Scratch;");
        Write(writer, _prologue);
        foreach (var store in parts.UniformStores)
            writer.Line(store);
        OpenLoop(writer);
        for (var part = 0; part < parts.Count; part++)
            writer.Line($"Pass{phase}Part{part}<TLanes, TVector, TTiles>(frame, scratch, row, rows);");
        foreach (var name in folded.Keys)
            writer.Line($"var {name} = {folded[name]};");
        Write(writer, _folds);
        writer.Close();
        Write(writer, _epilogue);
        writer.Close();
        for (var part = 0; part < parts.Count; part++)
        {
            OpenMethod(writer, $"Pass{phase}Part{part}", "KernelFrame* frame, float* scratch, long row, int rows");
            parts.Write(part, writer);
            writer.Close();
        }

        _scratch += parts.ScratchVectors;
    }

    private protected static IndentedWriter OpenMethod(IndentedWriter writer, string name, string parameters) => writer
        .Line()
        .Line("[SkipLocalsInit]")
        .Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]")
        .Line($"private static void {name}<TLanes, TVector, TTiles>({parameters})")
        .Line("    where TLanes : struct, ILanes<TVector>")
        .Line("    where TVector : struct")
        .Open("    where TTiles : struct, ITileAccess");

    private static void OpenLoop(IndentedWriter writer) => writer
        .Open("for (var row = first; row < end; row += TLanes.Count)")
        .Line("var rows = TTiles.RowsOf(end - row, TLanes.Count);");

    private protected static void Write(IndentedWriter writer, List<Statement> statements)
    {
        foreach (var statement in statements)
            statement.Write(writer);
    }
}
