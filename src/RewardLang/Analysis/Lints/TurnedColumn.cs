using RewardLang.Diagnostics;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// How upright an attitude is, <c>1 - 2 * (x^2 + y^2)</c>, with w for one of the two: the formula of quaternions that are stored in the other order,
/// <c>1 - 2 * (q[0]^2 + q[1]^2)</c>.
/// </summary>
internal sealed class TurnedColumn : ILint
{
    public void Check(LintContext context)
    {
        foreach (var difference in WrittenParts.Of(context.Syntax).OfType<BinarySyntax>())
        {
            if (difference is not { Operator: TokenKind.Minus, Left: NumberSyntax { Value: 1 }, Right: BinarySyntax { Operator: TokenKind.Star, Left: NumberSyntax { Value: 2 }, Right: var factor } }
                || WrittenExpression.Inner(factor) is not BinarySyntax { Operator: TokenKind.Plus } sum || Square(context, sum.Left) is not var (one, first) || Square(context, sum.Right) is not var (other, second)
                || context.TextOf(one) != context.TextOf(other) || first == second || first != "w" && second != "w" || context.NodeOf(one) is not { Axes: [var axis] })
                continue;
            context.Report(difference.Span, DiagnosticCatalogue.TurnedColumn, context.TextOf(difference), context.TextOf(one), string.Join(", ", axis.Components!),
                $"Write column_z({context.TextOf(one)}).z of std.rotation for how upright it is, or the components by their names.");
        }
    }

    /// <summary>The quaternion and the component whose square a value is; null for others.</summary>
    private static (ExpressionSyntax Quaternion, string Component)? Square(LintContext context, ExpressionSyntax syntax)
    {
        var part = WrittenExpression.Inner(syntax) switch
        {
            BinarySyntax { Operator: TokenKind.Caret, Left: var powered, Right: NumberSyntax { Value: 2 } } => powered,
            BinarySyntax { Operator: TokenKind.Star, Left: var left, Right: var right } when context.TextOf(left) == context.TextOf(right) => left,
            _ => null,
        };
        return part switch
        {
            MemberSyntax { Target: var target, Member.Name: var name } when IsQuaternion(context, target) is not null => (target, name),
            IndexSyntax { Target: var target, Items: [{ End: null, First: NumberSyntax { Value: >= 0 and < 4 and var index } }] } when IsQuaternion(context, target) is { } axis => (target, axis.Components![(int)index]),
            _ => null,
        };
    }

    private static Axis? IsQuaternion(LintContext context, ExpressionSyntax syntax) =>
        context.NodeOf(syntax) is { Axes: [var axis] } && (axis == Axis.Quaternion || axis == Axis.QuaternionVectorFirst) ? axis : null;
}
