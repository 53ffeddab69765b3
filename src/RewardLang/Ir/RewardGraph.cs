using RewardLang.Semantics;

namespace RewardLang.Ir;

/// <summary>What a result of the graph is for.</summary>
internal enum ResultKind
{
    /// <summary>What is trained on.</summary>
    Total,

    /// <summary>A term's own value, unweighted.</summary>
    Term,

    /// <summary>What a term adds to the weighted sum.</summary>
    Contribution,

    /// <summary>The total less the sum of the contributions.</summary>
    Adjustment,

    /// <summary>A named extra result.</summary>
    Output,

    /// <summary>A condition that ends the episode.</summary>
    End,

    /// <summary>Whether any end holds.</summary>
    Done,

    /// <summary>The derivative of what the program is differentiated for by an input or a parameter, by its name.</summary>
    Gradient,
}

/// <summary>A named result of the graph.</summary>
internal sealed record GraphResult(ResultKind Kind, string Name, Node Node, ScalarKind ScalarKind, string? Documentation);

/// <summary>
/// A value kept from step to step: what <see cref="NodeKind.StateRead"/> of this slot returns at the next step, or for a backward
/// state at the step before.
/// </summary>
internal sealed record GraphState(string Name, Node Next, bool IsBackward = false);

/// <summary>A whole program as a graph. Nodes are in an order in which operands come before their users.</summary>
/// <param name="Nodes">All nodes.</param>
/// <param name="States">What is kept from step to step.</param>
/// <param name="Results">What the program returns.</param>
/// <param name="Grouping">How rows form groups; null where no node asks for them.</param>
internal sealed record RewardGraph(
    IReadOnlyList<Node> Nodes, IReadOnlyList<GraphState> States, IReadOnlyList<GraphResult> Results, RowGrouping? Grouping = null)
{
    /// <summary>Where an episode terminates: where any end holds; null without ends.</summary>
    public Node? Done => Results.FirstOrDefault(r => r.Kind == ResultKind.Done)?.Node;

    /// <summary>True when the axes of every node have their sizes.</summary>
    public bool IsSized => Nodes.All(n => n.Axes.All(a => a.Size is not null) && n.Kind != NodeKind.Size);

    /// <summary>True when some value depends on later steps than its own.</summary>
    public bool LooksAhead => Nodes.Any(LooksAheadAt);

    /// <summary>True for a node that itself depends on later steps.</summary>
    public bool LooksAheadAt(Node node) =>
        node.Kind is NodeKind.ReduceTime or NodeKind.IsLastStep || node.Kind == NodeKind.StateRead && States[node.Slot].IsBackward;

    /// <summary>True when a step depends on those before it, if only on whether there were any.</summary>
    public bool KeepsEpisodes => States.Count > 0 || Nodes.Any(n => n.Kind == NodeKind.IsFirstStep);

    /// <summary>The numbers of one row that are kept from step to step.</summary>
    public int StateWidth => States.Sum(s => s.Next.ElementCount);
}
