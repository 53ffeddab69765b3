using RewardLang.Analysis.Proofs;
using RewardLang.Builtins;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>Counts of what is done, which never fall within an episode: <c>stages_done(…)</c>, <c>count(ever(reached))</c>.</summary>
internal static class LevelSoFar
{
    /// <summary>How many values a sum may have to be looked at.</summary>
    private const int MostParts = 32;

    /// <summary>How deep the choices of what is done next may be.</summary>
    private const int MostLevels = 8;

    /// <summary>The expression of such a count that a value is, but for its scale; null for other values.</summary>
    public static ExpressionSyntax? In(LintContext context, ExpressionSyntax value) =>
        WrittenExpression.Unscaled(context, value) is { } written && context.NodeOf(written) is { Axes.Count: 0 } node && IsLevel(context, node) ? written : null;

    private static bool IsLevel(LintContext context, Node node)
    {
        if (!context.WholeNumbers.Contains(node))
            return false;
        var graph = context.Program.Graph;
        var slot = Enumerable.Range(0, graph.States.Count).Where(i => graph.States[i].Next == node && !graph.States[i].IsBackward).DefaultIfEmpty(-1).First();
        return slot >= 0 ? NeverFalls(context, slot) : IsCountOfLatches(graph, node);
    }

    /// <summary>Whether a state is what it was, more, or the larger of that and something else.</summary>
    private static bool NeverFalls(LintContext context, int slot)
    {
        var next = context.Program.Graph.States[slot].Next;
        var later = next is { Kind: NodeKind.Select, Operands: [{ Kind: NodeKind.IsFirstStep }, _, { Kind: not NodeKind.StateRead } other] } ? other : next;
        return !IsOwn(later) && Keeps(later, MostLevels);

        // 'from' has what stands before the first step in place of the value of the step before.
        bool IsOwn(Node node) => node.Kind == NodeKind.StateRead ? node.Slot == slot : node is { Kind: NodeKind.Select, Operands: [{ Kind: NodeKind.IsFirstStep }, _, { Kind: NodeKind.StateRead } own] } && own.Slot == slot;

        bool Keeps(Node node, int levels) => IsOwn(node) || levels > 0 && node.Kind switch
        {
            NodeKind.Select => Keeps(node.Operands[1], levels - 1) && Keeps(node.Operands[2], levels - 1),
            NodeKind.Binary when node.Binary == BinaryFunction.Maximum => node.Operands.Any(IsOwn),
            NodeKind.Binary when node.Binary == BinaryFunction.Add => Adds(node.Operands[0], node.Operands[1], levels) || Adds(node.Operands[1], node.Operands[0], levels),
            _ => false,
        };

        bool Adds(Node own, Node added, int levels) => context.RangeOf(added) is { HasNoNumber: false, Lower: >= 0 } && Keeps(own, levels - 1);
    }

    /// <summary>A sum of conditions each of which, once it holds, holds to the end: of several, as one alone is a condition and no count.</summary>
    private static bool IsCountOfLatches(RewardGraph graph, Node node)
    {
        var pending = new Stack<Node>([node]);
        var count = 0;
        while (pending.Count > 0 && count < MostParts)
        {
            var part = pending.Pop();
            count++;
            if (part.Kind == NodeKind.Binary && part.Binary == BinaryFunction.Add || part.Kind == NodeKind.Reduce && part.Reduction == Reduction.Sum)
                foreach (var operand in part.Operands)
                    pending.Push(operand);
            else if (part.Kind != NodeKind.ToNumber || Neighbour.BegunBy(graph, part.Operands[0]) is null)
                return false;
        }

        return pending.Count == 0 && count > 1;
    }
}
