using RewardLang.Diagnostics;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// A term that is 0 for all inputs, where no other lint says why. One that only its weight takes out is switched off on purpose.
/// </summary>
internal sealed class EmptyTerm : ILint
{
    public void Check(LintContext context)
    {
        foreach (var term in context.Terms)
            if (context.RangeOf(term.Value) is { IsPoint: true, Lower: 0, MayBeNaN: false } && !context.IsReported(term.Syntax.Span))
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.EmptyTerm, term.Name);
    }
}
