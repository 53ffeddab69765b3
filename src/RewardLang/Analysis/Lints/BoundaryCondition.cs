using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>A comparison that holds at one exact real number only, as <c>distance &lt;= 0</c> does.</summary>
internal sealed class BoundaryCondition : ILint
{
    public void Check(LintContext context)
    {
        foreach (var node in context.Program.Graph.Nodes)
        {
            if (node.Kind != NodeKind.Binary || node.Binary != BinaryFunction.LessOrEqual || node.Operands.All(o => o.IsUniform))
                continue;
            var (left, right) = (context.RangeOf(node.Operands[0]), context.RangeOf(node.Operands[1]));
            var moving = node.Operands.Where(o => !context.RangeOf(o).IsPoint).ToList();
            if (left.Lower == right.Upper && moving.Count > 0 && moving.All(o => !context.WholeNumbers.Contains(o) && IsSmooth(o)))
                context.Report(node, DiagnosticCatalogue.BoundaryCondition, context.TextOf(node), left.Lower);
        }
    }

    /// <summary>What a clip cuts off stays at the end of its range for long.</summary>
    private static bool IsSmooth(Node node) => node.Kind != NodeKind.Select
        && !(node.Kind == NodeKind.Binary && (node.Binary == BinaryFunction.Minimum || node.Binary == BinaryFunction.Maximum))
        && !(node.Kind is NodeKind.Input or NodeKind.StateRead);
}
