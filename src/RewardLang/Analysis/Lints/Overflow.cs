using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>An exponential or a power that can be infinite although its argument is not large.</summary>
internal sealed class Overflow : ILint
{
    public void Check(LintContext context)
    {
        // Within the logarithm of a sigmoid it is the logarithm that is reported.
        var within = new HashSet<Node>(context.Reached.Select(r => LogSigmoidForm.ExponentialOf(r.Node)).OfType<Node>());
        foreach (var (node, scope) in context.Reached.Where(r => !within.Contains(r.Node)))
        {
            var grows = node.Kind == NodeKind.Unary && node.Unary == UnaryFunction.Exponential
                || node.Kind == NodeKind.Binary && node.Binary == BinaryFunction.Power && !scope.Of(node.Operands[0]).Hull.Contains(0.0);
            if (grows && !(context.PlaceOf(node) is { } place && context.IsReported(place.Span, DiagnosticCatalogue.GrowingKernel)) && node.Operands.All(o => LintContext.IsTold(scope.Of(o).Hull)) && double.IsPositiveInfinity(scope.Of(node).Hull.Upper))
                context.Report(node, DiagnosticCatalogue.Overflow, context.TextOf(node), IntervalText.Place(scope.Of(node.Operands[node.Operands.Count - 1]).Hull));
        }
    }
}
