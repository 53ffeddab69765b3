using RewardLang.Diagnostics;

namespace RewardLang.Analysis.Lints;

/// <summary>A term whose contribution is lost beside that of another.</summary>
internal sealed class DwarfedTerm : ILint
{
    private const double Share = 1e-4;

    public void Check(LintContext context)
    {
        var ranges = context.Terms.Select(t => (Term: t, Range: context.RangeOf(t.Contribution))).Where(t => t.Range.IsFinite && LintContext.IsTold(t.Range)).ToList();
        if (ranges.Count < 2)
            return;
        var (largest, most) = ranges.OrderByDescending(t => t.Range.Width).First();
        foreach (var (term, range) in ranges)
            if (range.Magnitude > 0 && range.Magnitude < Share * most.Width)
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.DwarfedTerm, term.Name, range, largest.Name, most);
    }
}
