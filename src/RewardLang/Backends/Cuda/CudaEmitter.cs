using System.Globalization;
using System.Runtime.CompilerServices;
using RewardLang.Ir;

namespace RewardLang.Backends.Cuda;

/// <summary>
/// What all kernels share: elements of arrays are unrolled, and each element of each node that is needed becomes one local, once.
/// </summary>
internal abstract partial class CudaEmitter(KernelPlan plan, CudaSignature signature)
{
    private readonly Dictionary<(Node Node, int Element), string> _elements = [];
    private readonly Dictionary<(Node Node, int Lane), string> _lanes = [];
    private readonly HashSet<string> _names = [.. signature.Arguments.Select(a => a.Name)];
    private readonly ElementMaps _maps = new();
    private int _statementCount;

    protected KernelPlan Plan => plan;

    protected CudaSignature Signature => signature;

    /// <summary>Where the statements of a node go.</summary>
    protected abstract List<string> StatementsOf(Node node);

    /// <summary>Where an element of an input lies in its array.</summary>
    protected abstract string PlaceOf(Node input, int element);

    protected abstract string ReadState(Node node, int element);

    protected abstract string ReadFirstStep();

    protected abstract string ReadLastStep();

    protected abstract string ReadTimeFold(Node node, int element);

    protected abstract string ReadAcrossRows(Node node, int element);

    /// <summary>A value that does not have to be computed here; null for one that has.</summary>
    protected virtual string? TryReadKept(Node node, int element) => null;

    /// <summary>The name or literal of one element of a node.</summary>
    protected string Element(Node node, int element)
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

        var operand = TryReadKept(node, element) is { } kept ? Declare(node, NameOf(node, element), kept) : node.Kind switch
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

    /// <summary>Forgets the locals of a scope that has ended.</summary>
    protected void Forget(Func<Node, bool> belongsToScope)
    {
        foreach (var key in _elements.Keys.Where(key => belongsToScope(key.Node)).ToList())
            _elements.Remove(key);
        foreach (var key in _lanes.Keys.Where(key => belongsToScope(key.Node)).ToList())
            _lanes.Remove(key);
    }

    /// <summary>The lines that write an element of a result for each of its places, unless nobody wants it.</summary>
    protected IEnumerable<string> WriteResult(int index, string start, Func<Node, int, string> value)
    {
        var node = plan.Graph.Results[index].Node;
        var name = signature[CudaArgumentKind.Result, index];
        string[] lines = [.. Enumerable.Range(0, node.ElementCount).Select(i => $"    {name}[{PlaceIn(node, start, i)}] = {value(node, i)};")];
        return lines.Length == 1 ? [$"if ({name} != 0)", lines[0]] : [$"if ({name} != 0)", "{", .. lines, "}"];
    }

    /// <summary>The place of an element among the elements of all rows, or of all steps of all rows.</summary>
    /// <param name="node">What the array holds.</param>
    /// <param name="start">The number of the row, or of the step among all of them: a name, or a product and a sum in parentheses.</param>
    /// <param name="element">The element.</param>
    protected static string PlaceIn(Node node, string start, int element) => node.Axes.Count == 0
        ? start
        : element == 0 ? $"{start} * {Number(node.ElementCount)}" : $"{start} * {Number(node.ElementCount)} + {Number(element)}";

    /// <summary>A name that no other local or argument has. The prefixes keep names of the program apart from keywords.</summary>
    protected string NewName(string wanted)
    {
        var name = wanted == "v" ? "v" + Number(_names.Count) : wanted;
        while (!_names.Add(name))
            name += "_" + Number(_names.Count);
        return name;
    }

    protected static string TypeOf(Node node) => node.IsTruth ? "bool" : "float";

    protected static string AsNumber(string truth) => $"{truth} ? 1.0f : 0.0f";

    protected static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    protected static void Write(IndentedWriter writer, IEnumerable<string> lines)
    {
        foreach (var line in lines)
            writer.Line(line);
    }

    protected void OpenKernel(IndentedWriter writer, string name)
    {
        var arguments = signature.Arguments;
        writer.Line($"RL_KERNEL {name}(");
        foreach (var argument in arguments.Take(arguments.Count - 1))
            writer.Line($"    {argument.Declaration},");
        writer.Open($"    {arguments[arguments.Count - 1].Declaration})");
    }

    /// <summary>Opens the loop of a grid of any size over all rows.</summary>
    protected static void OpenRows(IndentedWriter writer) =>
        writer.Open("for (rl_long row = (rl_long)RL_BLOCK * RL_THREADS + RL_THREAD; row < rows; row += (rl_long)RL_BLOCKS * RL_THREADS)");

    /// <summary>Adds a local of the node's type to the statements of the node.</summary>
    private string Declare(Node node, string wanted, string expression) => Declare(node, TypeOf(node), wanted, expression);

    private string Declare(Node node, string type, string wanted, string expression)
    {
        var name = NewName(wanted);
        Add(node, $"const {type} {name} = {expression};");
        return name;
    }

    private void Add(Node node, string statement)
    {
        StatementsOf(node).Add(statement);
        if (++_statementCount > CudaKernelEmitter.MaximumStatements)
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
}
