using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Backends.Cuda;

/// <summary>
/// One kernel of a step: a pass over the rows. What all rows share is computed before the loop, and everything is read before
/// anything is written.
/// </summary>
internal sealed class CudaPassEmitter(KernelPlan plan, CudaSignature signature, int phase) : CudaEmitter(plan, signature)
{
    private readonly List<string> _prologue = [];
    private readonly List<string> _body = [];
    private readonly List<string> _stores = [];
    private readonly List<string> _epilogue = [];

    public void Emit(CudaKernel kernel, IndentedWriter writer)
    {
        foreach (var fold in Plan.FoldsIn(phase))
            EmitFold(fold);
        foreach (var node in Plan.ColumnsIn(phase))
            EmitColumns(node);
        if (phase == Plan.PhaseCount - 1)
        {
            for (var i = 0; i < Plan.Graph.Results.Count; i++)
                _stores.AddRange(WriteResult(i, "row", Element));
            EmitStates();
        }

        OpenKernel(writer, kernel.Name);
        if (kernel.IsFold)
            writer.Line($"RL_SHARED float lanes[{CudaDialect.FoldThreads}];").Line("const int thread = (int)RL_THREAD;");
        Write(writer, _prologue);
        if (kernel.IsFold)
            writer.Open($"for (rl_long row = thread; row < rows; row += {CudaDialect.FoldThreads})");
        else
            OpenRows(writer);
        Write(writer, _body);
        Write(writer, _stores);
        writer.Close();
        Write(writer, _epilogue);
        writer.Close();
    }

    protected override List<string> StatementsOf(Node node) => node.IsUniform ? _prologue : _body;

    protected override string PlaceOf(Node input, int element) =>
        Plan.Program.Inputs[input.Slot].IsShared ? Number(element) : PlaceIn(input, "row", element);

    protected override string ReadState(Node node, int element) => AsTruth(node, StateElement(node.Slot, element));

    protected override string ReadFirstStep() => "first_step[row] != 0";

    protected override string ReadLastStep() => throw new KernelNotSupportedException("A single step does not know whether it is the last.");

    protected override string ReadTimeFold(Node node, int element) => throw new KernelNotSupportedException("A single step does not know the others.");

    protected override string ReadAcrossRows(Node node, int element) =>
        Plan.IsGroupSize(node) ? "group_size"
        : KernelPlan.HasColumn(node) ? ColumnElement(node, element, node.IsUniform ? "0" : "row")
        : $"statistics[{Number(Plan.StatisticOf(node) + element)}]";

    private string ColumnElement(Node node, int element, string row) => $"columns[{Number(Plan.ColumnOf(node) + element)} * rows + {row}]";

    private string StateElement(int slot, int element)
    {
        var column = Plan.StateOffsets[slot] + element;
        return column == 0 ? "state[row]" : $"state[{Number(column)} * rows + row]";
    }

    private void EmitStates()
    {
        if (!Signature.KeepsEpisodes)
            return;
        for (var s = 0; s < Plan.Graph.States.Count; s++)
        {
            var next = Plan.Graph.States[s].Next;
            for (var i = 0; i < next.ElementCount; i++)
            {
                var value = Element(next, i);
                _stores.Add($"{StateElement(s, i)} = {(next.IsTruth ? AsNumber(value) : value)};");
            }
        }

        _stores.Add("first_step[row] = 0;");
    }

    /// <summary>Folds a value over the rows: each thread its own, then the threads as a tree.</summary>
    private void EmitFold(Node fold)
    {
        for (var i = 0; i < fold.ElementCount; i++)
        {
            var value = Element(fold.Operands[0], i);
            var name = NewName("fold");
            if (fold.Reduction == Reduction.Sum)
            {
                // Blocks of 64 keep the error from growing with the number of rows, and infinities stay infinities.
                _prologue.Add($"float {name} = 0.0f, {name}_block = 0.0f;");
                _prologue.Add($"int {name}_count = 0;");
                _stores.AddRange([
                    $"{name}_block = {name}_block + {value};",
                    $"if (++{name}_count == 64)",
                    "{",
                    $"    {name} = {name} + {name}_block;",
                    $"    {name}_block = 0.0f;",
                    $"    {name}_count = 0;",
                    "}",
                ]);
                _epilogue.Add($"lanes[thread] = {name} + {name}_block;");
            }
            else
            {
                _prologue.Add($"{TypeOf(fold)} {name} = {CudaLiterals.Identity(fold)};");
                _stores.Add($"{name} = {CudaFunctions.Apply(fold.Reduction!.Step, name, value)};");
                _epilogue.Add($"lanes[thread] = {(fold.IsTruth ? AsNumber(name) : name)};");
            }

            EmitTree(StepOfLanes(fold.Reduction!), $"statistics[{Number(Plan.StatisticOf(fold) + i)}]");
        }
    }

    /// <summary>Leaves the values that an operation across rows works on.</summary>
    private void EmitColumns(Node node)
    {
        var operand = node.Operands[0];
        for (var i = 0; i < node.ElementCount; i++)
        {
            var value = Element(operand, i);
            _stores.Add($"{ColumnElement(node, i, "row")} = {(operand.IsTruth ? AsNumber(value) : value)};");
        }
    }

    private void EmitTree(BinaryFunction step, string statistic)
    {
        var width = CudaDialect.FoldThreads / 2;
        _epilogue.AddRange([
            $"for (int width = {width}; width > 0; width /= 2)",
            "{",
            "    RL_BARRIER();",
            "    if (thread < width)",
            $"        lanes[thread] = {CudaFunctions.Apply(step, "lanes[thread]", "lanes[thread + width]")};",
            "}",
            "if (thread == 0)",
            $"    {statistic} = lanes[0];",
            "RL_BARRIER();",
        ]);
    }

    /// <summary>Truth values are 0 and 1 among the lanes.</summary>
    private static BinaryFunction StepOfLanes(Reduction reduction) =>
        reduction == Reduction.Any ? BinaryFunction.Maximum : reduction == Reduction.All ? BinaryFunction.Minimum : reduction.Step;
}
