using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>What a value is a measure of: its size, a multiple, a power or a root of it, folds of its elements, and what it has been on the way.</summary>
internal static class Quantity
{
    private static readonly string[] s_measures = ["abs", "sqrt", "log", "log1p", "atan"];

    private static readonly BinaryFunction[] s_scalings = [BinaryFunction.Add, BinaryFunction.Subtract, BinaryFunction.Multiply, BinaryFunction.Divide, BinaryFunction.Power];

    /// <summary>The one value that another is a measure of by its form; null for what is none.</summary>
    public static Node? Within(Node node) => node.Kind switch
    {
        NodeKind.Expand or NodeKind.Slice => node.Operands[0],
        NodeKind.Reduce when node.Reduction != Reduction.Product => node.Operands[0],
        NodeKind.Unary when node.Unary == UnaryFunction.Negate || s_measures.Contains(node.Unary!.Name) => node.Operands[0],
        NodeKind.Binary when node.Binary == BinaryFunction.Multiply && node.Operands[0] == node.Operands[1] => node.Operands[0],
        NodeKind.Binary when node.Operands[1].IsUniform && s_scalings.Contains(node.Binary!) => node.Operands[0],
        NodeKind.Binary when node.Operands[0].IsUniform && node.Binary != BinaryFunction.Divide && node.Binary != BinaryFunction.Power && s_scalings.Contains(node.Binary!) => node.Operands[1],
        _ => null,
    };

    /// <summary>
    /// The one value that an average of this step and those before is made of, <c>ema(error, rate: 0.1)</c>, or that a step before had; null for others.
    /// </summary>
    public static Node? Before(RewardGraph graph, Node average)
    {
        var (pending, seen, made) = (new Stack<Node>([average]), new HashSet<Node>(), new HashSet<Node>());
        while (pending.Count > 0)
        {
            var node = pending.Pop();
            if (node.IsUniform || !seen.Add(node))
                continue;
            if (node.Kind == NodeKind.StateRead && !graph.States[node.Slot].IsBackward)
                pending.Push(graph.States[node.Slot].Next);
            else if (node.Kind == NodeKind.Select && node.Operands[0].Kind == NodeKind.IsFirstStep)
                Push(node.Operands[1], node.Operands[2]);
            else if (node.Kind == NodeKind.Binary && (node.Binary == BinaryFunction.Add || node.Binary == BinaryFunction.Subtract))
                Push(node.Operands[0], node.Operands[1]);
            else if (node.Kind == NodeKind.Binary && node.Binary == BinaryFunction.Multiply && node.Operands.Any(IsShare))
                Push([.. node.Operands.Where(o => !IsShare(o))]);
            else if (node.Kind == NodeKind.Binary && node.Binary == BinaryFunction.Divide && IsShare(node.Operands[1]))
                Push(node.Operands[0]);
            else
                made.Add(node);
        }

        return seen.Any(n => n.Kind == NodeKind.StateRead) && made.Count == 1 && made.First() is var only && only != average ? only : null;

        void Push(params Node[] nodes)
        {
            foreach (var node in nodes)
                pending.Push(node);
        }

        // A rate, or the number of steps so far.
        bool IsShare(Node node) => node.IsUniform || !Reach.From([node]).Any(n => n.Kind is NodeKind.Input or NodeKind.ModelCall || n.Kind == NodeKind.StateRead && Reach.From([graph.States[n.Slot].Next]).Any(m => m.Kind is NodeKind.Input or NodeKind.ModelCall));
    }
}
