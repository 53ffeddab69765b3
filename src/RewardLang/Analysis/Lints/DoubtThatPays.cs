using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// The mean of several judgements with their deviation added, <c>mean(scores) + caution * std(scores)</c>, in a program that calls itself cautious: it pays most where the
/// judges disagree. Without such words it may be meant to explore.
/// </summary>
internal sealed class DoubtThatPays : ILint
{
    private static readonly string[] s_words = ["caution", "cautious", "pessimis", "conservativ", "averse", "aversion", "penal", "punish", "lower confidence", "lower bound"];

    public void Check(LintContext context)
    {
        foreach (var sum in WrittenParts.Of(context.Syntax).OfType<BinarySyntax>().Where(b => b.Operator == TokenKind.Plus))
        {
            if (Fold(context, sum.Left, "mean", "median") is not { } mean || Fold(context, sum.Right, "std", "var") is not { } spread
                || context.NodeOf(mean.Arguments[0].Value) is not { } judged || context.NodeOf(spread.Arguments[0].Value) != judged || !IsCautious(context, sum))
                continue;
            var instead = $"{context.TextOf(sum.Left)} - {context.TextOf(sum.Right)}";
            context.Report(sum.Span, DiagnosticCatalogue.DoubtThatPays, context.TextOf(sum), context.TextOf(mean.Arguments[0].Value), new Suggestion($"Write {instead}.", instead));
        }
    }

    private static CallSyntax? Fold(LintContext context, ExpressionSyntax part, params string[] functions)
    {
        var meant = WrittenExpression.MeantUnscaled(context, part);
        // How much of it is taken may be none.
        if (meant is BinarySyntax { Operator: TokenKind.Star } product && context.NodeOf(product.Left) is { IsUniform: true } factor && context.RangeOf(factor) is { HasNoNumber: false, Lower: >= 0 })
            meant = WrittenExpression.MeantUnscaled(context, product.Right);
        return meant is CallSyntax { Arguments.Count: > 0 } call && functions.Contains(call.Function.Name) ? call : null;
    }

    /// <summary>Whether the program, the line or a name in it says that doubt shall cost.</summary>
    private static bool IsCautious(LintContext context, BinarySyntax sum)
    {
        var member = context.Syntax.Members.FirstOrDefault(m => m.Span.Start <= sum.Span.Start && sum.Span.End <= m.Span.End);
        return new[] { context.Syntax.Documentation, context.Syntax.Name.Name, member?.Documentation, member?.Name.Name, context.TextOf(sum) }.Any(text => text is not null && s_words.Any(w => text.IndexOf(w, StringComparison.OrdinalIgnoreCase) >= 0));
    }
}
