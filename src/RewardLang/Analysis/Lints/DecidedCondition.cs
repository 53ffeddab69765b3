using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>A comparison that always, or never, holds.</summary>
internal sealed class DecidedCondition : ILint
{
    public void Check(LintContext context)
    {
        var comparisons = context.Reached.Select(r => r.Node).Distinct().Where(n => IsComparison(n) && n.Operands[0] != n.Operands[1]);
        foreach (var place in context.AtOnePlace(comparisons, n => n))
        {
            if (place.FirstOrDefault(n => n.Operands.Any(o => !o.IsUniform)) is not { } node)
                continue;
            // What other conditions decide is their doing, so the outermost ranges count.
            var range = place.Select(context.RangeOf).Aggregate((a, b) => a.Or(b));
            if (range.IsPoint && !(context.PlaceOf(node) is { } written && context.IsReported(written.Span, DiagnosticCatalogue.DegreesBesideRadians)))
                context.Report(node, DiagnosticCatalogue.DecidedCondition, context.TextOf(node), range.IsTrue ? "always" : "never",
                    $": {string.Join(", ", node.Operands.Where(o => o.Kind != NodeKind.Constant).Select((o, i) => $"'{context.TextOf(o)}' {(i == 0 ? "is " : "")}in {context.RangeOf(o)}"))}",
                    "Check the threshold and the ranges of the inputs.");
        }
    }

    private static bool IsComparison(Node node) => node.Kind == NodeKind.Binary && node.Binary!.UnitRule == BinaryUnitRule.Compare && node.IsTruth;
}
