using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>What a total adds up, at every step and as it is: what is chosen, subtracted or multiplied by a variable is no addend.</summary>
internal sealed class Addends
{
    private readonly HashSet<Node> _added = [];
    private readonly HashSet<Node> _subtracted = [];

    /// <summary>The addends of a program's total, also times a positive number; none where there is no total.</summary>
    public Addends(RewardGraph graph)
    {
        var pending = new Stack<Node>(graph.Results.Where(r => r.Kind == ResultKind.Total).Select(r => r.Node));
        while (pending.Count > 0)
        {
            var node = pending.Pop();
            if (!_added.Add(node))
                continue;
            if (node.Kind == NodeKind.Binary && node.Binary == BinaryFunction.Subtract)
                _subtracted.Add(node.Operands[1]);
            foreach (var part in Parts(node))
                pending.Push(part);
        }
    }

    private static bool IsOpposite(Node node, Node other) => node.Kind == NodeKind.Unary && node.Unary == UnaryFunction.Negate && node.Operands[0] == other;

    /// <summary>Whether a value is one of them, or the opposite of what is subtracted.</summary>
    public bool Contains(Node node) => _added.Contains(node) || _subtracted.Any(n => IsOpposite(node, n));

    private static IEnumerable<Node> Parts(Node node) => node.Kind switch
    {
        NodeKind.Unary when node.Unary!.Name == "tanh" => node.Operands,
        NodeKind.Binary when node.Binary == BinaryFunction.Add => node.Operands,
        NodeKind.Binary when node.Binary == BinaryFunction.Subtract => node.Operands.Take(1),
        NodeKind.Binary when node.Binary == BinaryFunction.Minimum || node.Binary == BinaryFunction.Maximum => Beside(node, constant => true),
        NodeKind.Binary when node.Binary == BinaryFunction.Multiply => Beside(node, constant => constant.Value > 0),
        NodeKind.Binary when node.Binary == BinaryFunction.Divide && node.Operands[1] is { Kind: NodeKind.Constant, Value: > 0 } => node.Operands.Take(1),
        _ => [],
    };

    /// <summary>The operand beside a constant of which something holds.</summary>
    private static IEnumerable<Node> Beside(Node node, Func<Node, bool> holds) =>
        node.Operands.Any(o => o.Kind == NodeKind.Constant && holds(o)) ? node.Operands.Where(o => o.Kind != NodeKind.Constant) : [];
}
