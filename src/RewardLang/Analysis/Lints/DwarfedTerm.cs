using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Ranges;
using RewardLang.Diagnostics;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// A term whose contribution is lost beside that of another, which is paid at every step. What is paid for a change, a time or an event, or
/// beyond a limit alone, is no measure, nor is an exponential or a quotient that is large in a corner: its range is wider than what it pays, or it pays
/// seldom.
/// </summary>
internal sealed class DwarfedTerm : ILint
{
    private const double Share = 2e-4;
    private const double Little = 2e-3;

    private const int MostNamed = 3;

    /// <summary>How many times the smallest of some terms the largest may be.</summary>
    private const double OneSize = 100;

    /// <summary>A weight below it is one that makes a term small.</summary>
    private const double SmallWeight = 1e-2;

    public void Check(LintContext context)
    {
        if (context.Terms.Count < 2 || !context.Terms.All(context.IsAdded) || context.Terms.Any(t => context.IsReported(t.Syntax.Span, DiagnosticCatalogue.ScaledUnitLeft)) || !IsAnyDwarfed(context, context.Ranges))
            return;
        // A parameter's range is what may be tried; the terms are set off as they are.
        var ranges = context.RangesByDefault;
        if (Largest(context, ranges) is not { } largest)
            return;
        // A function that is flat has been told, and is the cause. Beside a term that is lost others nearly are.
        var terms = context.Terms.Where(t => !SaturatedFunction.IsReportedIn(context, t.Value)).ToList();
        var dwarfed = terms.Exists(t => IsDwarfed(RangeOf(t, ranges), RangeOf(largest, ranges))) ? terms.FindAll(t => IsDwarfed(RangeOf(t, ranges), RangeOf(largest, ranges), Little)) : [];
        // What drowns several is most likely wrong itself.
        var place = dwarfed.Count == 1 ? dwarfed[0] : largest;
        if (dwarfed.Count > 0)
            context.Report(place.Syntax.Name.Span, DiagnosticCatalogue.DwarfedTerm, Listed([.. dwarfed.Take(MostNamed).Select(t => $"'{t.Name}' ({Shown(RangeOf(t, ranges))})")]), largest.Name, RangeOf(largest, ranges),
                dwarfed.Count == 1 && Outlier(context, dwarfed[0], ranges) is { } advice ? advice : dwarfed.Count == 1 ? (Suggestion)$"Scale the two: look at the units and the weight of '{largest.Name}', line {context.Program.Source.GetPosition(largest.Syntax.Name.Span.Start).Line}, first." : $"Scale '{largest.Name}': look at its units, or give it a weight of some {Fitting(largest, dwarfed.Max(t => Extent(RangeOf(t, ranges))), ranges)}.");
    }

    /// <summary>The weight that a term is to have, where it is its own weight that makes it small and the others are of one size; null for other terms.</summary>
    private static Suggestion? Outlier(LintContext context, LintedTerm term, RangeAnalysis ranges)
    {
        var others = context.Terms.Where(t => t != term).Select(t => RangeOf(t, ranges)).Where(r => r.Magnitude > 0).ToList();
        if (others.Count < 2 || !others.TrueForAll(IsTold) || others.Max(r => r.Magnitude) > OneSize * others.Min(r => r.Magnitude)
            || term.Syntax.Weight is not { } weight || context.NodeOf(weight) is not { Kind: NodeKind.Constant } number || Math.Abs(number.Value) >= SmallWeight || ranges.Of(term.Value).Hull.Magnitude is < 1e-2 or > 1e2)
            return null;
        var instead = $"{(number.Value < 0 ? "-" : "")}{Fitting(term, others.Min(Extent) / 2, ranges)}";
        var text = context.TextOf(weight);
        return new Suggestion($"Give '{term.Name}' a weight of some {instead}: at {text} it adds {IntervalText.About(RangeOf(term, ranges).Magnitude)} at most.", instead, weight.Span);
    }

    private static bool IsAnyDwarfed(LintContext context, RangeAnalysis ranges) =>
        Largest(context, ranges) is { } largest && context.Terms.Any(t => IsDwarfed(RangeOf(t, ranges), RangeOf(largest, ranges)));

    private static LintedTerm? Largest(LintContext context, RangeAnalysis ranges) => context.Terms
        .Where(t => PaidCondition.Of(t.Value) is null && IsTold(RangeOf(t, ranges)) && !Hinge.Rests(t.Contribution, ranges) && !GrowingKernel.IsReported(context, t) && !HeavyCorner.IsIn(t.Contribution, ranges) && IsPaidAtEveryStep(context.Program, t, ranges))
        .OrderByDescending(t => RangeOf(t, ranges).Width).FirstOrDefault();

    private static string Listed(List<string> terms) => terms.Count == 1 ? $"{terms[0]} is" : $"{string.Join(", ", terms.Take(terms.Count - 1))} and {terms[terms.Count - 1]} are";

    /// <summary>A range whose ends next to nothing are shown as 0.</summary>
    private static string Shown(Interval range)
    {
        double End(double value) => Math.Abs(value) < 1e-6 * range.Magnitude ? 0 : value;
        return IntervalText.Describe(range with { Lower = End(range.Lower), Upper = End(range.Upper) });
    }

    /// <summary>By how much a term varies; of one that is constant, what it adds.</summary>
    private static double Extent(Interval range) => range.Width > 0 ? range.Width : range.Magnitude;

    /// <summary>The weight with which a term is about as wide as another.</summary>
    private static string Fitting(LintedTerm term, double width, RangeAnalysis ranges)
    {
        var weight = width / Extent(ranges.Of(term.Value).Hull);
        var step = Math.Pow(10, Math.Floor(Math.Log10(weight)));
        return IntervalText.Number(Math.Max(1, Math.Round(weight / step)) * step);
    }

    private static bool IsDwarfed(Interval range, Interval most, double share = Share) => IsTold(range) && range.Magnitude > 0 && range.Magnitude < share * most.Width;

    private static bool IsTold(Interval range) => range.IsFinite && LintContext.IsTold(range);

    private static Interval RangeOf(LintedTerm term, RangeAnalysis ranges) => ranges.Of(term.Contribution).Hull;

    private static bool IsPaidAtEveryStep(CompiledProgram program, LintedTerm term, RangeAnalysis ranges) =>
        Reach.From([term.Contribution]).All(n => n.Kind is not (NodeKind.StateRead or NodeKind.ReduceTime or NodeKind.IsFirstStep or NodeKind.IsLastStep))
        && !(program.Graph.Done is { } done && ranges.Scope.Assuming(done, false) is { } goesOn && goesOn.Of(term.Contribution).Hull is { Lower: 0, Upper: 0 });
}
