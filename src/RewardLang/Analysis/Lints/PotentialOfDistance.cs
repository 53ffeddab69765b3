using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>Potential-based shaping whose potential grows with what shall become small: it is invariant, and leads away until all is learned.</summary>
internal sealed class PotentialOfDistance : ILint
{
    public void Check(LintContext context)
    {
        foreach (var term in context.Program.Kind == ProgramKind.Reward ? context.Terms : [])
        {
            if (AddedToTotal.Sign(term, context) <= 0 || WantedSmall.IsTurned(context, term.Syntax.Name) || Potential(context, WrittenExpression.MeantUnscaled(context, term.Syntax.Value)) is not { } potential || context.NodeOf(potential) is not { } node
                || Measured(context, potential, node) is not { } measured)
                continue;
            var place = WrittenExpression.Inner(potential) is NameSyntax name && context.Syntax.Members.OfType<LetSyntax>().FirstOrDefault(l => l.Name.Name == name.Name) is { } let ? let.Value : potential;
            var instead = WrittenExpression.Negated(context, place);
            context.Report(place.Span, DiagnosticCatalogue.PotentialOfDistance, context.TextOf(potential), context.TextOf(measured), term.Name, new Suggestion($"Write {instead}.", instead, place.Span));
        }
    }

    /// <summary>The potential of a call of the library, or of <c>discount * potential - prev(potential, …)</c>; null for other values.</summary>
    private static ExpressionSyntax? Potential(LintContext context, ExpressionSyntax value) => value switch
    {
        CallSyntax { Function.Name: "potential_shaping" } call when WrittenCall.IsOfLibrary(context, call) => WrittenCall.Of(context, call)?.Given("potential")?.Value,
        BinarySyntax { Operator: TokenKind.Minus, Left: var now, Right: var before } when WrittenExpression.Meant(context, before) is CallSyntax { Function.Name: "prev", Arguments: [{ Value: var kept }, ..] }
            && WrittenExpression.Meant(context, now) is BinarySyntax { Operator: TokenKind.Star } product && (IsDiscount(product.Left) || IsDiscount(product.Right)) => kept,
        _ => null,
    };

    private static bool IsDiscount(ExpressionSyntax factor) => factor is NameSyntax name && ShapingKept.IsDiscount(name.Name) || NumberFacts.Bare(factor) is { Value: > 0.8 and <= 1 };

    /// <summary>What shall become small and the potential grows with; null for none.</summary>
    private static ExpressionSyntax? Measured(LintContext context, ExpressionSyntax potential, Ir.Node node) => WrittenParts.Of(WrittenExpression.Meant(context, potential)).Append(potential)
        .FirstOrDefault(p => p is NameSyntax or CallSyntax { Function.Name: "norm" or "abs" } && WantedSmall.IsMeasured(context, p) && context.NodeOf(p) is { } measured && Slope.Of(context, node, measured) > 0);
}
