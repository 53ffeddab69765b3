using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Ranges;
using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>An argument that a function is NaN or infinite for: a logarithm of 0, a root of a negative number, an arc cosine beyond 1.</summary>
internal sealed class OutsideDomain : ILint
{
    /// <summary>What rounding may put beyond an end of a domain: it is found by the tests of those who clip, not here.</summary>
    private const double Margin = 1e-6;

    /// <summary>What a divisor is kept at that can be 0.</summary>
    private const double LeastDivisor = 1e-6;

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
        // A branch for either sign of a value is looked at for each: its argument is what it is in both.
        foreach (var uses in context.Reached.GroupBy(r => r.Node, r => r.Scope))
        {
            var node = uses.Key;
            if (node.Kind == NodeKind.Unary && s_domains.TryGetValue(node.Unary!.Name, out var domain))
                Check(context, node, uses.Select(scope => WithoutPoles(node.Operands[0], scope)).Aggregate((a, b) => a.Or(b)), domain.Domain, node.Unary.Name, domain.Text);
            else if (node.Kind == NodeKind.Binary && node.Binary == BinaryFunction.Power && uses.Any(scope => !IsWhole(scope.Of(node.Operands[1]).Hull)))
                Check(context, node, uses.Select(scope => scope.Of(node.Operands[0]).Hull).Aggregate((a, b) => a.Or(b)), new Interval(-Margin, double.PositiveInfinity), "^", "0 and more for an exponent that is not whole");
        }
    }

    /// <summary>
    /// What an argument can be where the divisors in it that come down to 0 are above it: that they can be 0 is told of them, and what the quotient is there is no matter of
    /// the function.
    /// </summary>
    private static Interval WithoutPoles(Node argument, RangeScope scope)
    {
        var range = scope.Of(argument).Hull;
        if (argument.Kind != NodeKind.Binary || argument.Binary != BinaryFunction.Divide || scope.Of(argument.Operands[1]).Hull is not { HasNoNumber: false, Lower: 0, Upper: > 0 } divisor)
            return range;
        var within = scope.Within(argument.Operands[1], new Interval(Math.Min(LeastDivisor, divisor.Upper / 2), double.PositiveInfinity))?.Of(argument).Hull;
        return within is { HasNoNumber: false } numbers ? numbers : range;
    }

    /// <summary>Whether an argument is a quotient of a product of vectors and their lengths, of which the range is known to exceed 1 by no more than what is rounded.</summary>
    private static bool IsCosineBeyond(LintContext context, Node node, Interval argument, Interval domain) => domain is { Lower: < -1, Upper: > 1 } && domain.Upper <= 1 + Margin
        && argument is { HasNoNumber: false } && (argument.Upper > 1 || argument.Lower < -1) && domain.Contains(argument with { MayBeNaN = false }) && DivisionByZero.Cosine(context, node.Operands[0]) is null
        && Reach.From([node.Operands[0]]).Any(n => n is { Kind: NodeKind.Reduce, Operands: [{ Kind: NodeKind.Binary } product] } && n.Reduction == Reduction.Sum && product.Binary == BinaryFunction.Multiply && product.Operands[0] != product.Operands[1]);

    private static bool IsWhole(Interval exponent) => exponent.IsPoint && exponent.Lower == Math.Floor(exponent.Lower);

    private static void Check(LintContext context, Node node, Interval argument, Interval domain, string function, string text)
    {
        if (IsCosineBeyond(context, node, argument, domain) && Safeguard.Within(context, node, function, argument) is { } clipped)
        {
            context.Report(node, DiagnosticCatalogue.OutsideDomain, context.NamedText(node.Operands[0]), "a cosine, which rounding may put beyond 1", function, text, $"Write {clipped}.");
            return;
        }

        var isToldOtherwise = context.PlaceOf(node) is { } place && (context.IsReported(place.Span, DiagnosticCatalogue.NoCosine) || context.IsReported(place.Span, DiagnosticCatalogue.AngleOfQuaternions) || context.IsReported(place.Span, DiagnosticCatalogue.ScalarOfQuaternion));
        if (function is "acos" or "asin" && !isToldOtherwise && !IsTold(argument, domain) && !domain.Contains(argument) && IsProductOfDirections(node.Operands[0]) && Safeguard.Within(context, node, function, Interval.Anything) is { } limited)
        {
            context.Report(node, DiagnosticCatalogue.OutsideDomain, context.NamedText(node.Operands[0]), "the product of two directions, which rounding may put beyond 1", function, text, $"Write {limited}.");
            return;
        }

        var numbers = argument with { MayBeNaN = false };
        if ((IsTold(argument, domain) || function == "log" && argument.Lower == 0 && IsExcess(node.Operands[0])) && !argument.HasNoNumber && !domain.Contains(numbers) && !isToldOtherwise)
            context.Report(node, DiagnosticCatalogue.OutsideDomain, context.NamedText(node.Operands[0]), IntervalText.Place(numbers), function, text,
                LogSigmoidForm.ArgumentOf(node, context) is { } margin ? $"Write log_sigmoid({margin}), which is finite and keeps its slope."
                : function is "log" && OfProduct(context, node) is { } sum ? $"A product of many factors vanishes: write {sum}."
                : function is "log" && Safeguard.OfLogarithm(context, node, argument) is { } safe ? $"Write {safe}."
                : Safeguard.Within(context, node, function, argument) is { } kept ? $"Write {kept}."
                : "Clip the argument to where the function is defined.");
    }

    /// <summary>The sum of logarithms that <c>log(product(x))</c> is; null for other logarithms.</summary>
    private static string? OfProduct(LintContext context, Node logarithm)
    {
        if (logarithm.Operands[0] is not { Kind: NodeKind.Reduce } product || product.Reduction != Reduction.Product || context.PlaceOf(logarithm) is not { IsCall: false } place
            || context.WrittenAt(place) is not CallSyntax { Arguments: [{ Value: CallSyntax { Function.Name: "product", Arguments: [{ Name: null, Value: var factors }, ..] } written }] })
            return null;
        var factor = context.RangeOf(product.Operands[0]).Lower > 0 ? context.TextOf(factors) : $"max({context.TextOf(factors)}, 1e-6)";
        return $"sum(log({factor}){string.Concat(written.Arguments.Skip(1).Select(a => $", {(a.Name is { } name ? name.Name + ": " : "")}{context.TextOf(a.Value)}"))})";
    }

    /// <summary>Whether a value is <c>dot(a, b)</c> of two vectors or quaternions, or its magnitude.</summary>
    private static bool IsProductOfDirections(Node value) => value.Kind == NodeKind.Unary && value.Unary!.Name == "abs" ? IsProductOfDirections(value.Operands[0])
        : value is { Kind: NodeKind.Reduce, ReducedAxes: [{ Components: not null }], Operands: [{ Kind: NodeKind.Binary } product] } && value.Reduction == Reduction.Sum && product.Binary == BinaryFunction.Multiply && product.Operands[0] != product.Operands[1];

    /// <summary>Whether an end beyond the domain says something: it does not where some input may be any number.</summary>
    private static bool IsTold(Interval argument, Interval domain) => LintContext.IsTold(argument)
        || !double.IsInfinity(argument.Magnitude) && (argument.Lower < domain.Lower && Math.Abs(argument.Lower) < LintContext.Largest || argument.Upper > domain.Upper && Math.Abs(argument.Upper) < LintContext.Largest);

    /// <summary>Whether a value is an excess, perhaps scaled, <c>max(depth, 0) / 2</c>: it is 0 wherever there is none.</summary>
    private static bool IsExcess(Node value) => value.Kind == NodeKind.Binary && (value.Binary == BinaryFunction.Maximum ? value.Operands.Any(o => o.IsConstant(0))
        : (value.Binary == BinaryFunction.Divide || value.Binary == BinaryFunction.Multiply) && value.Operands[1].Kind == NodeKind.Constant && IsExcess(value.Operands[0]));
}
