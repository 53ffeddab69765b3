using RewardLang.Analysis.Proofs;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// Shaping that discounts the potential of the step before in place of that of this step, whichever is taken away, or that pays for the step that follows in a program of single
/// steps.
/// </summary>
internal sealed class ShapingReversed : ILint
{
    /// <summary>A smaller number is the factor of something else.</summary>
    private const double LeastDiscount = 0.8;

    public void Check(LintContext context)
    {
        foreach (var term in context.Program.Kind == ProgramKind.Reward ? context.Terms : [])
        {
            if (WrittenExpression.MeantUnscaled(context, term.Syntax.Value) is not BinarySyntax { Operator: TokenKind.Minus } difference || context.IsReported(difference.Span, DiagnosticCatalogue.ShapingReversed))
                continue;
            if (DiscountedNeighbour(context, difference.Left) is var (discount, neighbour, other) && context.NodeOf(difference.Right) is { } now && IsPotential(now, other.Value))
            {
                if (!other.IsNext)
                    ReportBefore(context, difference, discount, neighbour);
                else if (context.Program.Graph.Done is not null)
                    ReportAhead(context, difference, discount);
            }
            else if (DiscountedNeighbour(context, difference.Right) is ({ } late, { } before, { IsNext: false } earlier) && context.NodeOf(difference.Left) is { } present && IsPotential(present, earlier.Value))
                ReportLate(context, term, difference, late, before);
        }
    }

    /// <summary>The discount and the neighbouring step's value that a product is made of; null for others.</summary>
    private static (ExpressionSyntax Discount, ExpressionSyntax Read, Neighbour Neighbour)? DiscountedNeighbour(LintContext context, ExpressionSyntax syntax)
    {
        if (WrittenExpression.Inner(syntax) is not BinarySyntax { Operator: TokenKind.Star } product)
            return null;
        foreach (var (discount, read) in new[] { (product.Left, product.Right), (product.Right, product.Left) })
            if (context.NodeOf(discount) is { } factor && IsDiscount(context, factor) && context.NodeOf(read) is { } node && Neighbour.TryRead(context.Program.Graph, node) is { } neighbour)
                return (discount, read, neighbour);
        return null;
    }

    /// <summary>Whether a factor is the trainer's discount: a parameter of that name, or a number like one.</summary>
    private static bool IsDiscount(LintContext context, Node factor) => factor.Kind == NodeKind.Param ? ShapingKept.IsDiscount(context.Program.Params[factor.Slot].Name)
        : factor is { Kind: NodeKind.Constant, Value: >= LeastDiscount and < 1 };

    /// <summary>The discount stands at the potential of the step before, which is to be subtracted as it is.</summary>
    private static void ReportLate(LintContext context, LintedTerm term, BinarySyntax difference, ExpressionSyntax discount, ExpressionSyntax before)
    {
        // A trace that fades is written alike: only what is called a potential, or shaping, is told where the discount goes.
        if (!IsCalledPotential(difference) && !NameParts.Of(term.Name).Contains("shaping"))
            return;
        var now = ShownNow(context, difference.Left);
        // What the first action did must not count as a potential that was there before.
        var earlier = before is CallSyntax { Function.Name: "prev", Arguments: [{ Value: var value }, { Name.Name: "initial" }] } ? $"prev({context.TextOf(value)}, initial: 0)" : context.TextOf(before);
        var instead = $"{context.TextOf(discount)} * {now} - {earlier}";
        context.Report(difference.Span, DiagnosticCatalogue.ShapingReversed, $"'{context.TextOf(discount)}' multiplies the potential of the step before, and belongs on that of this step",
            new Suggestion($"Write {instead}.", instead));
    }

    /// <summary>This step's potential as a factor, 0 where the program's episodes end.</summary>
    private static string ShownNow(LintContext context, ExpressionSyntax potential)
    {
        var now = context.TextOf(potential);
        if (context.NodeOf(potential) is { } node && context.Program.Graph.Done is { } done && ShapingKept.IsKept(context, done, node))
            return $"(if {string.Join(" or ", context.Program.Ends)} then 0 else {now})";
        return potential is NameSyntax or ParenthesizedSyntax or CallSyntax ? now : $"({now})";
    }

    private static void ReportBefore(LintContext context, BinarySyntax difference, ExpressionSyntax discount, ExpressionSyntax before)
    {
        // What falls is a gain where a cost is meant: only what is known to be a potential, or a distance, is told which way round it goes.
        var isDistance = WantedSmall.IsMeasured(context, difference.Right);
        if (!isDistance && !IsCalledPotential(difference.Right))
            return;
        var (factor, shown, earlier) = (context.TextOf(discount), ShownNow(context, difference.Right), context.TextOf(before));
        var instead = isDistance ? $"{earlier} - {factor} * {shown}" : $"{factor} * {shown} - {earlier}";
        context.Report(difference.Span, DiagnosticCatalogue.ShapingReversed, $"'{factor}' multiplies the potential of the step before, and belongs on that of this step",
            new Suggestion($"Write {instead}.", instead));
    }

    private static bool IsCalledPotential(ExpressionSyntax syntax) =>
        WrittenParts.Of(syntax).OfType<NameSyntax>().Any(name => NameParts.Of(name.Name).Any(w => w is "potential" or "phi"));

    private static void ReportAhead(LintContext context, BinarySyntax difference, ExpressionSyntax discount)
    {
        var potential = context.TextOf(difference.Right);
        var instead = $"{context.TextOf(discount)} * (if {string.Join(" or ", context.Program.Ends)} then 0 else {potential}) - prev({potential}, initial: 0)";
        context.Report(difference.Span, DiagnosticCatalogue.ShapingReversed, $"'{context.TextOf(difference)}' looks ahead: a step is paid for what the next one does", $"Write {instead}.");
    }

    /// <summary>Whether a value is a potential, or is it until the episode terminates.</summary>
    private static bool IsPotential(Node now, Node potential) => now == potential
        || now.Kind == NodeKind.Select && (now.Operands[1].IsConstant(0) && now.Operands[2] == potential || now.Operands[2].IsConstant(0) && now.Operands[1] == potential);
}
