using RewardLang.Diagnostics;
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
                || IsCentred(points, axis.Name) || IsReadByComponent(context, call) || !context.Syntax.Members.Any(m => m is AxisSyntax && m.Name.Name == axis.Name) || context.NodeOf(call) is not { Axes: [{ Name: "xyz" or "xy" } kept] })
                continue;
            context.Report(call.Span, DiagnosticCatalogue.NormOverThings, context.TextOf(call), axis.Name, kept.Name,
                new Suggestion($"Write 'over: {kept.Name}' for one distance for each {axis.Name}.", kept.Name, axis.Span));
        }
    }

    /// <summary>Whether a mean over the things is subtracted: a spread for each coordinate.</summary>
    private static bool IsCentred(ExpressionSyntax points, string axis) => WrittenExpression.Inner(points) is BinarySyntax { Right: CallSyntax { Arguments: [_, { Name.Name: "over", Value: NameSyntax folded }] } } && folded.Name == axis;

    /// <summary>Whether x, y or z of the norm is asked for.</summary>
    private static bool IsReadByComponent(LintContext context, CallSyntax call)
    {
        var name = context.Syntax.Members.OfType<LetSyntax>().FirstOrDefault(l => WrittenExpression.Inner(l.Value) == call)?.Name.Name;
        return WrittenParts.Of(context.Syntax).OfType<MemberSyntax>().Any(m => WrittenExpression.Inner(m.Target) is var target && (target == call || target is NameSyntax read && read.Name == name));
    }

    private static bool IsDifference(LintContext context, ExpressionSyntax syntax) => WrittenExpression.Inner(syntax) switch
    {
        BinarySyntax { Operator: TokenKind.Minus } => true,
        NameSyntax name => context.Syntax.Members.OfType<LetSyntax>().FirstOrDefault(l => l.Name.Name == name.Name) is { Value: BinarySyntax { Operator: TokenKind.Minus } },
        _ => false,
    };
}
