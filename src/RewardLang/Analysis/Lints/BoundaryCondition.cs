using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>A comparison that holds, or fails, at one exact real number only, as <c>distance &lt;= 0</c> does.</summary>
internal sealed class BoundaryCondition : ILint
{
    public void Check(LintContext context)
    {
        var whole = new WholeNumbers(context.Program);
        foreach (var node in context.Program.Graph.Nodes)
        {
            if (node.Kind != NodeKind.Binary || node.Binary != BinaryFunction.LessOrEqual && node.Binary != BinaryFunction.Less || node.Operands.All(o => o.IsUniform))
                continue;
            var (left, right) = (context.RangeOf(node.Operands[0]), context.RangeOf(node.Operands[1]));
            if (left.HasNoNumber || right.HasNoNumber || node.Operands.All(whole.Contains) || left.IsPoint && right.IsPoint)
                continue;
            // A whole number times one of its steps may well reach the end; a real one hardly does.
            var isOnlyAtEnd = node.Binary == BinaryFunction.LessOrEqual && left.Lower == right.Upper && !left.IsPoint | !right.IsPoint;
            if (isOnlyAtEnd && node.Operands.Where(o => !context.RangeOf(o).IsPoint).All(o => !whole.Contains(o) && IsSmooth(o)))
                context.Report(node, DiagnosticCatalogue.BoundaryCondition, context.TextOf(node), left.Lower);
        }
    }

    /// <summary>What a clip cuts off stays at the end of its range for long.</summary>
    private static bool IsSmooth(Node node) => node.Kind != NodeKind.Select
        && !(node.Kind == NodeKind.Binary && (node.Binary == BinaryFunction.Minimum || node.Binary == BinaryFunction.Maximum))
        && !(node.Kind is NodeKind.Input or NodeKind.StateRead);
}
