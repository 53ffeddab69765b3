using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A term that pays the more the larger something is that shall become small: <c>tanh(distance)</c>, or a logistic kernel without the right sign.</summary>
internal sealed class PaidForDistance : ILint
{
    /// <summary>Of so many terms some may charge the same.</summary>
    private const int MostTerms = 100;

    public void Check(LintContext context)
    {
        // A list of terms without weights is weighed by the host.
        if (context.Program.Kind != ProgramKind.Reward || !context.Syntax.Members.Any(m => m is TotalSyntax or TermSyntax { Weight: not null }))
            return;
        foreach (var term in context.Terms)
            if (!context.IsReported(term.Syntax.Span) && !WantedSmall.IsTurned(context, term.Syntax) && AddedToTotal.Sign(term, context) is not 0 and var sign && Measured(context, term.Syntax.Value) is { } measured
                && context.NodeOf(measured) is { } node && sign * Slope.Of(context, term.Value, node) > 0 && !IsCharged(context, term, node))
                context.Report(term.Syntax.Value.Span, DiagnosticCatalogue.PaidForDistance, term.Name, context.TextOf(measured), Advice(context, term));
    }

    private static ExpressionSyntax? Measured(LintContext context, ExpressionSyntax value) =>
        WrittenParts.Of(WrittenExpression.Meant(context, value)).FirstOrDefault(p => p is NameSyntax or CallSyntax { Function.Name: "norm" or "abs" } && WantedSmall.IsMeasured(context, p) && context.NodeOf(p) is { IsUniform: false });

    /// <summary>Whether another term charges the same: both together may fall.</summary>
    private static bool IsCharged(LintContext context, LintedTerm term, Ir.Node measured) => context.Terms.Count > MostTerms
        || context.Terms.Any(t => t != term && AddedToTotal.Sign(t, context) * Slope.Of(context, t.Value, measured) < 0);

    private static string Advice(LintContext context, LintedTerm term)
    {
        var value = context.TextOf(term.Syntax.Value);
        if (term.Syntax.Weight is { } weight && context.NodeOf(weight) is { } number && context.RangeOf(number).Upper < 0)
            return $"Leave out the minus of its weight, {context.TextOf(weight)}.";
        var range = context.RangeOf(term.Value);
        if (WrittenExpression.Inner(term.Syntax.Value) is BinarySyntax { Operator: TokenKind.Minus, Left: NumberSyntax { Value: 1 }, Right: var kernel } && context.NodeOf(kernel) is { } node && context.RangeOf(node) is { HasNoNumber: false, Lower: >= 0, Upper: <= 1 })
            return $"Write {context.TextOf(kernel)}.";
        return range is { HasNoNumber: false, Lower: >= 0, Upper: <= 1 } && WrittenExpression.Inner(term.Syntax.Value) is not BinarySyntax { Operator: TokenKind.Plus or TokenKind.Minus }
            ? $"Write 1 - {value}, which is largest where that is 0." : $"Write {WrittenExpression.Negated(context, term.Syntax.Value)}.";
    }
}
