using RewardLang.Analysis.Intervals;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A difference from a target that lies outside of all that the value can be: <c>temperature - setpoint</c> with 85 K of 280 .. 420.</summary>
internal sealed class TargetOutOfReach : ILint
{
    private const double CelsiusAtZero = 273.15;

    private static readonly string[] s_targets = ["setpoint", "target", "desired", "wanted", "nominal", "goal", "command", "reference", "optimum", "ideal"];

    public void Check(LintContext context)
    {
        foreach (var difference in context.Syntax.Members.SelectMany(WrittenParts.Whole).SelectMany(WrittenParts.Of).OfType<BinarySyntax>().Where(b => b.Operator == TokenKind.Minus))
            if ((Reach(context, difference.Left, difference.Right) ?? Reach(context, difference.Right, difference.Left)) is var (target, value, number, range) && (InKelvin(context, target, number, range) is not null || !IsToldOfClip(context, difference)))
                context.Report(target.Span, DiagnosticCatalogue.TargetOutOfReach, context.TextOf(target), IntervalText.Number(number), context.TextOf(value), IntervalText.Describe(range), context.TextOf(difference), Advice(context, target, number, range));
    }

    /// <summary>The target, what is to come to it, its number and what the other can be; null where it may.</summary>
    private static (NameSyntax Target, ExpressionSyntax Value, double Number, Interval Range)? Reach(LintContext context, ExpressionSyntax value, ExpressionSyntax other) =>
        WrittenExpression.Inner(other) is NameSyntax target && NameParts.Of(target.Name).Any(s_targets.Contains) && context.Syntax.Members.Any(m => m is ParamSyntax && m.Name.Name == target.Name)
        && WrittenExpression.Inner(value) is NameSyntax && context.NodeOf(value) is { Kind: NodeKind.Input } input && context.NodeOf(target) is { } node
        && context.RangesByDefault.Of(node).Hull is { IsPoint: true, IsFinite: true, Lower: var number } && context.RangeOf(input) is { HasNoNumber: false } range && LintContext.IsTold(range) && (number < range.Lower || number > range.Upper)
            ? (target, value, number, range) : null;

    /// <summary>Whether what cuts the difference off has been told to leave nothing of it, and with it where the two lie.</summary>
    private static bool IsToldOfClip(LintContext context, BinarySyntax difference) => WrittenParts.Of(context.Syntax).OfType<CallSyntax>()
        .Any(c => c.Span.Start <= difference.Span.Start && difference.Span.End <= c.Span.End && context.IsReported(new TextSpan(c.Span.Start, 1), DiagnosticCatalogue.ConstantClip));

    private static string Advice(LintContext context, NameSyntax target, double number, Interval range) => InKelvin(context, target, number, range) is { } kelvin
        ? $"Is it in degrees Celsius? {IntervalText.Number(number)} °C are {IntervalText.Number(kelvin)} K." : "Look at its number, its unit and the declared range.";

    /// <summary>A temperature that would lie within the range were it in degrees Celsius; null for others.</summary>
    private static double? InKelvin(LintContext context, NameSyntax target, double number, Interval range) =>
        context.NodeOf(target) is { } node && context.UnitOf(node) is { } unit && unit.Equals(Unit.Kelvin) && number + CelsiusAtZero >= range.Lower && number + CelsiusAtZero <= range.Upper ? number + CelsiusAtZero : null;
}
