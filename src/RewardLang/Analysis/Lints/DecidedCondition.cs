using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>A comparison that always, or never, holds.</summary>
internal sealed class DecidedCondition : ILint
{
    public void Check(LintContext context)
    {
        var comparisons = context.Reached.Select(r => r.Node).Distinct().Where(n => IsComparison(n) && n.Operands[0] != n.Operands[1]).ToList();
        foreach (var calls in comparisons.GroupBy(context.TextPlaceOf))
        {
            var node = calls.FirstOrDefault(n => n.Operands.Any(o => !o.IsUniform));
            if (node is null)
                continue;
            // What other conditions decide is their doing, so the outermost ranges count. One of a function is for all its calls.
            var range = context.RangeOf(node);
            if (range.IsPoint && (calls.Key is null || calls.All(n => context.RangeOf(n) == range)))
                context.Report(node, DiagnosticCatalogue.DecidedCondition, context.TextOf(node), range.IsTrue ? "always" : "never",
                    string.Join(", ", node.Operands.Where(o => o.Kind != NodeKind.Constant).Select((o, i) => $"'{context.TextOf(o)}' {(i == 0 ? "is " : "")}in {context.RangeOf(o)}")));
        }
    }

    private static bool IsComparison(Node node) => node.Kind == NodeKind.Binary && node.Binary!.UnitRule == BinaryUnitRule.Compare && node.IsTruth;
}
