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
                || !context.Syntax.Members.Any(m => m is AxisSyntax && m.Name.Name == axis.Name) || context.NodeOf(call) is not { Axes: [{ Name: "xyz" or "xy" } kept] })
                continue;
            context.Report(call.Span, DiagnosticCatalogue.NormOverThings, context.TextOf(call), axis.Name, kept.Name,
                new Suggestion($"Write 'over: {kept.Name}' for one distance for each {axis.Name}.", kept.Name, axis.Span));
        }
    }

    private static bool IsDifference(LintContext context, ExpressionSyntax syntax) => WrittenExpression.Inner(syntax) switch
    {
        BinarySyntax { Operator: TokenKind.Minus } => true,
        NameSyntax name => context.Syntax.Members.OfType<LetSyntax>().FirstOrDefault(l => l.Name.Name == name.Name) is { Value: BinarySyntax { Operator: TokenKind.Minus } },
        _ => false,
    };
}
