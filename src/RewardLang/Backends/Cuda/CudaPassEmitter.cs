using System.Globalization;
using System.Runtime.CompilerServices;
using RewardLang.Backends.Cpu;
using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Backends.Cuda;

/// <summary>
/// One kernel: a pass over the rows. Elements of arrays are unrolled: each element of each node that is needed becomes one local,
/// once. What all rows share is computed before the loop, and everything is read before anything is written.
/// </summary>
internal sealed partial class CudaPassEmitter(KernelPlan plan, CudaSignature signature, int phase)
{
    private readonly List<string> _prologue = [];
    private readonly List<string> _body = [];
    private readonly List<string> _stores = [];
    private readonly List<string> _epilogue = [];
    private readonly Dictionary<(Node Node, int Element), string> _elements = [];
    private readonly HashSet<string> _names = [.. signature.Arguments.Select(a => a.Name)];

    private bool IsLast => phase == plan.PhaseCount - 1;

    public void Emit(CudaKernel kernel, IndentedWriter writer)
    {
        foreach (var fold in plan.FoldsIn(phase))
            EmitFold(fold);
        if (IsLast)
        {
            for (var i = 0; i < plan.Graph.Results.Count; i++)
                EmitResult(i, plan.Graph.Results[i].Node);
            EmitStates();
        }

        writer.Line($"RL_KERNEL {kernel.Name}(");
        foreach (var argument in signature.Arguments.Take(signature.Arguments.Count - 1))
            writer.Line($"    {argument.Declaration},");
        writer.Open($"    {signature.Arguments[signature.Arguments.Count - 1].Declaration})");
        if (kernel.IsFold)
            writer.Line($"RL_SHARED float lanes[{CudaDialect.FoldThreads}];").Line("const int thread = (int)RL_THREAD;");
        Write(writer, _prologue);
        if (kernel.IsFold)
            writer.Open($"for (rl_long row = thread; row < rows; row += {CudaDialect.FoldThreads})");
        else
            writer.Open("for (rl_long row = (rl_long)RL_BLOCK * RL_THREADS + RL_THREAD; row < rows; row += (rl_long)RL_BLOCKS * RL_THREADS)");
        Write(writer, _body);
        Write(writer, _stores);
        writer.Close();
        Write(writer, _epilogue);
        writer.Close();
    }

    private void EmitResult(int index, Node node)
    {
        var name = signature[CudaArgumentKind.Result, index];
        var count = node.ElementCount;
        string[] elements = [.. Enumerable.Range(0, count).Select(i => Element(node, i))];
        _stores.Add($"if ({name} != 0)");
        if (count > 1)
            _stores.Add("{");
        for (var i = 0; i < count; i++)
            _stores.Add($"    {name}[{ElementOfRow(node, i)}] = {elements[i]};");
        if (count > 1)
            _stores.Add("}");
    }

    private void EmitStates()
    {
        if (!signature.KeepsEpisodes)
            return;
        for (var s = 0; s < plan.Graph.States.Count; s++)
        {
            var next = plan.Graph.States[s].Next;
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
                _stores.Add($"{name}_block = {name}_block + {value};");
                _stores.Add($"if (++{name}_count == 64)");
                _stores.Add("{");
                _stores.Add($"    {name} = {name} + {name}_block;");
                _stores.Add($"    {name}_block = 0.0f;");
                _stores.Add($"    {name}_count = 0;");
                _stores.Add("}");
                _epilogue.Add($"lanes[thread] = {name} + {name}_block;");
            }
            else
            {
                var identity = fold.IsTruth ? CudaLiterals.Truth(fold.Reduction!.Identity != 0) : CudaLiterals.Number(fold.Reduction!.Identity);
                _prologue.Add($"{TypeOf(fold)} {name} = {identity};");
                _stores.Add($"{name} = {CudaFunctions.Apply(fold.Reduction.Step, name, value)};");
                _epilogue.Add($"lanes[thread] = {(fold.IsTruth ? AsNumber(name) : name)};");
            }

            EmitTree(StepOfLanes(fold.Reduction!), $"statistics[{plan.StatisticOf(fold) + i}]");
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

    /// <summary>The name or literal of one element of a node.</summary>
    private string Element(Node node, int element)
    {
        if (_elements.TryGetValue((node, element), out var known))
            return known;
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
        }
        catch (InsufficientExecutionStackException)
        {
            throw new KernelNotSupportedException("The program is nested too deeply for a kernel.");
        }

        var operand = node.Kind switch
        {
            NodeKind.Constant => node.IsTruth ? CudaLiterals.Truth(node.Value != 0) : CudaLiterals.Number(node.Value),
            NodeKind.Index => CudaLiterals.Number(element),
            NodeKind.Expand or NodeKind.StopGradient or NodeKind.Slice => Operand(node, 0, element),
            NodeKind.Stack => Stacked(node, element),
            NodeKind.Reduce => Reduce(node, element),
            NodeKind.ArgMax => ArgMax(node, element),
            _ => Declare(node, NameOf(node, element), Expression(node, element)),
        };
        return _elements[(node, element)] = operand;
    }

    /// <summary>Adds a local of the node's type, among those of a row or those that all rows share.</summary>
    private string Declare(Node node, string wanted, string expression) => Declare(node, TypeOf(node), wanted, expression);

    private string Declare(Node node, string type, string wanted, string expression)
    {
        var name = NewName(wanted);
        Add(node, $"const {type} {name} = {expression};");
        return name;
    }

    private void Add(Node node, string statement)
    {
        (node.IsUniform ? _prologue : _body).Add(statement);
        if (_prologue.Count + _body.Count > CudaKernelEmitter.MaximumStatements)
            throw new KernelNotSupportedException($"The GPU kernel would have more than {CudaKernelEmitter.MaximumStatements} statements.");
    }

    private string NameOf(Node node, int element)
    {
        var name = node.Kind switch
        {
            NodeKind.Input => "input_" + plan.Program.Inputs[node.Slot].Name,
            NodeKind.Param => "param_" + plan.Program.Params[node.Slot].Name,
            NodeKind.StateRead => "before_" + plan.Graph.States[node.Slot].Name,
            _ => plan.Graph.Results.FirstOrDefault(r => r.Node == node && r.Name.Length > 0) is { } result ? "value_" + result.Name : "v",
        };
        return node.Axes.Count == 0 || name == "v" ? name : $"{name}_{Number(element)}";
    }

    /// <summary>A name that no other local or argument has. The prefixes keep names of the program apart from keywords.</summary>
    private string NewName(string wanted)
    {
        var name = wanted == "v" ? "v" + Number(_names.Count) : wanted;
        while (!_names.Add(name))
            name += "_" + Number(_names.Count);
        return name;
    }

    private static string TypeOf(Node node) => node.IsTruth ? "bool" : "float";

    private static string AsNumber(string truth) => $"{truth} ? 1.0f : 0.0f";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static void Write(IndentedWriter writer, List<string> lines)
    {
        foreach (var line in lines)
            writer.Line(line);
    }
}
