using RewardLang.Builtins;
using RewardLang.Semantics;

namespace RewardLang.Ir;

/// <summary>What a node does.</summary>
internal enum NodeKind
{
    /// <summary>A number, <see cref="Node.Value"/>.</summary>
    Constant,

    /// <summary>An input of the host, number <see cref="Node.Slot"/>.</summary>
    Input,

    /// <summary>A parameter of the host, number <see cref="Node.Slot"/>; the same for all rows.</summary>
    Param,

    /// <summary>
    /// The value that state <see cref="Node.Slot"/> had after the previous step, or for a backward state at the following step.
    /// </summary>
    StateRead,

    /// <summary>True at an episode's first step.</summary>
    IsFirstStep,

    /// <summary>True at the last step of a row's trajectory.</summary>
    IsLastStep,

    /// <summary>A pointwise function of one value.</summary>
    Unary,

    /// <summary>A pointwise function of two values, broadcast by axis.</summary>
    Binary,

    /// <summary>The second or third operand, by the first.</summary>
    Select,

    /// <summary>1 where a truth value is true, else 0.</summary>
    ToNumber,

    /// <summary>Whether a number differs from 0.</summary>
    ToTruth,

    /// <summary>Repeats a value over the axes it lacks.</summary>
    Expand,

    /// <summary>Folds <see cref="Node.ReducedAxes"/> with <see cref="Node.Reduction"/>.</summary>
    Reduce,

    /// <summary>
    /// Folds the rows of <see cref="Node.Rows"/> with <see cref="Node.Reduction"/>: over trajectories those that have the step, or
    /// for a timeless fold those that have any.
    /// </summary>
    ReduceRows,

    /// <summary>
    /// Ascending order over the rows of <see cref="Node.Rows"/>, taken as by <see cref="ReduceRows"/>: their k-th row gets the k-th
    /// smallest value. NaN last.
    /// </summary>
    SortRows,

    /// <summary>The 0-based place that each row takes when those of <see cref="Node.Rows"/> are sorted; equal ones keep their order.</summary>
    RankRows,

    /// <summary>
    /// The value at the fraction <see cref="Node.Value"/> of the order of <see cref="SortRows"/>, linear between neighbours; NaN if any is.
    /// </summary>
    QuantileRows,

    /// <summary>Folds all steps of a row's trajectory with <see cref="Node.Reduction"/>.</summary>
    ReduceTime,

    /// <summary>Puts values side by side along <see cref="Node.Axis"/>, which becomes the last axis.</summary>
    Stack,

    /// <summary>Elements <see cref="Node.Indices"/> of <see cref="Node.SourceAxis"/>, along <see cref="Node.Axis"/> (null: one element).</summary>
    Slice,

    /// <summary>0, 1, 2, … along <see cref="Node.Axis"/>.</summary>
    Index,

    /// <summary>The size of <see cref="Node.Axis"/>.</summary>
    Size,

    /// <summary>Running sums along <see cref="Node.Axis"/>.</summary>
    CumulativeSum,

    /// <summary>Ascending order along <see cref="Node.Axis"/>; NaN last.</summary>
    Sort,

    /// <summary>The 0-based place that each element takes when sorted along <see cref="Node.Axis"/>.</summary>
    Rank,

    /// <summary>The index of the first largest element along <see cref="Node.Axis"/>.</summary>
    ArgMax,

    /// <summary>The value; its derivative is 0.</summary>
    StopGradient,

    /// <summary>The answer of model number <see cref="Node.Slot"/>, asked for each row and step with the operands.</summary>
    ModelCall,
}

/// <summary>An operation of the graph. Equal nodes are one object: build them with <see cref="GraphBuilder"/>.</summary>
internal sealed class Node
{
    public Node(NodeKind kind, bool isTruth, IReadOnlyList<Axis> axes, IReadOnlyList<Node> operands)
    {
        Kind = kind;
        IsTruth = isTruth;
        Axes = axes;
        Operands = operands;
        var isFixed = kind is NodeKind.Constant or NodeKind.Param or NodeKind.Index or NodeKind.Size;
        IsUniform = isFixed || operands.Count > 0 && operands.All(o => o.IsUniform);
        IsTimeless = isFixed || kind == NodeKind.ReduceTime || operands.Count > 0 && operands.All(o => o.IsTimeless);
        // Rows have steps of their own number, and with it another fold of the same values.
        if (kind == NodeKind.ReduceTime)
            IsUniform = false;
    }

    /// <summary>Position in the order of creation: operands come before their users.</summary>
    public int Id { get; set; }

    public NodeKind Kind { get; }

    /// <summary>True for a truth value, false for a number.</summary>
    public bool IsTruth { get; }

    public IReadOnlyList<Axis> Axes { get; }

    public IReadOnlyList<Node> Operands { get; }

    public double Value { get; init; }

    /// <summary>Number of the input, parameter or state; states are renumbered once, when the graph is finished.</summary>
    public int Slot { get; set; }

    public Axis? Axis { get; init; }

    public Axis? SourceAxis { get; init; }

    public IReadOnlyList<int>? Indices { get; init; }

    public IReadOnlyList<Axis>? ReducedAxes { get; init; }

    public UnaryFunction? Unary { get; init; }

    public BinaryFunction? Binary { get; init; }

    public Reduction? Reduction { get; init; }

    /// <summary>The rows that an operation across rows takes together; null for every other node.</summary>
    public RowSet? Rows { get; init; }

    /// <summary>True when all rows have the same value.</summary>
    public bool IsUniform { get; init; }

    /// <summary>True when all steps of a trajectory have the same value.</summary>
    public bool IsTimeless { get; init; }

    public bool IsConstant(double value) => Kind == NodeKind.Constant && Value.Equals(value);

    /// <summary>The number of elements; every axis must have its size.</summary>
    public int ElementCount => Axes.Aggregate(1, (count, axis) => count * axis.Size!.Value);

    /// <summary>The same operation on other operands, of the same axes and kinds.</summary>
    public Node With(IReadOnlyList<Node> operands) => new(Kind, IsTruth, Axes, operands)
    {
        Value = Value,
        Slot = Slot,
        Axis = Axis,
        SourceAxis = SourceAxis,
        Indices = Indices,
        ReducedAxes = ReducedAxes,
        Unary = Unary,
        Binary = Binary,
        Reduction = Reduction,
        Rows = Rows,
        IsUniform = IsUniform,
        IsTimeless = IsTimeless,
    };

    public override string ToString() => GraphPrinter.Describe(this);
}
