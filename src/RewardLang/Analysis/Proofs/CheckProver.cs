using RewardLang.Analysis.Intervals;
using RewardLang.Backends.Reference;
using RewardLang.Ir;

namespace RewardLang.Analysis.Proofs;

/// <summary>Decides claims about all inputs of a program: proves them, refutes them by a case, or says what is in the way.</summary>
/// <param name="program">The program.</param>
/// <param name="obstacles">Says what is in the way.</param>
internal sealed class CheckProver(CompiledProgram program, ObstacleFinder obstacles)
{
    /// <summary>A bound beyond this says nothing: the longest episode makes one of whatever is summed up.</summary>
    private const double Largest = 1e9;

    /// <summary>The steps of cases for programs that remember.</summary>
    private const int CaseSteps = 4;

    /// <summary>The steps of cases for returns.</summary>
    private const int ReturnSteps = 24;

    /// <summary>The steps of cases that stay what they are, for returns of more steps.</summary>
    private const int SteadySteps = 256;

    /// <summary>Whether a claim about a result holds at every step.</summary>
    public Finding Holds(GraphResult result, Claim claim)
    {
        var found = RangeSplitter.Narrow(program.Ranges, result.Node, claim.IsOutside ? null : claim.Range);
        // The case that is found is the last that is measured.
        (ReferenceInterpreter Run, int Row, int Step)? last = null;
        Trial Measure(ReferenceInterpreter run, int row)
        {
            var values = Lived(run, result.Node, row).ToList();
            var worst = Worst(values, claim);
            if (result.Kind == ResultKind.Total && worst.Score > 0)
                last = (run, row, values.IndexOf(worst.Value));
            return worst;
        }

        return Decide(
            claim, found, $"{result.Name} is {IntervalText.Place(found)}",
            () => (Search(CaseSteps, Measure) ?? (program.Graph.KeepsEpisodes && (!found.IsFinite || found.Magnitude > Largest) ? Search(SteadySteps, Measure, isSteady: true) : null)) is var (example, value)
                ? Finding.Refuted($"{result.Name} is {IntervalText.Number(value)} in {Describe(example)}{(last is var (run, row, step) ? new TotalParts(program, run, row).At(step) : "")}{Bounds(found, value)}", example) with { Advice = AdviceForCase(result.Node, example) ?? Holding(result.Name, claim, found, range => RangeSplitter.Narrow(program.Ranges, result.Node, range)) ?? RemedyFor(result.Node, value) }
                : null,
            () => FailsAtEnds(program.Graph.KeepsEpisodes ? SteadySteps : 1, Measure) || FailsWhereFurthest(result.Node, claim, found, CaseSteps, Measure))
            ?? Undecided($"the range found is {Text(found)}", result.Node, result.Name, claim, found);
    }

    /// <summary>Whether every result is a finite number.</summary>
    public Finding IsFinite()
    {
        var results = program.Graph.Results.Where(r => !r.Node.IsTruth && r.Kind != ResultKind.Adjustment).ToList();
        if (results.FirstOrDefault(r => program.Ranges.Of(r.Node).Hull is { IsEmpty: true } or { IsFinite: false } && !RangeSplitter.Narrow(program.Ranges, r.Node, Interval.Finite).IsFinite) is not { } open)
            return Finding.Proved($"every result is finite{Assumed()}");
        bool IsInfinite(double value) => double.IsNaN((float)value) || double.IsInfinity((float)value);
        if (Search(CaseSteps, (run, row) => Lived(run, open.Node, row).Any(IsInfinite) ? new Trial(double.PositiveInfinity, double.NaN) : Trial.None) is var (example, _))
            return Finding.Refuted($"{open.Name} is not finite in {Describe(example)}", example) with { Advice = AdviceForCase(open.Node, example) ?? obstacles.Of(open.Node)?.Advice };
        return Undecided($"{open.Name} may be {Text(program.Ranges.Of(open.Node).Hull)}", open.Node, open.Name, new Claim(Interval.Finite), Interval.Anything);
    }

    /// <summary>Whether a claim about the sum of the total over an episode holds.</summary>
    public Finding HoldsOfReturn(GraphResult total, Claim claim, EpisodeLength length)
    {
        var bounds = ReturnBounds.Of(program.Ranges, total.Node, length);
        var kept = "";
        if (!claim.CannotBeRefuted(bounds.Range) && AffineParameters.Bound(program.Ranges, total.Node, length) is var (atEnds, parameters) && claim.HoldsButForRounding(atEnds.Range))
        {
            bounds = atEnds;
            kept = $", if {string.Join(" and ", parameters.Select(p => program.Params[p.Slot].Name))} {(parameters.Count == 1 ? "is" : "are")} not changed within an episode";
        }

        var grows = ReturnGrowth.Grows(bounds, claim.Range, length);
        Trial Measure(ReferenceInterpreter run, int row) => Return(run, row, total.Node, length.Discount) is { } sum ? new Trial(claim.Excess(sum), sum) : Trial.None;
        string Beside(double value) => !double.IsNaN(value) ? Bounds(bounds.Range, value, $"{Telescoping(bounds)}{kept}")
            : grows ? "; where it is a number it can grow with the length of the episode"
            : Bounds(ReturnBounds.OfNumbers(program.Ranges, total.Node, length), value);
        Finding Refuted(ScenarioCase example, double value)
        {
            var growth = grows && !double.IsNaN(value) ? new ReturnGrowth(program, claim, length, value > claim.Range.Upper) : null;
            var advice = growth?.Advice(total.Node, bounds) ?? AdviceForCase(total.Node, example) ?? Holding(ClaimText.Return(length), claim, bounds.Range, _ => bounds.Range);
            return Finding.Refuted($"the return is {IntervalText.Number(value)} over {Describe(example)}{Beside(value)}{growth?.Cause}", example) with { Advice = advice };
        }

        return Decide(
            claim, bounds.Range, $"the return is {IntervalText.Place(bounds.Range)}{Telescoping(bounds)}{kept}",
            () => (Search((int)Math.Min(length.Steps, ReturnSteps), Measure, isWhole: true) ?? (length.Steps > ReturnSteps ? Search((int)Math.Min(length.Steps, SteadySteps), Measure, isSteady: true, isWhole: true) : null)) is var (example, value)
                ? Refuted(example, value) : null,
            () => FailsAtEnds((int)Math.Min(length.Steps, SteadySteps), Measure) || FailsWhereFurthest(total.Node, claim, bounds.Range, (int)Math.Min(length.Steps, SteadySteps), Measure))
            ?? (grows && obstacles.Of(total.Node) is null
                ? Finding.Undecided($"the return may grow with the length of the episode, as far as is known: each step may add {Text(bounds.EachStep)}") with { Lengths = LengthAdvice.Of(program, total.Node, claim, bounds) }
                : Undecided($"the bound found is {Text(bounds.Range)}", total.Node, ClaimText.Return(length), claim, bounds.Range));
    }

    private static string Telescoping(ReturnBounds bounds) => bounds.Telescopes
        ? ", as what a step adds the next takes away" + (bounds.Rounding > 0 ? $", but for at most {bounds.Rounding.ToString("G1", System.Globalization.CultureInfo.InvariantCulture)} that each step rounds" : "")
        : "";

    /// <summary>The return of an episode that is over where an end holds; null where steps after it have a say in those before.</summary>
    private double? Return(ReferenceInterpreter run, int row, Node total, double discount) =>
        Length(run, row) is { } length ? Values(run, total, row, length).Select((v, step) => v * Math.Pow(discount, step)).Sum() : null;

    /// <summary>The steps of an episode that is over where an end holds; null where steps after it have a say in those before.</summary>
    private int? Length(ReferenceInterpreter run, int row)
    {
        var done = program.Graph.Done is { Axes.Count: 0 } end
            ? Values(run, end, row, run.Steps).ToList().FindIndex(holds => holds != 0)
            : -1;
        return done < 0 || done + 1 == run.Steps ? run.Steps : program.IsCausal ? done + 1 : null;
    }

    /// <summary>The elements of a value at the steps of an episode; none where that cannot be told.</summary>
    private IEnumerable<double> Lived(ReferenceInterpreter run, Node node, int row) => Length(run, row) is { } length ? Values(run, node, row, length) : [];

    /// <summary>Whether a value is potential-based shaping.</summary>
    public Finding IsInvariant(GraphResult result)
    {
        // What a term adds is what counts: its weight is part of it.
        var added = program.Graph.Results.FirstOrDefault(r => result.Kind == ResultKind.Term && r.Kind == ResultKind.Contribution && r.Name == result.Name) ?? result;
        var finding = ShapingProof.Decide(program.Ranges, added.Node, new ExpressionText(program, program.ValueNames));
        if (finding.Status != CheckStatus.Proved || result.Kind != ResultKind.Term || program.Graph.Results.FirstOrDefault(r => r.Kind == ResultKind.Total) is not { } total)
            return finding;
        // What is done to the sum may change what the best policy is.
        return SumBeside.Of(program.Ranges, total.Node, added.Node) is { } beside
            ? Finding.Proved(finding.Detail + string.Concat(beside.Factors.Select(f => $", if '{program.Params[f.Slot].Name}' is not changed within an episode")))
            : Finding.Undecided($"it is {finding.Detail}, but the total is no sum that it is a part of: what is done to the sum may change what the best policy is") with { Advice = $"Add '{result.Name}' to the total behind what is done to the sum, once and as it is." };
    }

    /// <summary>Whether no result looks ahead in time.</summary>
    public Finding IsCausal() => program.LookAhead is null
        ? Finding.Proved("no result depends on later steps")
        : Finding.Refuted($"{program.LookAhead} looks ahead") with { Advice = "Leave the check out where whole trajectories are passed; else write what looks ahead with what came before, as with prev in place of next." };

    /// <summary>
    /// Proved by what was found, or refuted by a case; null for neither. What exceeds the claim by no more than rounding is searched first:
    /// cases are exact.
    /// </summary>
    private Finding? Decide(Claim claim, Interval found, string detail, Func<Finding?> refute, Func<bool> failsAtEnds)
    {
        if (claim.Holds(found))
            return Finding.Proved(detail + Assumed());
        if (claim.CannotBeRefuted(found))
            return Finding.Proved($"{detail}, rounding included{Assumed()}");
        return refute() ?? (claim.HoldsButForRounding(found) && CounterexampleSearch.CanSearch(program) && !program.Ranges.Scope.Budget.IsSearched && !failsAtEnds() ? Finding.Proved($"{detail}, rounding included{Assumed()}") : null);
    }

    /// <summary>Whether a claim fails where all inputs stay at an end of their ranges: what exceeds it there is no matter of rounding.</summary>
    private bool FailsAtEnds(int steps, Func<ReferenceInterpreter, int, Trial> measure) =>
        new CounterexampleSearch(program, program.Ranges.Assumptions, program.Ranges.Scope.Budget, steps, isSteady: true).FailsAtEnds(measure);

    /// <summary>Whether a claim fails where a value of a step comes furthest, as far as halving the ranges of inputs again and again leads there: a narrow place is met by no case at random.</summary>
    private bool FailsWhereFurthest(Node node, Claim claim, Interval found, int steps, Func<ReferenceInterpreter, int, Trial> measure)
    {
        bool Fails(bool isUpper) => new CounterexampleSearch(program, RangeSplitter.Furthest(program.Ranges, node, isUpper), program.Ranges.Scope.Budget, steps, isSteady: true).FailsSomewhere(measure);
        return found.Upper >= claim.Range.Upper && Fails(isUpper: true) || found.Lower <= claim.Range.Lower && Fails(isUpper: false);
    }

    private (ScenarioCase Example, double Value)? Search(int steps, Func<ReferenceInterpreter, int, Trial> measure, bool isSteady = false, bool isWhole = false)
    {
        if (!CounterexampleSearch.CanSearch(program))
            return null;
        // What is said of each step of a program that keeps nothing is shown in one; a return is of all of them.
        var length = program.Graph.KeepsEpisodes || !program.IsCausal || isWhole ? steps : 1;
        return new CounterexampleSearch(program, program.Ranges.Assumptions, program.Ranges.Scope.Budget, length, isSteady).Find(measure);
    }

    /// <summary>The value that is furthest beyond a claim.</summary>
    private static Trial Worst(IEnumerable<double> values, Claim claim) => values.Select(v => new Trial(claim.Excess(v), v)).DefaultIfEmpty(Trial.None).OrderByDescending(t => t.Score).First();

    private static IEnumerable<double> Values(ReferenceInterpreter run, Node node, int row, int steps) =>
        Enumerable.Range(0, steps).SelectMany(step => run.Row(node, row, step));

    /// <summary>What is in the way of a claim, and what to do about it.</summary>
    private Finding Undecided(string found, Node node, string subject, Claim claim, Interval range)
    {
        var open = obstacles.Of(node);
        var obstacle = open ?? obstacles.OfWidth(node, Math.Max(range.Upper - claim.Range.Upper, claim.Range.Lower - range.Lower));
        var untried = open is not null || CounterexampleSearch.CanSearch(program) ? ""
            : $"; no cases are tried of a program {(program.Graph.Grouping is not null ? "of groups" : program.Models.Count > 0 ? "that asks models" : program.IsSized ? "of such large arrays" : "with an axis that has no size")}";
        var size = untried.Length > 0 && !program.IsSized && program.OpenAxes is [var axis, ..] ? $"Give the axis '{axis}' a size, as in 'axis {axis} = 8', to have cases tried." : null;
        var advice = new[] { obstacle.Advice ?? size, open is null && ClaimText.Found(subject, claim, range) is { } proved ? $"What is proved is '{proved}'." : null }.OfType<string>().ToList();
        return Finding.Undecided($"{found}, because {obstacle.Cause}{untried}") with { Advice = advice.Count == 0 ? null : string.Join(" ", advice) };
    }

    /// <summary>That a case has numbers of inputs that may be anything, and how they are kept to some; null where it has none.</summary>
    private string? AdviceForCase(Node node, ScenarioCase example) => obstacles.OpenInputs(node, input => example.Steps.Any(step => step[input].Any(number => number != 0)));

    /// <summary>What makes a value of a case no number, or grow from step to step, and what to do about it; null for others.</summary>
    private string? RemedyFor(Node node, double value) => (double.IsNaN(value) || double.IsInfinity(value) ? obstacles.Of(node) : obstacles.OfGrowth(node))?.Advice;

    /// <summary>The claim that is proved in place of one that fails; null where that says nothing.</summary>
    private static string? Holding(string subject, Claim claim, Interval found, Func<Interval, Interval> narrow) =>
        ClaimText.Widened(claim, found) is { } range && new Claim(range).CannotBeRefuted(narrow(range)) ? $"Correct the reward, or write '{ClaimText.Of(subject, range.Lower, range.Upper)}', which holds." : null;

    private string Assumed()
    {
        var fixedParams = program.Ranges.Assumptions.Fixed.Select(p => p.Name).ToList();
        return fixedParams.Count == 0 ? "" : $", while {string.Join(", ", fixedParams)} {(fixedParams.Count == 1 ? "keeps its default" : "keep their defaults")}";
    }

    /// <summary>What is proved of a value that breaks a claim: who corrects the claim can say that. Nothing where it is no bound, or but one number.</summary>
    private string Bounds(Interval found, double value, string why = "")
    {
        var numbers = found with { MayBeNaN = false };
        if (numbers is { HasNoNumber: true } or { IsPoint: true } || numbers.Magnitude > Largest)
            return "";
        return $"; {(double.IsNaN(value) ? $"where it is a number it is {IntervalText.Place(numbers)}" : $"for all inputs it is {IntervalText.Place(found)}")}{why}{Assumed()}";
    }

    private static string Text(Interval range) => IntervalText.Describe(range);

    private string Describe(ScenarioCase example) => ScenarioText.Phrase(program, example);
}
