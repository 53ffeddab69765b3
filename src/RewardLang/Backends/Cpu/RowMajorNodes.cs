using RewardLang.Builtins;
using RewardLang.Ir;
using RewardLang.Semantics;

namespace RewardLang.Backends.Cpu;

/// <summary>
/// What of a program needs no element by itself: pointwise expressions of inputs, parameters and numbers that all rows share, as array
/// results or summed over all elements. They are computed in the order of memory, contiguous elements in each vector, and need
/// no transposition of the inputs, of the sums only one.
/// </summary>
internal sealed class RowMajorNodes
{
    /// <summary>Longer rows give longer kernels than a transposition in a loop.</summary>
    private const int MostColumns = 128;

    private readonly HashSet<Node> _sums = [];
    private readonly HashSet<Node> _arrays = [];

    public RowMajorNodes(CompiledProgram program)
    {
        var pointwise = new HashSet<Node>();
        foreach (var node in program.Graph.Nodes)
            if (IsPointwise(node, program.Inputs, pointwise))
                pointwise.Add(node);
        var candidates = new HashSet<Node>(program.Graph.Nodes.Where(node => IsCandidate(node, pointwise)));
        _arrays.UnionWith(program.Graph.Results.Select(r => r.Node).Where(n => IsShort(n) && !n.IsTruth && !n.IsUniform && pointwise.Contains(n)));
        var byColumn = ReadByColumn(program.Graph, candidates, _arrays);
        // Where all inputs are taken apart into columns anyway, adding these up costs less.
        foreach (var sum in candidates)
            if (InputsOf(sum).Any(input => !input.IsUniform && !byColumn.Contains(input)))
                _sums.Add(sum);
    }

    public bool ContainsSum(Node node) => _sums.Contains(node);

    /// <summary>Whether an array result is computed and stored in the order of memory.</summary>
    public bool ContainsResult(Node node) => _arrays.Contains(node);

    private static bool IsCandidate(Node node, HashSet<Node> pointwise) =>
        node.Kind == NodeKind.Reduce && node.Reduction == Reduction.Sum && node.Axes.Count == 0 && !node.IsUniform
        && IsShort(node.Operands[0]) && pointwise.Contains(node.Operands[0]);

    private static bool IsShort(Node node) => node.ElementCount is >= 2 and <= MostColumns;

    /// <summary>Whether an array is made, element by element, of arrays that lie in memory and of numbers that all rows share.</summary>
    private static bool IsPointwise(Node node, IReadOnlyList<ProgramInput> inputs, HashSet<Node> pointwise)
    {
        if (node.Axes.Count == 0)
            return false;
        return node.Kind switch
        {
            NodeKind.Input => inputs[node.Slot].IsShared || inputs[node.Slot].Kind == ScalarKind.Real,
            NodeKind.Param => true,
            NodeKind.Unary or NodeKind.Binary or NodeKind.Select or NodeKind.ToNumber or NodeKind.ToTruth or NodeKind.Expand
                or NodeKind.StopGradient => node.Operands.All(operand => operand.Axes.Count == 0
                    ? operand.IsUniform
                    : operand.Axes.SequenceEqual(node.Axes) && pointwise.Contains(operand)),
            _ => false,
        };
    }

    /// <summary>The nodes whose single elements are needed by something else than the candidates.</summary>
    private static HashSet<Node> ReadByColumn(RewardGraph graph, HashSet<Node> candidates, HashSet<Node> arrays)
    {
        var roots = graph.Results.Select(r => r.Node).Where(n => !arrays.Contains(n)).Concat(graph.States.Select(s => s.Next));
        var reached = new HashSet<Node>();
        var waiting = new Stack<Node>(roots);
        while (waiting.Count > 0)
        {
            var node = waiting.Pop();
            if (!reached.Add(node) || candidates.Contains(node))
                continue;
            foreach (var operand in node.Operands)
                waiting.Push(operand);
        }

        return reached;
    }

    private static IEnumerable<Node> InputsOf(Node sum)
    {
        var reached = new HashSet<Node>();
        var waiting = new Stack<Node>(sum.Operands);
        while (waiting.Count > 0)
        {
            var node = waiting.Pop();
            if (!reached.Add(node))
                continue;
            if (node.Kind == NodeKind.Input)
                yield return node;
            foreach (var operand in node.Operands)
                waiting.Push(operand);
        }
    }
}
