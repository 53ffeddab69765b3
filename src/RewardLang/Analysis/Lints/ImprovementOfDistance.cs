using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A term that pays the <c>improvement</c> of a distance, which is a new largest one, or its <c>change</c>, which is above 0 as it grows.</summary>
internal sealed class ImprovementOfDistance : ILint
{
    public void Check(LintContext context)
    {
        foreach (var term in context.Program.Kind == ProgramKind.Reward ? context.Terms : [])
        {
            var paid = WrittenExpression.MeantUnscaled(context, term.Syntax.Value);
            if (paid is CallSyntax { Function.Name: "clip" or "min", Arguments: [{ Value: var cut }, ..] })
                paid = WrittenExpression.MeantUnscaled(context, cut);
            if (paid is not CallSyntax { Function.Name: "improvement" or "change", Arguments: [{ Value: var measured }] } call
                || !WrittenCall.IsOfLibrary(context, call) || !(call.Function.Name == "change" ? IsWeighedUp(context, term) : AddedToTotal.IsOnlyPaid(term, context)) || WantedSmall.IsTurned(context, term.Syntax.Name) || !WantedSmall.IsMeasured(context, measured))
                continue;
            var text = context.TextOf(measured);
            var opposite = WrittenExpression.Negated(context, measured);
            context.Report(measured.Span, DiagnosticCatalogue.ImprovementOfDistance, context.TextOf(call), text, new Suggestion($"Write {call.Function.Name}({opposite}).", opposite));
        }
    }

    /// <summary>Whether a term is added with a weight above 0.</summary>
    private static bool IsWeighedUp(LintContext context, LintedTerm term) =>
        context.IsAdded(term) && (term.Syntax.Weight is null || context.NodeOf(term.Syntax.Weight) is { } weight && context.RangeOf(weight).Lower > 0);
}
