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
                context.Report(node, DiagnosticCatalogue.SaturatedFunction, context.TextOf(node), context.TextOf(node.Operands[0]), IntervalText.Place(scope.Of(node.Operands[0]).Hull), IntervalText.Place(scope.Of(node).Hull), Advice(context, node, scope));
        }
    }

    /// <summary>Whether some part of a value has been told to be flat.</summary>
    public static bool IsReportedIn(LintContext context, Node value) => Reach.From([value]).Any(n => SensitiveRegion.Of(n) is not null && context.IsWritten(n)
        && context.PlaceOf(n) is { } place && place.Source == context.Program.Source && context.IsReported(place.Span, DiagnosticCatalogue.SaturatedFunction));

    /// <summary>A width that fits the range of what is measured, where a narrow one is the cause.</summary>
    private static string Advice(LintContext context, Node function, RangeScope scope)
    {
        var measured = Monomial.Of(function.Operands[0]).Base;
        var range = scope.Of(measured).Hull;
        return LintContext.IsTold(range) && range is { HasNoNumber: false, Lower: >= 0 } && range.Lower <= range.Upper / 2 && !(scope.Of(function.Operands[0]).Hull.Lower > 0)
            && KernelWidth.Of(context, function, measured) is { } width && (width.AdviceOnRange(context, measured, range) ?? width.Advice(context, measured, KernelWidth.Fitting(range))) is { } advice ? advice : General;
    }

    private const string General = "Scale the argument to about -3 .. 3.";

    private static bool IsFlat(Node node, RangeScope scope)
    {
        var (argument, region) = (scope.Of(node.Operands[0]).Hull, SensitiveRegion.Of(node)!.Value);
        return LintContext.IsTold(argument) && !argument.HasNoNumber && !argument.IsPoint && (argument.Lower > region.Upper || argument.Upper < region.Lower);
    }
}
