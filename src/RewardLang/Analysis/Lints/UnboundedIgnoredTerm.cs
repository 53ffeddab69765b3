using RewardLang.Analysis.Proofs;
using RewardLang.Diagnostics;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>A term with the weight 0 that can be NaN or infinite: it is left out of the total, and is logged as it is.</summary>
internal sealed class UnboundedIgnoredTerm : ILint
{
    public void Check(LintContext context)
    {
        foreach (var term in context.Terms)
            if (term.Contribution.IsConstant(0) && !context.RangeOf(term.Value).IsFinite && !IsOpen(context, Culprit.Of(context.Program.Graph, context.Ranges.Scope, term.Value)?.Node))
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.UnboundedIgnoredTerm, term.Name, context.RangeOf(term.Value));
    }

    /// <summary>Of an input without a range everything is left open.</summary>
    private static bool IsOpen(LintContext context, Node? culprit) =>
        culprit?.Kind == NodeKind.Input && context.Program.Inputs[culprit.Slot] is { Lower: null, Upper: null };
}
