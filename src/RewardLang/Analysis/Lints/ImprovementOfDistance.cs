using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A term that pays the <c>improvement</c> of a distance, which is a new largest one.</summary>
internal sealed class ImprovementOfDistance : ILint
{
    public void Check(LintContext context)
    {
        foreach (var term in context.Program.Kind == ProgramKind.Reward ? context.Terms : [])
        {
            var paid = WrittenExpression.MeantUnscaled(context, term.Syntax.Value);
            if (paid is CallSyntax { Function.Name: "clip" or "min", Arguments: [{ Value: var cut }, ..] })
                paid = WrittenExpression.MeantUnscaled(context, cut);
            if (paid is not CallSyntax { Function.Name: "improvement", Arguments: [{ Value: var measured }] } call
                || !WrittenCall.IsOfLibrary(context, call) || !AddedToTotal.IsOnlyPaid(term, context) || WantedSmall.IsTurned(context, term.Syntax.Name) || !WantedSmall.IsMeasured(context, measured))
                continue;
            var text = context.TextOf(measured);
            var opposite = measured is BinarySyntax { Operator: TokenKind.Plus or TokenKind.Minus } ? $"-({text})" : $"-{text}";
            context.Report(measured.Span, DiagnosticCatalogue.ImprovementOfDistance, context.TextOf(call), text, new Suggestion($"Write improvement({opposite}).", opposite));
        }
    }
}
