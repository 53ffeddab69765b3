using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A norm of differences of points that folds the things and keeps x, y and z: no distance, which folds these.</summary>
internal sealed class NormOverThings : ILint
{
    public void Check(LintContext context)
    {
        foreach (var call in WrittenParts.Of(context.Syntax).OfType<CallSyntax>())
        {
            if (call is not { Function.Name: "norm", Arguments: [{ Value: var points }, { Name.Name: "over", Value: NameSyntax axis }] } || !IsDifference(context, points)
                || IsCentred(context, points, axis.Name) || !context.Syntax.Members.Any(m => m is AxisSyntax && m.Name.Name == axis.Name) || context.NodeOf(call) is not { Axes: [{ Name: "xyz" or "xy" } kept] } norm || IsReadByCoordinate(context, norm, kept))
                continue;
            context.Report(call.Span, DiagnosticCatalogue.NormOverThings, context.TextOf(call), axis.Name, kept.Name,
                new Suggestion($"Write 'over: {kept.Name}' for one distance for each {axis.Name}.", kept.Name, axis.Span));
        }
    }

    /// <summary>Whether a mean over the things is subtracted: a spread for each coordinate.</summary>
    private static bool IsCentred(LintContext context, ExpressionSyntax points, string axis) => WrittenExpression.Meant(context, points) is BinarySyntax { Right: var centre }
        && WrittenExpression.Meant(context, centre) is CallSyntax mean && (mean is { Function.Name: "expand", Arguments: [{ Value: var expanded }, ..] } ? WrittenExpression.Meant(context, expanded) : mean)
            is CallSyntax { Arguments: [_, { Name.Name: "over", Value: NameSyntax folded }] } && folded.Name == axis;

    /// <summary>Whether the coordinates are told apart: one of them is asked for, or each has a number of its own beside it.</summary>
    private static bool IsReadByCoordinate(LintContext context, Node norm, Axis kept)
    {
        if (context.Syntax.Members.OfType<OutputSyntax>().Any(o => o.Type is not null && IsMadeOfNorm(o.Value)))
            return true;
        return WrittenParts.Of(context.Syntax).Any(part => part switch
        {
            MemberSyntax member => IsMadeOfNorm(member.Target),
            IndexSyntax index => IsMadeOfNorm(index.Target),
            BinarySyntax both => IsWithList(both.Left, both.Right),
            CallSyntax { Function.Name: "dot" or "weighted_sum", Arguments: [{ Value: var first }, { Value: var second }] } => IsWithList(first, second),
            _ => false,
        });

        bool IsWithList(ExpressionSyntax first, ExpressionSyntax second) => IsMadeOfNorm(first) && IsList(second) || IsMadeOfNorm(second) && IsList(first);

        bool IsMadeOfNorm(ExpressionSyntax syntax) => context.NodeOf(syntax) is { Axes: [var axis] } node && axis == kept && Reach.From([node]).Contains(norm);

        bool IsList(ExpressionSyntax syntax) => context.NodeOf(syntax) is { Axes: [{ Size: var size }] } node && size == kept.Size && !Reach.From([node]).Contains(norm);
    }

    private static bool IsDifference(LintContext context, ExpressionSyntax syntax) => WrittenExpression.Meant(context, syntax) is BinarySyntax { Operator: TokenKind.Minus };
}
