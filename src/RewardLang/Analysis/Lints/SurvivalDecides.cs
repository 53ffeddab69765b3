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
    private const double Share = 40;

    public void Check(LintContext context)
    {
        if (context.Program.Kind != ProgramKind.Reward || context.Terms.Count < 2 || context.Program.Graph.Done is not { } done)
            return;
        // A parameter's range is what may be tried; the terms are set off as they are.
        var ranges = context.RangesByDefault;
        if (ranges.Scope.Assuming(done, false) is not { } survived || !context.Terms.All(context.IsAdded))
            return;
        var paid = context.Terms.Select(term => (Term: term, Range: PaidIn(survived, done, term), Whole: ranges.Of(term.Contribution).Hull)).ToList();
        if (paid.Any(p => !IsNumber(p.Range) || !IsNumber(p.Whole)))
            return;
        // What is paid where an episode ends may be worth ending it for.
        var moved = paid.Sum(p => p.Range.Width + Math.Max(0, p.Whole.Upper - p.Range.Upper));
        foreach (var (term, range, _) in paid.Where(p => p.Range.IsPoint && moved > 0 && p.Range.Lower >= Share * moved))
        {
            var other = paid.OrderByDescending(p => p.Range.Width).First().Term;
            context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.SurvivalDecides, term.Name, IntervalText.Number(range.Upper), IntervalText.Number(moved), $"'{other.Name}' counts");
        }
    }

    private static bool IsNumber(Interval range) => range is { IsFinite: true, HasNoNumber: false } && LintContext.IsTold(range);

    /// <summary>What a term pays at a step that is survived; a bonus of one number for what ends the episode where it fails is paid at each.</summary>
    private static Interval PaidIn(RangeScope survived, Node done, LintedTerm term) =>
        PaidCondition.Of(term.Value) is { } condition && PaidCondition.EndsWithout(done, condition) && survived.Assuming(condition, true)?.Of(term.Contribution).Hull is { IsPoint: true } pay
            ? pay : survived.Of(term.Contribution).Hull;
}
