using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A product or a quotient of quaternions, which works element by element: <c>q * conjugate(p)</c> is no rotation. Their dot product sums such a product.</summary>
internal sealed class QuaternionByComponents : ILint
{
    public void Check(LintContext context)
    {
        var expressions = context.Syntax.Members.SelectMany(WrittenParts.Whole).SelectMany(WrittenParts.Of).ToList();
        var summed = new HashSet<TextSpan>(expressions.OfType<CallSyntax>().Where(c => c.Function.Name is "sum" or "mean" or "dot").SelectMany(c => c.Arguments).Select(a => WrittenExpression.Meant(context, a.Value).Span));
        foreach (var both in expressions.OfType<BinarySyntax>().Where(b => !context.IsReported(b.Span, DiagnosticCatalogue.QuaternionByComponents)))
        {
            if (both.Operator is not (TokenKind.Star or TokenKind.Slash) || summed.Contains(both.Span) || !IsQuaternion(context, both.Right)
                || !(both.Operator == TokenKind.Star ? IsQuaternion(context, both.Left) : IsQuaternion(context, both.Left) || NumberFacts.Bare(both.Left) is { Value: 1 })
                || context.NodeOf(both.Left) == context.NodeOf(both.Right))
                continue;
            var right = both.Operator == TokenKind.Star ? Rotation(context, both.Right) : $"conjugate({context.TextOf(both.Right)})";
            var text = IsQuaternion(context, both.Left) ? $"quat_multiply({Rotation(context, both.Left)}, {right})" : right;
            context.Report(both.Span, DiagnosticCatalogue.QuaternionByComponents, context.TextOf(both), new Suggestion($"Write {text} of std.rotation.", text, both.Span));
        }
    }

    /// <summary>A factor as it is written, and <c>1 / q</c> as the rotation back.</summary>
    private static string Rotation(LintContext context, ExpressionSyntax factor) => WrittenExpression.Inner(factor) is BinarySyntax { Operator: TokenKind.Slash, Right: var turned } quotient && NumberFacts.Bare(quotient.Left) is { Value: 1 }
        ? $"conjugate({context.TextOf(turned)})" : context.TextOf(factor);

    private static bool IsQuaternion(LintContext context, ExpressionSyntax syntax) =>
        context.NodeOf(syntax) is { Kind: not NodeKind.Constant } node && node.Axes.Any(a => a == Axis.Quaternion || a == Axis.QuaternionVectorFirst);
}
