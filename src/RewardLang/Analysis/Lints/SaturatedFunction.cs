using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Ranges;
using RewardLang.Diagnostics;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>A function that is flat over the whole range of its argument: no gradient, and no difference between good and better.</summary>
internal sealed class SaturatedFunction : ILint
{
    public void Check(LintContext context)
    {
        foreach (var place in context.AtOnePlace(context.Reached.Where(r => !r.Node.IsUniform && context.IsWritten(r.Node) && SensitiveRegion.Of(r.Node) is not null), r => r.Node))
        {
            var (node, scope) = place.First();
            if (place.All(r => IsFlat(r.Node, r.Scope)))
                context.Report(node, DiagnosticCatalogue.SaturatedFunction, context.TextOf(node), context.TextOf(node.Operands[0]), IntervalText.Place(scope.Of(node.Operands[0]).Hull), IntervalText.Place(scope.Of(node).Hull));
        }
    }

    private static bool IsFlat(Node node, RangeScope scope)
    {
        var (argument, region) = (scope.Of(node.Operands[0]).Hull, SensitiveRegion.Of(node)!.Value);
        return LintContext.IsTold(argument) && !argument.HasNoNumber && !argument.IsPoint && (argument.Lower > region.Upper || argument.Upper < region.Lower);
    }
}
