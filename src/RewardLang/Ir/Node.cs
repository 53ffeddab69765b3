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

    /// <summary>The value that state <see cref="Node.Slot"/> had after the previous step.</summary>
    StateRead,

    /// <summary>True at an episode's first step.</summary>
    IsFirstStep,

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

    /// <summary>Folds all rows of the batch with <see cref="Node.Reduction"/>.</summary>
    ReduceRows,

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
}

/// <summary>An operation of the graph. Equal nodes are one object: build them with <see cref="GraphBuilder"/>.</summary>
internal sealed class Node(NodeKind kind, bool isTruth, IReadOnlyList<Axis> axes, IReadOnlyList<Node> operands)
{
    /// <summary>Position in the order of creation: operands come before their users.</summary>
    public int Id { get; set; }

    public NodeKind Kind { get; } = kind;

    /// <summary>True for a truth value, false for a number.</summary>
    public bool IsTruth { get; } = isTruth;

    public IReadOnlyList<Axis> Axes { get; } = axes;

    public IReadOnlyList<Node> Operands { get; } = operands;

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

    /// <summary>True when all rows have the same value.</summary>
    public bool IsUniform { get; init; }

    public bool IsConstant(double value) => Kind == NodeKind.Constant && Value.Equals(value);

    /// <summary>The number of elements; every axis must have its size.</summary>
    public int ElementCount => Axes.Aggregate(1, (count, axis) => count * axis.Size!.Value);

    public override string ToString() => GraphPrinter.Describe(this);
}
