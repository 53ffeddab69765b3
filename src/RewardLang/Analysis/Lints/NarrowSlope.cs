using System.Globalization;
using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Ranges;
using RewardLang.Diagnostics;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>A function whose slope has all but vanished over most of the range of its argument: far from the goal nothing is learned.</summary>
internal sealed class NarrowSlope : ILint
{
    private const double MostFlat = 0.9;

    public void Check(LintContext context)
    {
        // Softmax is there to tell the largest from the others, and what log_sigmoid is made of has a slope where one of its parts has none.
        var functions = context.Reached.Where(r => !r.Node.IsUniform && context.IsWritten(r.Node) && SensitiveRegion.Of(r.Node) is not null && ExtremeFolds.SetOff(r.Node, r.Scope) is null);
        foreach (var place in context.AtOnePlace(functions, r => r.Node))
        {
            var (node, scope) = place.First();
            var sloping = place.Max(r => Sloping(r.Node, r.Scope));
            if (sloping > 0 && 1 - sloping > MostFlat)
                context.Report(
                    node, DiagnosticCatalogue.NarrowSlope, context.TextOf(node), Math.Floor(100 * (1 - sloping)).ToString(CultureInfo.InvariantCulture),
                    context.TextOf(node.Operands[0]), IntervalText.Describe(scope.Of(node.Operands[0]).Hull));
        }
    }

    /// <summary>The part of the argument's range in which the function has a slope; 1 where that is not known.</summary>
    private static double Sloping(Node node, RangeScope scope)
    {
        var argument = scope.Of(node.Operands[0]).Hull;
        return argument.HasNoNumber || !LintContext.IsTold(argument) || argument.Width == 0 ? 1 : argument.And(SensitiveRegion.Of(node)!.Value).Width / argument.Width;
    }
}
