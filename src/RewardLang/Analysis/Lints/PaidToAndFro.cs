using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A term that pays for the size of the change of a distance, <c>abs(change(distance))</c>: moving away pays as coming nearer does.</summary>
internal sealed class PaidToAndFro : ILint
{
    public void Check(LintContext context)
    {
        foreach (var term in context.Program.Kind == ProgramKind.Reward ? context.Terms : [])
            if (Size(context, term.Syntax.Value) is var (size, measured) && AddedToTotal.IsOnlyPaid(term, context) && (WantedSmall.IsMeasured(context, measured) || WantedSmall.IsDistance(measured)) && !WantedSmall.IsTurned(context, term.Syntax))
                context.Report(size.Span, DiagnosticCatalogue.PaidToAndFro, term.Name, context.TextOf(measured),
                    new Suggestion($"Write change({WrittenExpression.Negated(context, measured)}) of std.temporal, which is above 0 where it has become less and below where it has become more."));
    }

    /// <summary>The size of a change, and of what; null for other values.</summary>
    private static (ExpressionSyntax Size, ExpressionSyntax Measured)? Size(LintContext context, ExpressionSyntax value) => WrittenExpression.MeantUnscaled(context, value) switch
    {
        CallSyntax { Function.Name: "abs" or "square", Arguments: [{ Value: var change }] } size when Changed(context, change) is { } measured => (size, measured),
        BinarySyntax { Operator: TokenKind.Caret, Left: var change, Right: NumberSyntax { Value: 2 } } size when Changed(context, change) is { } measured => (size, measured),
        _ => null,
    };

    private static ExpressionSyntax? Changed(LintContext context, ExpressionSyntax change) => WrittenExpression.MeantUnscaled(context, change) switch
    {
        CallSyntax { Function.Name: "change" or "rate", Arguments: [{ Value: var measured }, ..] } => measured,
        BinarySyntax { Operator: TokenKind.Minus } difference => Before(context, difference.Left, difference.Right) ?? Before(context, difference.Right, difference.Left),
        _ => null,
    };

    private static ExpressionSyntax? Before(LintContext context, ExpressionSyntax now, ExpressionSyntax before) =>
        WrittenExpression.Meant(context, before) is CallSyntax { Function.Name: "prev", Arguments: [{ Value: var kept }, ..] } && context.NodeOf(kept) is { } node && node == context.NodeOf(now) ? kept : null;
}
