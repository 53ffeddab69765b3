using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>What a total has a slope in: quantities that its terms are made of by straight lines, powers, roots and functions that do not level off.</summary>
internal sealed class FurtherSlope
{
    private readonly HashSet<Node> _sloping = [];

    /// <summary>The functions that are flat over most of the range of their argument.</summary>
    public ICollection<Node> Narrow { get; }

    /// <param name="context">The program.</param>
    /// <param name="narrow">The functions that are flat over most of the range of their argument.</param>
    public FurtherSlope(LintContext context, ICollection<Node> narrow)
    {
        Narrow = narrow;
        var pending = new Stack<Node>(context.Program.Graph.Results.Where(r => r.Kind == ResultKind.Total).Select(r => r.Node).Concat(context.Terms.Where(context.IsAdded).Select(t => t.Contribution)));
        while (pending.Count > 0)
        {
            var node = pending.Pop();
            if (narrow.Contains(node) || !_sloping.Add(node))
                continue;
            foreach (var part in SensitiveRegion.Of(node) is not null || node.Kind == NodeKind.Binary && (node.Binary == BinaryFunction.Add || node.Binary == BinaryFunction.Subtract) ? node.Operands : Measured(node) is { } measured ? [measured] : [])
                pending.Push(part);
        }
    }

    /// <summary>Whether the total has a slope in what a function measures, also where the function itself has none.</summary>
    public bool Is(Node function)
    {
        var measured = function.Operands[0];
        while (Measured(measured) is { } inner)
            measured = inner;
        return _sloping.Contains(measured);
    }

    /// <summary>What a value is a multiple, a root or a power of; null for others.</summary>
    private static Node? Measured(Node node) => node.Kind switch
    {
        NodeKind.Unary when node.Unary == UnaryFunction.Negate || node.Unary!.Name == "sqrt" => node.Operands[0],
        NodeKind.Binary when node.Binary == BinaryFunction.Multiply && node.Operands[0] == node.Operands[1] => node.Operands[0],
        NodeKind.Binary when node.Operands[1].IsUniform && s_scalings.Contains(node.Binary!) => node.Operands[0],
        NodeKind.Binary when node.Operands[0].IsUniform && node.Binary != BinaryFunction.Divide && node.Binary != BinaryFunction.Power && s_scalings.Contains(node.Binary!) => node.Operands[1],
        _ => null,
    };

    private static readonly BinaryFunction[] s_scalings = [BinaryFunction.Add, BinaryFunction.Subtract, BinaryFunction.Multiply, BinaryFunction.Divide, BinaryFunction.Power];
}
