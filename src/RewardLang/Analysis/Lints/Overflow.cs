using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Ranges;
using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>An exponential or a power that can be infinite although its argument is not large, or would not be without the divisor that can be 0.</summary>
internal sealed class Overflow : ILint
{
    private const int LongestShown = 50;

    /// <summary>A larger exponent is scaled rather than cut.</summary>
    private const double MostCut = 150;

    /// <summary>How many operations are looked at for a divisor.</summary>
    private const int MostLooks = 200;

    public void Check(LintContext context)
    {
        // Within the logarithm of a sigmoid it is the logarithm that is reported.
        var within = new HashSet<Node>(context.Reached.Select(r => LogSigmoidForm.ExponentialOf(r.Node)).OfType<Node>());
        foreach (var (node, scope) in context.Reached.Where(r => !within.Contains(r.Node)))
        {
            var isExponential = node.Kind == NodeKind.Unary && node.Unary == UnaryFunction.Exponential;
            var grows = isExponential || node.Kind == NodeKind.Binary && node.Binary == BinaryFunction.Power && !scope.Of(node.Operands[0]).Hull.Contains(0.0);
            if (!grows || context.PlaceOf(node) is { } place && context.IsReported(place.Span, DiagnosticCatalogue.GrowingKernel) || !double.IsPositiveInfinity(scope.Of(node).Hull.Upper))
                continue;
            var exponent = node.Operands[node.Operands.Count - 1];
            if (node.Operands.All(o => LintContext.IsTold(scope.Of(o).Hull)))
                context.Report(node, DiagnosticCatalogue.Overflow, context.TextOf(node), IntervalText.Place(scope.Of(exponent).Hull), Advice(context, isExponential ? exponent : null, Reach.From([exponent]).Any(n => n.Kind == NodeKind.Binary && n.Binary == BinaryFunction.Divide && !n.Operands[1].IsUniform) ? 0 : scope.Of(exponent).Hull.Upper));
            else if (isExponential && BesideZero(context, node, scope) is var (range, divisor, isBelow))
            {
                var name = new ExpressionText(context.Program, context.Program.ValueNames).Of(divisor);
                context.Report(node, DiagnosticCatalogue.Overflow, context.TextOf(node), $"{IntervalText.Place(range)} where '{name}' is {(isBelow ? "below" : "above")} 0 by {Safeguard.Smallest(context, divisor)} or more",
                    isBelow ? new Suggestion($"Let only positive ones count: max({name}, {Safeguard.Smallest(context, divisor)}) in place of the divisor; or clip the exponent, exp is finite up to 88.") : Advice(context, exponent, 0));
            }
        }
    }

    /// <summary>An exponent that is cut far below its largest is flat where it matters: a scale keeps its slope.</summary>
    private static Suggestion Advice(LintContext context, Node? exponent, double most) =>
        exponent is not null && LogarithmOfRatio.Is(context, exponent) && Shown(context, exponent) is { } logarithm ? $"Write exp(min({logarithm}, 10)), a ratio of 22026 at most; exp is finite up to 88."
        : exponent is not null && most > MostCut && LintContext.IsTold(new Interval(0, most)) && Shown(context, exponent) is { } whole
            ? $"Divide the exponent by some {IntervalText.Number(Math.Ceiling(most / 10))}, so that it comes to 10 at most; exp(min({whole}, 10)) is finite too, and flat beyond. exp is finite up to 88."
        : exponent is not null && Shown(context, exponent) is { } text
            ? $"Clip the exponent, as in exp(min({text}, 10)); exp is finite up to 88." : "Clip the exponent; exp is finite up to 88.";

    private static string? Shown(LintContext context, Node exponent) =>
        context.IsWritten(exponent) && context.TextOf(exponent) is { Length: <= LongestShown } text && text.IndexOf('\n') < 0 ? text : null;

    /// <summary>
    /// The exponent on the side of a divisor's 0 on which it is large, where the divisor is kept as far from 0 as is advised: with that alone the exponential
    /// would still be infinite. Null where it would not.
    /// </summary>
    private static (Interval Exponent, Node Divisor, bool IsBelow)? BesideZero(LintContext context, Node exponential, RangeScope scope)
    {
        var exponent = exponential.Operands[0];
        var divisors = Reach.From([exponent]).OrderBy(n => -n.Id).Take(MostLooks).Where(n => n.Kind == NodeKind.Binary && n.Binary == BinaryFunction.Divide).Select(n => n.Operands[1])
            .Where(d => scope.Of(d).Hull is { MayBeNaN: false, Lower: < 0, Upper: > 0 } && context.IsWritten(d)).Distinct().ToList();
        if (divisors is not [var divisor])
            return null;
        var least = Safeguard.Least(context, divisor);
        foreach (var isBelow in new[] { true, false })
            if (scope.Within(divisor, isBelow ? new Interval(double.NegativeInfinity, -least) : new Interval(least, double.PositiveInfinity)) is { } side
                && side.Of(exponent).Hull is { HasNoNumber: false } range && LintContext.IsTold(range) && double.IsPositiveInfinity(side.Of(exponential).Hull.Upper))
                return (range, divisor, isBelow);
        return null;
    }
}
