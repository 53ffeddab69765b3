using RewardLang.Ir;

namespace RewardLang.Semantics;

/// <summary>An expression after binding: its node, what it counts as, and its unit (null: free).</summary>
internal sealed record BoundValue(Node Node, ScalarKind Kind, Unit? Unit)
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
