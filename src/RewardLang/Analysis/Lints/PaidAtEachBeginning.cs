using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// A bonus that its text calls one that is paid once, <c>rising(touching)</c>, and that is earned again each time the condition begins anew: an agent lets go and
/// takes up again for it.
/// </summary>
internal sealed class PaidAtEachBeginning : ILint
{
    public void Check(LintContext context)
    {
        foreach (var term in context.Terms.Where(t => SaidOnce.By(t.Syntax.Documentation, t.Name) && context.RangeOf(t.Contribution) is { HasNoNumber: false, Upper: > 0 }))
            if (Rising(context, term) is { Arguments: [{ Value: var condition }, ..] } call)
            {
                var instead = $"first({context.TextOf(condition)})";
                context.Report(call.Span, DiagnosticCatalogue.PaidAtEachBeginning, term.Name, context.TextOf(condition), new Suggestion($"Write {instead} for the first step at which it holds, or pay for what is reached in the end.", instead));
            }
    }

    /// <summary>The call of <c>rising</c> that a term pays for; null for none.</summary>
    private static CallSyntax? Rising(LintContext context, LintedTerm term) =>
        new[] { term.Syntax.Condition, term.Syntax.Value }.OfType<ExpressionSyntax>().Select(e => WrittenExpression.MeantUnscaled(context, e)).Select(e => e is IfSyntax choice ? WrittenExpression.Meant(context, choice.Condition) : e)
            .OfType<CallSyntax>().FirstOrDefault(call => call.Function.Name == "rising" && WrittenCall.IsOfLibrary(context, call));
}
