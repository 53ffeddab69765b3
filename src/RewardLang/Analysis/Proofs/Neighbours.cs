using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Proofs;

/// <summary>A value of a neighbouring step, as <c>prev</c> and <c>next</c> read it.</summary>
/// <param name="Value">What the value is at its own step.</param>
/// <param name="Outside">What stands for it where there is no such step.</param>
/// <param name="IsNext">True for the following step, false for the previous one.</param>
internal sealed record Neighbour(Node Value, Node Outside, bool IsNext)
{
    /// <summary>Recognises one; null for any other node.</summary>
    public static Neighbour? TryRead(RewardGraph graph, Node node)
    {
        if (node.Kind != NodeKind.Select || node.Operands[2].Kind != NodeKind.StateRead)
            return null;
        var state = graph.States[node.Operands[2].Slot];
        var edge = state.IsBackward ? NodeKind.IsLastStep : NodeKind.IsFirstStep;
        return node.Operands[0].Kind == edge ? new Neighbour(state.Next, node.Operands[1], state.IsBackward) : null;
    }

    /// <summary>
    /// Whether a condition holds at one step of an episode at most: at its first or last step, or where it holds and did not at any step
    /// before, as <c>first</c> says it, or after, as <c>is_last</c> does.
    /// </summary>
    public static bool HoldsOnce(RewardGraph graph, Node condition)
    {
        if (condition.Kind is NodeKind.IsFirstStep or NodeKind.IsLastStep)
            return true;
        // What is false at each neighbour and true outside: at the edge.
        if (TryRead(graph, condition) is { } atEdge && atEdge.Value.IsConstant(0) && atEdge.Outside.IsConstant(1))
            return true;
        // Not where there is a neighbour: at the edge.
        if (Negated(condition) is { } inside && TryRead(graph, inside) is { } neighbouring && neighbouring.Value.IsConstant(1) && neighbouring.Outside.IsConstant(0))
            return true;
        if (condition.Kind != NodeKind.Binary || condition.Binary != BinaryFunction.And)
            return false;
        return Test(condition.Operands[0], condition.Operands[1]) || Test(condition.Operands[1], condition.Operands[0]);

        bool Test(Node now, Node notBefore) => Negated(notBefore) is { } before && TryRead(graph, before) is { } earlier && earlier.Outside.IsConstant(0) && Latches(graph, earlier, now);
    }

    /// <summary>The condition at whose first step a value becomes true and stays so, as <c>ever</c> says it; null for other values.</summary>
    public static Node? BegunBy(RewardGraph graph, Node latch) => LatchedLater(graph, latch) ?? (latch.Kind == NodeKind.Select ? [latch.Operands[1]] : latch.Kind == NodeKind.Binary ? latch.Operands : [])
        .FirstOrDefault(condition => TryRead(graph, condition)?.Value != latch && Latches(graph, new Neighbour(latch, latch, IsNext: false), condition));

    /// <summary>The condition that keeps <c>state seen = false then seen or condition</c> true behind its first step; null for other values.</summary>
    private static Node? LatchedLater(RewardGraph graph, Node latch)
    {
        if (latch is not { Kind: NodeKind.Select, Operands: [{ Kind: NodeKind.IsFirstStep }, var first, { Kind: NodeKind.Binary } later] } || !first.IsConstant(0) || later.Binary != BinaryFunction.Or)
            return null;
        bool IsOwn(Node node) => node.Kind == NodeKind.StateRead && graph.States[node.Slot].Next == latch;
        return later.Operands.Any(IsOwn) ? later.Operands.FirstOrDefault(o => !IsOwn(o)) : null;
    }

    /// <summary>What a negation negates; null for any other node.</summary>
    public static Node? Negated(Node node) => node.Kind == NodeKind.Binary && node.Binary == BinaryFunction.ExclusiveOr && node.Operands.Any(o => o.IsConstant(1))
        ? node.Operands.FirstOrDefault(o => !o.IsConstant(1))
        : null;

    /// <summary>Whether a value is true from the first step on at which a condition holds, or from the last one back.</summary>
    private static bool Latches(RewardGraph graph, Neighbour neighbour, Node condition)
    {
        var latch = neighbour.Value;
        var edge = neighbour.IsNext ? NodeKind.IsLastStep : NodeKind.IsFirstStep;
        // 'state seen = c then seen or c', or 'state seen from false then seen or c'.
        return latch.Kind == NodeKind.Select && latch.Operands[0].Kind == edge && latch.Operands[1] == condition
            ? Joins(latch.Operands[2], o => o.Kind == NodeKind.StateRead && graph.States[o.Slot].Next == latch)
            : Joins(latch, o => TryRead(graph, o) is { } own && own.Value == latch && own.IsNext == neighbour.IsNext && own.Outside.IsConstant(0));

        bool Joins(Node node, Func<Node, bool> isOwnNeighbour) => node is { Kind: NodeKind.Binary } && node.Binary == BinaryFunction.Or
            && node.Operands.Contains(condition) && node.Operands.Any(isOwnNeighbour);
    }
}
