using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Backends;

/// <summary>
/// Where things of a kernel lie, and which pass over the rows computes what: a fold over all rows ends one pass and the next
/// uses its result.
/// </summary>
internal sealed class KernelPlan
{
    private readonly Dictionary<Node, int> _phases = [];
    private readonly Dictionary<Node, int> _uses = [];
    private readonly Dictionary<Node, int> _statistics = [];
    private readonly Dictionary<Node, int> _columns = [];

    public KernelPlan(CompiledProgram program)
    {
        Program = program;
        foreach (var node in program.Graph.Nodes)
        {
            var phase = node.Operands.Count == 0 ? 0 : node.Operands.Max(o => _phases[o]);
            _phases[node] = node.Rows is not null && !IsGroupSize(node) ? phase + 1 : phase;
            foreach (var operand in node.Operands)
                _uses[operand] = UsesOf(operand) + 1;
        }

        foreach (var root in program.Graph.Results.Select(r => r.Node).Concat(program.Graph.States.Select(s => s.Next)))
            _uses[root] = UsesOf(root) + 1;
        PlaceUniforms();
        PlaceStates();
        foreach (var node in program.Graph.Nodes.Where(n => n.Rows is not null && !IsGroupSize(n)))
        {
            if (HasColumn(node))
            {
                _columns[node] = ColumnCount;
                ColumnCount += node.ElementCount;
            }
            else
            {
                _statistics[node] = StatisticCount;
                StatisticCount += node.ElementCount;
            }
        }
    }

    public CompiledProgram Program { get; }

    public RewardGraph Graph => Program.Graph;

    /// <summary>The number of passes over the rows.</summary>
    public int PhaseCount => _phases.Count == 0 ? 1 : _phases.Values.Max() + 1;

    /// <summary>Where the elements of each parameter begin among the uniform numbers.</summary>
    public int[] ParamOffsets { get; private set; } = [];

    /// <summary>Where the elements of each shared input begin among the uniform numbers; -1 for other inputs.</summary>
    public int[] SharedOffsets { get; private set; } = [];

    public int UniformCount { get; private set; }

    /// <summary>The column where each state begins.</summary>
    public int[] StateOffsets { get; private set; } = [];

    public int StatisticCount { get; private set; }

    /// <summary>The columns that operations across rows work on.</summary>
    public int ColumnCount { get; private set; }

    /// <summary>True where rows of different groups of one size are independent: whole groups can be worked off anywhere.</summary>
    public bool HasIndependentGroups => Graph.Grouping is { Kind: not RowGroupingKind.Index }
        && Graph.Nodes.All(n => n.Rows is null or RowSet.Group);

    public int UsesOf(Node node) => _uses.TryGetValue(node, out var uses) ? uses : 0;

    public int PhaseOf(Node node) => _phases[node];

    public int StatisticOf(Node fold) => _statistics[fold];

    /// <summary>The folds whose rows a pass goes over.</summary>
    public IEnumerable<Node> FoldsIn(int phase) => Graph.Nodes.Where(n => _statistics.ContainsKey(n) && _phases[n.Operands[0]] == phase);

    /// <summary>The operations across rows whose columns a pass stores.</summary>
    public IEnumerable<Node> ColumnsIn(int phase) => Graph.Nodes.Where(n => _columns.ContainsKey(n) && _phases[n.Operands[0]] == phase);

    public int ColumnOf(Node node) => _columns[node];

    /// <summary>Whether an operation across rows needs all its values: any but a fold of the batch that lanes can make.</summary>
    public static bool HasColumn(Node node) =>
        node.Kind != NodeKind.ReduceRows || node.Rows == RowSet.Group || node.Reduction == Reduction.Product;

    /// <summary>Whether a node counts the rows of groups.</summary>
    public static bool IsGroupCount(Node node) => node is { Kind: NodeKind.ReduceRows, Rows: RowSet.Group }
        && node.Reduction == Reduction.Sum && node.Operands[0].IsConstant(1);

    /// <summary>Whether a node counts the rows of groups that all have one size.</summary>
    public bool IsGroupSize(Node node) => IsGroupCount(node) && Graph.Grouping!.Kind != RowGroupingKind.Index;

    /// <summary>True for a product that one node alone uses: it can be fused with the addition that uses it.</summary>
    public bool IsFusableProduct(Node node) =>
        node.Kind == NodeKind.Binary && node.Binary == BinaryFunction.Multiply && UsesOf(node) == 1;

    private void PlaceUniforms()
    {
        ParamOffsets = new int[Program.Params.Count];
        for (var i = 0; i < ParamOffsets.Length; i++)
        {
            ParamOffsets[i] = UniformCount;
            UniformCount += Count(Program.Params[i].Axes);
        }

        SharedOffsets = new int[Program.Inputs.Count];
        for (var i = 0; i < SharedOffsets.Length; i++)
        {
            SharedOffsets[i] = Program.Inputs[i].IsShared ? UniformCount : -1;
            UniformCount += Program.Inputs[i].IsShared ? Count(Program.Inputs[i].Axes) : 0;
        }
    }

    private void PlaceStates()
    {
        StateOffsets = new int[Graph.States.Count];
        var column = 0;
        for (var i = 0; i < StateOffsets.Length; i++)
        {
            StateOffsets[i] = column;
            column += Graph.States[i].Next.ElementCount;
        }
    }

    private static int Count(IReadOnlyList<AxisInfo> axes) => axes.Aggregate(1, (n, axis) => n * axis.Size!.Value);
}
