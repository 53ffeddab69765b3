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

    /// <summary>Beside what is survived a gain of less than this part is not worth a fall.</summary>
    private const double LeastGain = 8;

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
        foreach (var (term, range, _) in paid.Where(p => p.Range.IsPoint && moved > 0 && p.Range.Lower > 0))
        {
            // What can pay and cost is what is to be done; what only pays may be what lasts.
            var gained = paid.Where(p => p.Term != term).Sum(p => Math.Max(0, Math.Max(p.Range.Upper, p.Whole.Upper)));
            var aim = paid.Where(p => p.Term != term && p.Range is { Lower: < 0, Upper: > 0 }).OrderByDescending(p => p.Range.Upper).FirstOrDefault().Term;
            if (range.Lower >= Share * moved && gained > 0)
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.SurvivalDecides, term.Name, IntervalText.About(range.Upper), $"move {IntervalText.About(moved)}", $"'{paid.OrderByDescending(p => p.Range.Width).First().Term.Name}' counts", "how long an episode lasts decides now, not what happens in it");
            else if (aim is not null && range.Lower >= LeastGain * gained)
                context.Report(term.Syntax.Name.Span, DiagnosticCatalogue.SurvivalDecides, term.Name, IntervalText.About(range.Upper), $"gain {IntervalText.About(gained)} at most", $"'{aim.Name}' counts", "doing nothing is nearly the best now");
        }
    }

    private static bool IsNumber(Interval range) => range is { IsFinite: true, HasNoNumber: false } && LintContext.IsTold(range);

    /// <summary>What a term pays at a step that is survived; a bonus of one number for what ends the episode where it fails is paid at each.</summary>
    private static Interval PaidIn(RangeScope survived, Node done, LintedTerm term) =>
        PaidCondition.Of(term.Value) is { } condition && PaidCondition.EndsWithout(done, condition) && survived.Assuming(condition, true)?.Of(term.Contribution).Hull is { IsPoint: true } pay
            ? pay : survived.Of(term.Contribution).Hull;
}
