using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A norm or a sum over the difference of two quaternions: q and -q are one attitude, and are far apart by it.</summary>
internal sealed class DifferenceOfAttitudes : ILint
{
    public void Check(LintContext context)
    {
        var attitudes = new HashSet<string>(context.Program.Inputs.Where(i => i.Axes is [{ Name: "quat" or "quat_xyzw" }]).Select(i => i.Name));
        foreach (var call in attitudes.Count < 2 ? [] : WrittenParts.Of(context.Syntax).OfType<CallSyntax>())
            if (call is { Function.Name: "norm" or "sum" or "mean", Arguments: [{ Value: var folded }, ..] } && Base(folded) is BinarySyntax { Operator: TokenKind.Minus, Left: NameSyntax left, Right: NameSyntax right } difference
                && attitudes.Contains(left.Name) && attitudes.Contains(right.Name) && !IsAdded(context, left.Name, right.Name))
                context.Report(difference.Span, DiagnosticCatalogue.DifferenceOfAttitudes, left.Name, $"Write rotation_angle({left.Name}, {right.Name}) of std.rotation in place of '{context.TextOf(call)}'.");
    }

    /// <summary>Whether the two are added somewhere: the difference from the opposite is thought of.</summary>
    private static bool IsAdded(LintContext context, string first, string second) => WrittenParts.Of(context.Syntax).OfType<BinarySyntax>().Any(b =>
        b is { Operator: TokenKind.Plus, Left: NameSyntax left, Right: NameSyntax right } && (left.Name == first && right.Name == second || left.Name == second && right.Name == first));

    /// <summary>What is squared, or its size taken.</summary>
    private static ExpressionSyntax Base(ExpressionSyntax syntax) => WrittenExpression.Inner(syntax) switch
    {
        BinarySyntax { Operator: TokenKind.Caret, Left: var inner } => Base(inner),
        CallSyntax { Function.Name: "abs" or "square", Arguments: [{ Value: var inner }] } => Base(inner),
        var other => other,
    };
}
