using RewardLang.Analysis.Intervals;
using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>An argument that a function is NaN or infinite for: a logarithm of 0, a root of a negative number, an arc cosine beyond 1.</summary>
internal sealed class OutsideDomain : ILint
{
    /// <summary>What rounding may put beyond an end of a domain: it is found by the tests of those who clip, not here.</summary>
    private const double Margin = 1e-6;

    private static readonly Dictionary<string, (Interval Domain, string Text)> s_domains = new(StringComparer.Ordinal)
    {
        ["log"] = (new Interval(double.Epsilon, double.PositiveInfinity), "above 0"),
        ["log1p"] = (new Interval(-1 + Margin, double.PositiveInfinity), "above -1"),
        ["sqrt"] = (new Interval(-Margin, double.PositiveInfinity), "0 and more"),
        ["asin"] = (new Interval(-1 - Margin, 1 + Margin), "-1 .. 1"),
        ["acos"] = (new Interval(-1 - Margin, 1 + Margin), "-1 .. 1"),
    };

    public void Check(LintContext context)
    {
        foreach (var (node, scope) in context.Reached)
        {
            if (node.Kind == NodeKind.Unary && s_domains.TryGetValue(node.Unary!.Name, out var domain))
                Check(context, node, scope.Of(node.Operands[0]).Hull, domain.Domain, node.Unary.Name, domain.Text);
            else if (node.Kind == NodeKind.Binary && node.Binary == BinaryFunction.Power && !IsWhole(scope.Of(node.Operands[1]).Hull))
                Check(context, node, scope.Of(node.Operands[0]).Hull, new Interval(-Margin, double.PositiveInfinity), "^", "0 and more for an exponent that is not whole");
        }
    }

    private static bool IsWhole(Interval exponent) => exponent.IsPoint && exponent.Lower == Math.Floor(exponent.Lower);

    private static void Check(LintContext context, Node node, Interval argument, Interval domain, string function, string text)
    {
        var numbers = argument with { MayBeNaN = false };
        if (IsTold(argument, domain) && !argument.HasNoNumber && !domain.Contains(numbers) && !(context.PlaceOf(node) is { } place && (context.IsReported(place.Span, DiagnosticCatalogue.NoCosine) || context.IsReported(place.Span, DiagnosticCatalogue.AngleOfQuaternions) || context.IsReported(place.Span, DiagnosticCatalogue.ScalarOfQuaternion))))
            context.Report(node, DiagnosticCatalogue.OutsideDomain, context.NamedText(node.Operands[0]), IntervalText.Place(numbers), function, text,
                LogSigmoidForm.ArgumentOf(node, context) is { } margin ? $"Write log_sigmoid({margin}), which is finite and keeps its slope."
                : function is "log" && Safeguard.OfLogarithm(context, node, argument) is { } safe ? $"Write {safe}."
                : Safeguard.Within(context, node, function, argument) is { } kept ? $"Write {kept}."
                : "Clip the argument to where the function is defined.");
    }

    /// <summary>Whether an end beyond the domain says something: it does not where some input may be any number.</summary>
    private static bool IsTold(Interval argument, Interval domain) => LintContext.IsTold(argument)
        || !double.IsInfinity(argument.Magnitude) && (argument.Lower < domain.Lower && Math.Abs(argument.Lower) < LintContext.Largest || argument.Upper > domain.Upper && Math.Abs(argument.Upper) < LintContext.Largest);
}
