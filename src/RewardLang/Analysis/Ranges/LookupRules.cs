using RewardLang.Builtins;
using RewardLang.Ir;
using RewardLang.Semantics;

namespace RewardLang.Analysis.Ranges;

/// <summary>
/// The sum over an axis of <c>if index(axis) == key then x else 0</c>, where the key is a whole number that some element of the axis has: it is x of that
/// element, exactly, as all others add 0. So a count of visits is 1 at least, since the step itself is counted.
/// </summary>
internal static class LookupRules
{
    public static ElementRanges Refine(Node node, RangeScope scope, ElementRanges sum) =>
        Chosen(node, scope) is { } choice && scope.Assuming(choice.Operands[0], true) is { } inside ? sum.And(ElementRanges.Of(inside.Of(choice.Operands[1]).Hull)) : sum;

    private static Node? Chosen(Node node, RangeScope scope)
    {
        if (node.Kind != NodeKind.Reduce || node.Reduction != Reduction.Sum || node.Operands[0] is not { Kind: NodeKind.Select, Axes: [{ Size: { } size } axis] } choice
            || !choice.Operands[2].IsConstant(0) || choice.Operands[0] is not { Kind: NodeKind.Binary } test || test.Binary != BinaryFunction.Equal)
            return null;
        var key = test.Operands.FirstOrDefault(o => o.Axes.Count == 0);
        return key is { Kind: NodeKind.Input } && test.Operands.Any(o => o.Kind == NodeKind.Index && o.Axis == axis)
            && scope.Assumptions.Program.Inputs[key.Slot].Kind == ScalarKind.Int
            && scope.Of(key).Hull is { HasNoNumber: false, MayBeNaN: false, Lower: >= 0 } keys && keys.Upper <= size - 1 ? choice : null;
    }
}
