using System.Globalization;
using System.Runtime.CompilerServices;
using RewardLang.Builtins;
using RewardLang.Ir;
using RewardLang.Semantics;

namespace RewardLang.Backends.Cpu;

/// <summary>
/// One pass over the rows. Elements of arrays are unrolled: each element of each node that is needed becomes one local, once.
/// What all rows share is computed before the loop.
/// </summary>
internal partial class PassEmitter(KernelPlan plan, RowMajorNodes rowMajor, int phase)
{
    private protected readonly List<Statement> _prologue = [];
    private protected readonly List<Statement> _body = [];
    private readonly List<Statement> _folds = [];
    private readonly List<Statement> _epilogue = [];
    private readonly Dictionary<(Node Node, int Element), string> _elements = [];
    private readonly Dictionary<Node, int> _tiles = [];
    private readonly Dictionary<string, string> _constants = new(StringComparer.Ordinal);
    private protected readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private int _scratch;

    /// <summary>The vectors of scratch memory that the pass needs.</summary>
    public int ScratchVectors => _scratch;

    private bool IsLast => phase == plan.PhaseCount - 1;

    /// <summary>True when the pass leaves folds or columns of the rows: all rows go through one loop.</summary>
    public bool HasFolds => plan.FoldsIn(phase).Any() || plan.ColumnsIn(phase).Any();

    /// <summary>Writes the methods of the pass into the kernel's class.</summary>
    public void Emit(IndentedWriter writer)
    {
        foreach (var fold in plan.FoldsIn(phase))
            EmitFold(fold);
        foreach (var node in plan.ColumnsIn(phase))
            EmitColumns(node);
        if (IsLast)
        {
            for (var i = 0; i < plan.Graph.Results.Count; i++)
                EmitResult(i, plan.Graph.Results[i].Node);
            EmitStates();
        }

        if (StatementParts.FitOne(_prologue.Concat(_body).Concat(_folds)))
            WriteWhole(writer);
        else
            WriteParts(writer);
    }

    private void EmitResult(int index, Node node)
    {
        var kind = node.IsTruth ? "UInt8" : "Float32";
        var count = node.ElementCount;
        if (node.Axes.Count == 0)
        {
            var value = Element(node, 0);
            _body.Add(new Statement(null,
                $"if (frame->Outputs[{index}] != null)",
                $"    TTiles.StoreVector<TLanes, TVector>({value}, frame->Outputs[{index}], ElementKind.{kind}, row, rows);"));
            return;
        }

        if (rowMajor.ContainsResult(node))
        {
            EmitRowMajorResult(index, node);
            return;
        }

        var elements = Enumerable.Range(0, count).Select(i => Element(node, i)).ToList();
        var tile = NewTile(count);
        var size = node.IsTruth ? count : count * sizeof(float);
        for (var i = 0; i < count; i++)
            _body.Add(new Statement(null, $"TLanes.Store({Place(tile + i)}, {elements[i]});"));
        _body.Add(new Statement(null,
            $"if (frame->Outputs[{index}] != null)",
            $"    TTiles.StoreRows<TLanes, TVector>({Place(tile)}, frame->Outputs[{index}] + row * {size}, ElementKind.{kind}, {count}, rows);"));
    }

    private void EmitStates()
    {
        if (!plan.Graph.KeepsEpisodes)
            return;
        // Every value is computed before the first is stored: a state may depend on the old value of another.
        var stores = new List<string>();
        for (var s = 0; s < plan.Graph.States.Count; s++)
        {
            var next = plan.Graph.States[s].Next;
            for (var i = 0; i < next.ElementCount; i++)
                stores.Add($"TLanes.Store(frame->State + {plan.StateOffsets[s] + i} * frame->StateStride + row, {Element(next, i)});");
        }

        foreach (var store in stores)
            _body.Add(new Statement(null, store));
        _body.Add(new Statement(null, $"TLanes.Store(frame->FirstStep + row, {Constant(0)});"));
    }

    /// <summary>Adds up, or compares, a value over the rows of this pass, and leaves the result for the next.</summary>
    private void EmitFold(Node fold)
    {
        var operand = fold.Operands[0];
        for (var i = 0; i < fold.ElementCount; i++)
        {
            var statistic = $"frame->Statistics[{plan.StatisticOf(fold) + i}]";
            var name = NewName("fold");
            var identity = fold.IsTruth ? Truth(fold.Reduction!.Identity != 0) : Constant(fold.Reduction!.Identity);
            var value = Element(operand, i);
            var active = $"TLanes.Select(TLanes.FirstLanes(rows), {value}, {identity})";
            if (fold.Reduction == Reduction.Sum)
            {
                _prologue.Add(new Statement(null, $"var {name} = default(RowSum<TLanes, TVector>);"));
                _folds.Add(new Statement(null, $"{name}.Add({active});"));
                _epilogue.Add(new Statement(null, $"{statistic} = {name}.Total;"));
                continue;
            }

            _prologue.Add(new Statement(null, $"var {name} = {identity};"));
            _folds.Add(new Statement(null, $"{name} = {fold.Reduction.Step.Kernel}({name}, {active});"));
            _epilogue.Add(new Statement(null, FoldLanes(fold, name, statistic)));
        }
    }

    private static string FoldLanes(Node fold, string name, string statistic) => fold.Reduction switch
    {
        _ when fold.Reduction == Reduction.Minimum => $"{statistic} = TLanes.MinLanes({name});",
        _ when fold.Reduction == Reduction.Maximum => $"{statistic} = TLanes.MaxLanes({name});",
        _ when fold.Reduction == Reduction.Any => $"{statistic} = TLanes.AnyLane({name}) ? 1 : 0;",
        _ when fold.Reduction == Reduction.All => $"{statistic} = TLanes.AnyLane(TLanes.Not({name})) ? 0 : 1;",
        _ => throw new KernelNotSupportedException($"The fold '{fold.Reduction!.Name}' over the batch has no kernel."),
    };

    /// <summary>The local that holds one element of a node.</summary>
    private protected string Element(Node node, int element)
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

        var expression = Expression(node, element);
        if (_body.Count > CpuKernelEmitter.MaximumStatements)
            throw new KernelNotSupportedException($"The kernel would have more than {CpuKernelEmitter.MaximumStatements} statements.");
        var name = IsName(expression) ? expression : Declare(node, element, expression);
        return _elements[(node, element)] = name;
    }

    /// <summary>Where the statements of a node go: before the loop when all rows share its value.</summary>
    private protected virtual List<Statement> StatementsOf(Node node) => node.IsUniform ? _prologue : _body;

    private string Declare(Node node, int element, string expression)
    {
        var name = NewName(NameOf(node, element));
        StatementsOf(node).Add(new Statement(name, expression));
        return name;
    }

    private string NameOf(Node node, int element)
    {
        var name = node.Kind switch
        {
            NodeKind.Input => plan.Program.Inputs[node.Slot].Name,
            NodeKind.Param => plan.Program.Params[node.Slot].Name,
            NodeKind.StateRead => plan.Graph.States[node.Slot].Name + "_before",
            _ => plan.Graph.Results.FirstOrDefault(r => r.Node == node && r.Name.Length > 0)?.Name ?? "v",
        };
        return node.Axes.Count == 0 ? name
            : IsVector(element) ? $"{name}_vector{element - FirstVector}"
            : $"{name}_{element}";
    }

    /// <summary>A C# identifier that no other local has. Names from programs are letters, digits and '_' already.</summary>
    private protected string NewName(string wanted)
    {
        // A prefix keeps names of the program apart from keywords and from the kernel's own locals.
        var name = wanted == "v" ? "v" + _names.Count.ToString(CultureInfo.InvariantCulture) : "_" + wanted;
        while (!_names.Add(name))
            name += "_" + _names.Count.ToString(CultureInfo.InvariantCulture);
        return name;
    }

    private static bool IsName(string expression) => expression.All(c => char.IsLetterOrDigit(c) || c == '_');

    /// <summary>The place of an input's element in its tile, which is staged once for each block of rows.</summary>
    private string InputElement(Node input, int element)
    {
        if (!_tiles.TryGetValue(input, out var tile))
        {
            var count = input.ElementCount;
            _tiles[input] = tile = NewTile(count);
            var (kind, size) = InputKind(input);
            _body.Add(new Statement(null,
                $"TTiles.LoadRows<TLanes, TVector>(frame->Inputs[{input.Slot}].Data + row * {count} * {size}, {kind}, {count}, rows, {Place(tile)});"));
        }

        return Place(tile + element);
    }

    /// <summary>The element kind of an input and its size in bytes, as text; a program's <c>int</c> may come in several kinds.</summary>
    private protected (string Kind, string Size) InputKind(Node input) => plan.Program.Inputs[input.Slot].Kind switch
    {
        ScalarKind.Real => ("ElementKind.Float32", "4"),
        ScalarKind.Bool => ("ElementKind.UInt8", "1"),
        _ => ($"frame->Inputs[{input.Slot}].Kind", $"ElementConversion.SizeOf(frame->Inputs[{input.Slot}].Kind)"),
    };

    /// <summary>Room for vectors in the scratch memory; returns the first.</summary>
    private protected int NewTile(int vectors)
    {
        _scratch += vectors;
        return _scratch - vectors;
    }

    private protected static string Place(int vector) => $"scratch + {vector} * TLanes.Count";

    private protected string Constant(double value)
    {
        var text = Literal((float)value);
        if (!_constants.TryGetValue(text, out var name))
        {
            _constants[text] = name = "c" + _constants.Count.ToString(CultureInfo.InvariantCulture);
            _names.Add(name);
            _prologue.Add(new Statement(name, $"TLanes.Broadcast({text})"));
        }

        return name;
    }

    /// <summary>Whether a local is that of a constant truth value.</summary>
    private bool IsConstant(string name, bool truth) => _constants.TryGetValue(truth ? "true" : Literal(0), out var constant) && constant == name;

    private protected string Truth(bool value)
    {
        if (!value)
            return Constant(0);
        if (!_constants.TryGetValue("true", out var name))
        {
            _constants["true"] = name = "always";
            _names.Add(name);
            _prologue.Add(new Statement(name, "TLanes.BroadcastBits(-1)"));
        }

        return name;
    }

    private static string Literal(float value)
    {
        if (float.IsNaN(value))
            return "float.NaN";
        if (float.IsInfinity(value))
            return value > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity";
        return (BitConverter.GetBytes(value)[3] & 0x80) != 0 && value == 0
            ? "-0f"
            : value.ToString("R", CultureInfo.InvariantCulture) + "f";
    }
}
