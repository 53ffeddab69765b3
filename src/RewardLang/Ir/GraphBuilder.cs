using RewardLang.Builtins;
using RewardLang.Rewrites;
using RewardLang.Semantics;

namespace RewardLang.Ir;

/// <summary>Makes nodes: each distinct operation once, simplified as it is made.</summary>
internal sealed class GraphBuilder
{
    private readonly Dictionary<Node, Node> _nodes = new(new NodeComparer());
    private readonly List<Node> _order = [];

    /// <summary>All nodes in the order of their creation.</summary>
    public IReadOnlyList<Node> Nodes => _order;

    public Node Constant(double value) => Add(new Node(NodeKind.Constant, false, [], []) { Value = value });

    public Node Truth(bool value) => Add(new Node(NodeKind.Constant, true, [], []) { Value = value ? 1 : 0 });

    public Node Input(int slot, bool isTruth, IReadOnlyList<Axis> axes, bool isShared, bool isEpisodic = false) =>
        Add(new Node(NodeKind.Input, isTruth, axes, []) { Slot = slot, IsUniform = isShared, IsTimeless = isEpisodic });

    public Node Param(int slot, bool isTruth, IReadOnlyList<Axis> axes) =>
        Add(new Node(NodeKind.Param, isTruth, axes, []) { Slot = slot });

    public Node StateRead(int slot, bool isTruth, IReadOnlyList<Axis> axes) =>
        Add(new Node(NodeKind.StateRead, isTruth, axes, []) { Slot = slot });

    public Node IsFirstStep() => Add(new Node(NodeKind.IsFirstStep, true, [], []));

    public Node IsLastStep() => Add(new Node(NodeKind.IsLastStep, true, [], []));

    public Node Unary(UnaryFunction function, Node operand) =>
        Add(new Node(NodeKind.Unary, false, operand.Axes, [operand]) { Unary = function });

    public Node Binary(BinaryFunction function, Node left, Node right) =>
        Add(new Node(NodeKind.Binary, function.IsTruth, AxisSet.Join(left.Axes, right.Axes), Ordered(function, left, right))
        {
            Binary = function,
        });

    public Node Not(Node operand) => Binary(BinaryFunction.ExclusiveOr, operand, Truth(true));

    public Node Add(Node left, Node right) => Binary(BinaryFunction.Add, left, right);

    public Node Subtract(Node left, Node right) => Binary(BinaryFunction.Subtract, left, right);

    public Node Multiply(Node left, Node right) => Binary(BinaryFunction.Multiply, left, right);

    public Node Divide(Node left, Node right) => Binary(BinaryFunction.Divide, left, right);

    public Node Select(Node condition, Node whenTrue, Node whenFalse) =>
        Add(new Node(
            NodeKind.Select, whenTrue.IsTruth, AxisSet.Join(condition.Axes, AxisSet.Join(whenTrue.Axes, whenFalse.Axes)),
            [condition, whenTrue, whenFalse])
        {
        });

    public Node ToNumber(Node operand) => operand.IsTruth
        ? Add(new Node(NodeKind.ToNumber, false, operand.Axes, [operand]))
        : operand;

    public Node ToTruth(Node operand) => operand.IsTruth
        ? operand
        : Add(new Node(NodeKind.ToTruth, true, operand.Axes, [operand]));

    public Node Expand(Node operand, IReadOnlyList<Axis> axes) => operand.Axes.SequenceEqual(axes)
        ? operand
        : Add(new Node(NodeKind.Expand, operand.IsTruth, axes, [operand]));

    public Node Reduce(Reduction reduction, Node operand, IReadOnlyList<Axis> axes) => axes.Count == 0
        ? operand
        : Add(new Node(NodeKind.Reduce, reduction.Step.IsTruth, [.. operand.Axes.Where(a => !axes.Contains(a))], [operand])
        {
            Reduction = reduction,
            ReducedAxes = axes,
        });

    public Node ReduceRows(Reduction reduction, Node operand, RowSet rows) =>
        Add(new Node(NodeKind.ReduceRows, reduction.Step.IsTruth, operand.Axes, [operand])
        {
            Reduction = reduction,
            Rows = rows,
            IsUniform = rows == RowSet.Batch,
        });

    /// <summary>Order or rank over rows.</summary>
    public Node AlongRows(NodeKind kind, Node operand, RowSet rows) =>
        Add(new Node(kind, false, operand.Axes, [operand]) { Rows = rows, IsUniform = false });

    public Node QuantileRows(Node operand, double fraction, RowSet rows) =>
        Add(new Node(NodeKind.QuantileRows, false, operand.Axes, [operand])
        {
            Value = fraction,
            Rows = rows,
            IsUniform = rows == RowSet.Batch,
        });

    /// <summary>Folds the rows that another node folds: where that has each step's rows, this has them too, even for a value of all steps.</summary>
    public Node ReduceRowsLike(Node fold, Reduction reduction, Node operand) =>
        Add(new Node(NodeKind.ReduceRows, reduction.Step.IsTruth, operand.Axes, [operand])
        {
            Reduction = reduction,
            Rows = fold.Rows,
            IsUniform = fold.Rows == RowSet.Batch,
            IsTimeless = fold.IsTimeless && operand.IsTimeless,
        });

    public Node ReduceTime(Reduction reduction, Node operand) =>
        Add(new Node(NodeKind.ReduceTime, reduction.Step.IsTruth, operand.Axes, [operand]) { Reduction = reduction });

    /// <summary>The number of rows that a fold of <paramref name="folded"/> takes.</summary>
    public Node RowCount(Node folded, RowSet rows) =>
        Add(new Node(NodeKind.ReduceRows, false, [], [Constant(1)])
        {
            Reduction = Reduction.Sum,
            Rows = rows,
            IsUniform = rows == RowSet.Batch,
            IsTimeless = folded.IsTimeless,
        });

    /// <summary>The number of steps of a row's trajectory.</summary>
    public Node StepCount() => ReduceTime(Reduction.Sum, Constant(1));

    public Node Stack(Axis axis, IReadOnlyList<Node> elements)
    {
        var axes = elements.Aggregate((IReadOnlyList<Axis>)[], (joined, element) => AxisSet.Join(joined, element.Axes));
        return Add(new Node(NodeKind.Stack, elements[0].IsTruth, [.. axes, axis], elements)
        {
            Axis = axis,
        });
    }

    /// <summary>One element of an axis.</summary>
    public Node Element(Node operand, Axis axis, int index) =>
        Add(new Node(NodeKind.Slice, operand.IsTruth, [.. operand.Axes.Where(a => a != axis)], [operand])
        {
            SourceAxis = axis,
            Indices = [index],
        });

    /// <summary>Elements of an axis, along another axis that takes its place.</summary>
    public Node Slice(Node operand, Axis source, Axis target, IReadOnlyList<int> indices) =>
        Add(new Node(NodeKind.Slice, operand.IsTruth, [.. operand.Axes.Select(a => a == source ? target : a)], [operand])
        {
            SourceAxis = source,
            Axis = target,
            Indices = indices,
        });

    public Node Index(Axis axis) => Add(new Node(NodeKind.Index, false, [axis], []) { Axis = axis });

    public Node Size(Axis axis) => axis.Size is { } size
        ? Constant(size)
        : Add(new Node(NodeKind.Size, false, [], []) { Axis = axis });

    /// <summary>An operation along one axis that keeps it: running sums, order, rank.</summary>
    public Node Along(NodeKind kind, Node operand, Axis axis) =>
        Add(new Node(kind, false, operand.Axes, [operand]) { Axis = axis });

    public Node ArgMax(Node operand, Axis axis) =>
        Add(new Node(NodeKind.ArgMax, false, [.. operand.Axes.Where(a => a != axis)], [operand])
        {
            Axis = axis,
        });

    public Node ModelCall(int model, bool isTruth, IReadOnlyList<Axis> axes, IReadOnlyList<Node> arguments) =>
        Add(new Node(NodeKind.ModelCall, isTruth, axes, arguments) { Slot = model, IsUniform = false });

    public Node StopGradient(Node operand) =>
        Add(new Node(NodeKind.StopGradient, operand.IsTruth, operand.Axes, [operand]));

    /// <summary>The operation of a node, perhaps of another builder, on operands of this one.</summary>
    public Node Copy(Node node, IReadOnlyList<Node> operands) => Add(node.With(operands));

    private Node Add(Node node)
    {
        if (_nodes.TryGetValue(node, out var known))
            return known;
        if (SimplificationRules.Apply(this, node) is { } simpler)
            return simpler;
        node.Id = _order.Count;
        _order.Add(node);
        _nodes.Add(node, node);
        return node;
    }

    /// <summary>Puts the operands of a commutative function into one order, so that <c>a + b</c> and <c>b + a</c> are one node.</summary>
    private static IReadOnlyList<Node> Ordered(BinaryFunction function, Node left, Node right) =>
        function.IsCommutative && left.Id > right.Id ? [right, left] : [left, right];
}
