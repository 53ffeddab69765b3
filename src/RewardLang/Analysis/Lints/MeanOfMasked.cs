using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// A mean over an axis of values that a mask makes 0, <c>mean(if mask then x else 0)</c>: it divides by the length of the axis, so that the same values count
/// for less where the mask leaves more out.
/// </summary>
internal sealed class MeanOfMasked : ILint
{
    private static readonly string[] s_masks = ["mask", "masks", "valid", "padding", "pad", "padded", "attended"];

    public void Check(LintContext context)
    {
        foreach (var call in WrittenParts.Of(context.Syntax).OfType<CallSyntax>().Where(c => c is { Function.Name: "mean", Arguments.Count: 1 or 2 }))
        {
            if (Masked(context, call.Arguments[0].Value) is not var (mask, value) || context.NodeOf(call) is not { } mean || context.NodeOf(mask) is not { } node
                || node.Axes.Where(a => !mean.Axes.Contains(a)).ToList() is not [var axis])
                continue;
            var over = call.Arguments.Count == 2 ? $", over: {axis.Name}" : "";
            var mended = $"sum({context.TextOf(value)}{over}) / max({(node.IsTruth ? "count" : "sum")}({context.TextOf(mask)}{over}), 1)";
            context.Report(call.Span, DiagnosticCatalogue.MeanOfMasked, context.TextOf(call), axis.Name, context.TextOf(mask),
                new Suggestion($"Write {mended} for the mean of those that count.", mended));
        }
    }

    /// <summary>The mask of a value that is 0 where it is false, and the value as it is written; null for others.</summary>
    private static (ExpressionSyntax Mask, ExpressionSyntax Value)? Masked(LintContext context, ExpressionSyntax value)
    {
        var meant = WrittenExpression.MeantUnscaled(context, value);
        var mask = meant switch
        {
            IfSyntax { Else: NumberSyntax { Value: 0 }, Condition: var condition, Then: not NumberSyntax } => condition,
            BinarySyntax { Operator: TokenKind.Star } product when IsMask(context, product.Right) => product.Right,
            BinarySyntax { Operator: TokenKind.Star } product => product.Left,
            _ => null,
        };
        return mask is not null && IsMask(context, mask) ? (WrittenExpression.Inner(mask), value) : null;
    }

    private static bool IsMask(LintContext context, ExpressionSyntax syntax) => WrittenExpression.Inner(syntax) is NameSyntax name && NameParts.Of(name.Name).Any(s_masks.Contains)
        && context.NodeOf(name) is { } node && (node.IsTruth || context.RangeOf(node) is { HasNoNumber: false, Lower: >= 0, Upper: <= 1 });
}
