using RewardLang.Ir;

namespace RewardLang.Semantics;

/// <summary>An expression after binding: its node, what it counts as, and its unit (null: free).</summary>
/// <param name="Node">The node.</param>
/// <param name="Kind">What it counts as.</param>
/// <param name="Unit">Its unit; null for a free one.</param>
/// <param name="IsUnitOpen">Whether the unit is not known yet, as that of a state is from what it is joined with.</param>
internal sealed record BoundValue(Node Node, ScalarKind Kind, Unit? Unit, bool IsUnitOpen = false)
{
    public IReadOnlyList<Axis> Axes => Node.Axes;

    public ValueType Type => new(Kind, Unit, Axes);

    public bool IsTruth => Kind == ScalarKind.Bool;

    /// <summary>True for a bare 0 or infinity, which fits every unit.</summary>
    public bool FitsAnyUnit =>
        Unit is null or { IsOne: true } && Node.Kind == NodeKind.Constant && (Node.Value == 0 || double.IsInfinity(Node.Value));

    /// <summary>The value as a number: a truth value counts 0 or 1.</summary>
    public BoundValue AsNumber(GraphBuilder graph) =>
        IsTruth ? new BoundValue(graph.ToNumber(Node), ScalarKind.Int, Unit.One) : this;
}
