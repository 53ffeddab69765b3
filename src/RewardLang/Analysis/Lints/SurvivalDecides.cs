using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Ranges;
using RewardLang.Diagnostics;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// A term that pays the same at every step that is survived, beside which all that the other terms can move is nothing: a policy learns to last, and
/// nothing else.
/// </summary>
internal sealed class SurvivalDecides : ILint
{
    private const double Share = 100;

    public void Check(LintContext context)
    {
        if (context.Program.Kind != ProgramKind.Reward || context.Terms.Count < 2 || context.Program.Graph.Done is not { } done)
            return;
        // A parameter's range is what may be tried; the terms are set off as they are.
        if (context.Ranges.Under(context.Ranges.Assumptions.WithDefaults()).Scope.Assuming(done, false) is not { } survived)
            return;
        var paid = context.Terms.Select(term => (Term: term, Range: PaidIn(survived, done, term))).ToList();
        if (paid.Any(p => !p.Range.IsFinite || p.Range.HasNoNumber || !LintContext.IsTold(p.Range)))
            return;
        var moved = paid.Sum(p => p.Range.Width);
        foreach (var (term, range) in paid.Where(p => p.Range.IsPoint && moved > 0 && p.Range.Lower >= Share * moved))
        {
            var other = paid.OrderByDescending(p => p.Range.Width).First().Term;
            context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.SurvivalDecides, term.Name, IntervalText.Number(range.Upper), IntervalText.Number(moved), $"'{other.Name}' counts");
        }
    }

    /// <summary>What a term pays at a step that is survived; a bonus for what ends the episode where it fails is paid at each.</summary>
    private static Interval PaidIn(RangeScope survived, Node done, LintedTerm term)
    {
        var range = survived.Of(term.Contribution).Hull;
        return range is { IsFinite: true, HasNoNumber: false } && PaidCondition.Of(term.Value) is { } condition && PaidCondition.EndsWithout(done, condition)
            ? new Interval(range.Upper, range.Upper) : range;
    }
}
