using RewardLang.Analysis.Intervals;
using RewardLang.Diagnostics;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>A term that pays the same at every step, whatever happens.</summary>
internal sealed class PayForNothing : ILint
{
    public void Check(LintContext context)
    {
        foreach (var term in context.Terms.Where(t => context.Program.Kind == ProgramKind.Reward && context.IsAdded(t)))
        {
            var range = context.RangeOf(term.Contribution);
            // Where an episode can end, a constant pays for lasting longer, which is a common wish.
            var dependsOnNothing = Reach.From([term.Contribution]).All(n => n.Kind is not (NodeKind.Input or NodeKind.StateRead or NodeKind.ModelCall));
            if (dependsOnNothing && range.IsFinite && range.Upper - range.Lower <= 1e-6 * Math.Abs(range.Upper) && range.Lower > 0 && context.Program.Ends.Count == 0)
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.PayForNothing, term.Name, IntervalText.Number(range.Upper));
        }
    }
}
