using System.Globalization;
using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Ranges;
using RewardLang.Diagnostics;

namespace RewardLang.Analysis.Lints;

/// <summary>A function whose slope has all but vanished over most of the range of its argument: far from the goal nothing is learned.</summary>
internal sealed class NarrowSlope : ILint
{
    private const double MostFlat = 0.9;

    public void Check(LintContext context)
    {
        foreach (var (node, scope) in context.Reached)
        {
            // Softmax is there to tell the largest from the others.
            if (node.IsUniform || SensitiveRegion.Of(node) is not { } region || ExtremeFolds.SetOff(node, scope) is not null)
                continue;
            var argument = scope.Of(node.Operands[0]).Hull;
            if (argument.HasNoNumber || !LintContext.IsTold(argument) || argument.Width == 0)
                continue;
            var sloping = argument.And(region).Width / argument.Width;
            if (sloping > 0 && 1 - sloping > MostFlat)
                context.Report(
                    node, DiagnosticCatalogue.NarrowSlope, context.TextOf(node), Math.Floor(100 * (1 - sloping)).ToString(CultureInfo.InvariantCulture),
                    context.TextOf(node.Operands[0]), IntervalText.Describe(argument));
        }
    }
}
