using RewardLang.Diagnostics;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>The arc cosine of the product of two vectors of which one is a difference of places, and not of length 1: a limit around it only hides that.</summary>
internal sealed class NoCosine : ILint
{
    public void Check(LintContext context)
    {
        foreach (var call in WrittenParts.Of(context.Syntax).OfType<CallSyntax>())
            if (call is { Function.Name: "acos", Arguments: [{ Name: null, Value: var argument }] } && Product(context, argument) is var (a, b) && (Offset(context, a) ?? Offset(context, b)) is { } offset)
            {
                var angle = $"angle_between({context.TextOf(a)}, {context.TextOf(b)})";
                context.Report(call.Span, DiagnosticCatalogue.NoCosine, context.TextOf(offset), context.TextOf(argument), new Suggestion($"Write {angle} of std.rotation, which asks for no length.", angle, call.Span));
            }
    }

    /// <summary>The two vectors that are multiplied, within limits or not; null for other expressions.</summary>
    private static (ExpressionSyntax A, ExpressionSyntax B)? Product(LintContext context, ExpressionSyntax syntax) => WrittenExpression.Meant(context, syntax) switch
    {
        CallSyntax { Function.Name: "dot", Arguments: [{ Name: null, Value: var a }, { Name: null, Value: var b }] } => (a, b),
        CallSyntax { Function.Name: "clip" or "min" or "max", Arguments: [{ Value: var inner }, ..] } => Product(context, inner),
        _ => null,
    };

    /// <summary>A difference of two vectors over xyz, perhaps in other units; null for what may be of length 1.</summary>
    private static ExpressionSyntax? Offset(LintContext context, ExpressionSyntax vector) =>
        context.NodeOf(vector) is { Axes: [{ Name: var axis }] } && axis == Axis.Position.Name && WrittenExpression.MeantUnscaled(context, vector) is BinarySyntax { Operator: TokenKind.Minus } ? vector : null;
}
