using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>A comparison that always, or never, holds.</summary>
internal sealed class DecidedCondition : ILint
{
    public void Check(LintContext context)
    {
        foreach (var node in context.Reached.Select(r => r.Node).Distinct())
        {
            if (!IsComparison(node) || node.Operands.All(o => o.IsUniform) || node.Operands[0] == node.Operands[1])
                continue;
            // What other conditions decide is their doing, so the outermost ranges count.
            var range = context.RangeOf(node);
            if (range.IsPoint)
                context.Report(node, DiagnosticCatalogue.DecidedCondition, context.TextOf(node), range.IsTrue ? "always" : "never",
                    string.Join(", ", node.Operands.Where(o => o.Kind != NodeKind.Constant).Select((o, i) => $"'{context.TextOf(o)}' {(i == 0 ? "is " : "")}in {context.RangeOf(o)}")));
        }
    }

    private static bool IsComparison(Node node) => node.Kind == NodeKind.Binary && node.Binary!.UnitRule == BinaryUnitRule.Compare && node.IsTruth;
}
