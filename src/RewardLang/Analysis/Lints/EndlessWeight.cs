using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A weight that follows the steps of training and has no bound: a schedule that goes on behind its ramp.</summary>
internal sealed class EndlessWeight : ILint
{
    private const string Progress = "training_step";

    public void Check(LintContext context)
    {
        foreach (var term in context.Terms)
            if (term.Syntax.Weight is { } weight && !IsDivisor(weight) && context.NodeOf(weight) is { IsUniform: true } node && !LintContext.IsTold(context.RangeOf(node))
                && Reach.From([node]).Where(n => n.Kind == NodeKind.Param && !LintContext.IsTold(context.RangeOf(n))).ToList() is [{ } open] && context.Program.Params[open.Slot].Name == Progress)
                context.Report(weight.Span, DiagnosticCatalogue.EndlessWeight, term.Name, Advice(context, weight));
    }

    /// <summary>The ramp within the weight, cut at 1: <c>0.1 * training_step / ramp</c> is <c>0.1 * min(training_step / ramp, 1)</c>.</summary>
    private static Suggestion Advice(LintContext context, ExpressionSyntax weight)
    {
        var meant = WrittenExpression.Meant(context, weight);
        if (meant is BinarySyntax { Operator: TokenKind.Minus, Left: NumberSyntax { Value: 1 }, Right: BinarySyntax { Operator: TokenKind.Slash, Left: var steps } } && IsProgress(steps))
        {
            var falling = $"max({context.TextOf(meant)}, 0)";
            return new Suggestion($"It falls below 0: write {falling}.", falling, meant.Span);
        }

        var quotients = WrittenParts.Of(weight).OfType<BinarySyntax>().Where(b => b.Operator == TokenKind.Slash
            && (IsProgress(b.Left) || WrittenExpression.Inner(b.Left) is BinarySyntax { Operator: TokenKind.Star, Right: var right } && IsProgress(right))).ToList();
        if (quotients is not [var quotient])
            return "Bound it, as in min(training_step / ramp, 1).";
        var factor = IsProgress(quotient.Left) ? "" : $"{context.TextOf(((BinarySyntax)WrittenExpression.Inner(quotient.Left)).Left)} * ";
        var bounded = $"{factor}min({Progress} / {context.TextOf(quotient.Right)}, 1)";
        return new Suggestion($"Write {bounded}.", bounded, quotient.Span);
    }

    /// <summary>Whether the steps divide something, which falls then.</summary>
    private static bool IsDivisor(ExpressionSyntax weight) => WrittenParts.Of(weight).OfType<BinarySyntax>().Any(b => b.Operator == TokenKind.Slash && WrittenParts.Of(b.Right).Any(p => p is NameSyntax { Name: Progress }));

    private static bool IsProgress(ExpressionSyntax syntax) => WrittenExpression.Inner(syntax) is NameSyntax { Name: Progress };
}
