using RewardLang.Analysis.Proofs;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// Shaping that discounts the potential of the step before and takes away that of this step, or that pays for the step that follows in a program of single
/// steps.
/// </summary>
internal sealed class ShapingReversed : ILint
{
    public void Check(LintContext context)
    {
        foreach (var term in context.Program.Kind == ProgramKind.Reward ? context.Terms : [])
        {
            if (WrittenExpression.Unscaled(context, term.Syntax.Value) is not BinarySyntax { Operator: TokenKind.Minus, Left: BinarySyntax { Operator: TokenKind.Star } product } difference || context.NodeOf(difference.Right) is not { } now)
                continue;
            var (discount, neighbour) = product.Right is CallSyntax right ? (product.Left, right) : (product.Right, product.Left as CallSyntax);
            if (neighbour is null || context.NodeOf(discount) is not { Kind: NodeKind.Param } param || !ShapingKept.IsDiscount(context.Program.Params[param.Slot].Name)
                || context.NodeOf(neighbour) is not { } read || Neighbour.TryRead(context.Program.Graph, read) is not { } other || !IsPotential(now, other.Value))
                continue;
            if (!other.IsNext)
                ReportBefore(context, difference, discount, neighbour);
            else if (context.Program.Graph.Done is not null)
                ReportAhead(context, difference, discount);
        }
    }

    private static void ReportBefore(LintContext context, BinarySyntax difference, ExpressionSyntax discount, CallSyntax before)
    {
        // What falls is a gain where a cost is meant: only what is known to be a potential, or a distance, is told which way round it goes.
        var isDistance = WantedSmall.IsMeasured(context, difference.Right);
        if (!isDistance && !IsCalledPotential(difference.Right))
            return;
        var (factor, now, earlier) = (context.TextOf(discount), context.TextOf(difference.Right), context.TextOf(before));
        if (context.NodeOf(difference.Right) is { } potential && context.Program.Graph.Done is { } done && ShapingKept.IsKept(context, done, potential))
            now = $"(if {string.Join(" or ", context.Program.Ends)} then 0 else {now})";
        var shown = now[0] == '(' || difference.Right is NameSyntax or ParenthesizedSyntax or CallSyntax ? now : $"({now})";
        var instead = isDistance ? $"{earlier} - {factor} * {shown}" : $"{factor} * {shown} - {earlier}";
        context.Report(difference.Span, DiagnosticCatalogue.ShapingReversed, $"'{factor}' multiplies the potential of the step before here, and belongs to that of this step",
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
