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
    /// Whether a condition holds at one step of an episode at most: it holds and did not at any step before, as <c>first</c> says it.
    /// </summary>
    public static bool HoldsOnce(RewardGraph graph, Node condition)
    {
        if (condition.Kind != NodeKind.Binary || condition.Binary != BinaryFunction.And)
            return false;
        return Test(condition.Operands[0], condition.Operands[1]) || Test(condition.Operands[1], condition.Operands[0]);

        bool Test(Node now, Node notBefore) => notBefore.Kind == NodeKind.Binary && notBefore.Binary == BinaryFunction.ExclusiveOr
            && notBefore.Operands.Any(o => o.IsConstant(1)) && notBefore.Operands.FirstOrDefault(o => !o.IsConstant(1)) is { } before
            && TryRead(graph, before) is { IsNext: false } earlier && earlier.Outside.IsConstant(0) && Latches(graph, earlier.Value, now);
    }

    /// <summary>Whether a value is true from the first step on at which a condition holds.</summary>
    private static bool Latches(RewardGraph graph, Node latch, Node condition) =>
        latch.Kind == NodeKind.Select && latch.Operands[0].Kind == NodeKind.IsFirstStep && latch.Operands[1] == condition
        && latch.Operands[2] is { Kind: NodeKind.Binary } either && either.Binary == BinaryFunction.Or && either.Operands.Contains(condition)
        && either.Operands.Any(o => o.Kind == NodeKind.StateRead && graph.States[o.Slot].Next == latch);
}
