using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Ranges;
using RewardLang.Backends.Reference;
using RewardLang.Ir;
using RewardLang.Semantics;

namespace RewardLang.Analysis.Proofs;

/// <summary>Decides claims about all inputs of a program: proves them, refutes them by a case, or says what is in the way.</summary>
/// <param name="program">The program.</param>
/// <param name="origins">Where its values are written.</param>
/// <param name="ranges">What they can be.</param>
internal sealed class CheckProver(CompiledProgram program, NodeOrigins origins, Lazy<RangeAnalysis> ranges)
{
    /// <summary>What rounding may put beyond an end that holds in exact arithmetic, as a share of the end.</summary>
    private const double RoundingShare = 1e-5;

    /// <summary>The steps of cases for programs that remember.</summary>
    private const int CaseSteps = 4;

    /// <summary>The steps of cases for returns.</summary>
    private const int ReturnSteps = 24;

    /// <summary>Whether a result lies between two ends at every step.</summary>
    public Finding InRange(GraphResult result, double lower, double upper)
    {
        var claimed = new Interval(lower, upper);
        var found = RangeSplitter.Narrow(ranges.Value, result.Node, claimed);
        if (Decide(found, claimed) is { } proved)
            return Finding.Proved($"{result.Name} is in {Text(found)}{proved}{Assumed()}");
        if (Search(CaseSteps, (run, row) => Beyond(Values(run, result.Node, row), claimed)) is var (example, value))
            return Finding.Refuted($"{result.Name} is {IntervalText.Number(value)} in {Describe(example)}", example);
        return Finding.Undecided($"the range found is {Text(found)}{Reason(result.Node)}");
    }

    /// <summary>Whether every result is a finite number.</summary>
    public Finding IsFinite()
    {
        var results = program.Graph.Results.Where(r => !r.Node.IsTruth && r.Kind != ResultKind.Adjustment).ToList();
        if (results.FirstOrDefault(r => !ranges.Value.Of(r.Node).Hull.IsFinite && !RangeSplitter.Narrow(ranges.Value, r.Node, Interval.Finite).IsFinite) is not { } open)
            return Finding.Proved($"every result is finite{Assumed()}");
        if (Search(CaseSteps, (run, row) => Values(run, open.Node, row).Any(v => double.IsNaN((float)v) || double.IsInfinity((float)v)) ? (double.PositiveInfinity, double.NaN) : (-1, 0)) is var (example, _))
            return Finding.Refuted($"{open.Name} is not finite in {Describe(example)}", example);
        return Finding.Undecided($"{open.Name} may be {Text(ranges.Value.Of(open.Node).Hull)}{Reason(open.Node)}");
    }

    /// <summary>Whether the sum of the total over an episode lies between two ends.</summary>
    public Finding ReturnInRange(GraphResult total, double lower, double upper, double steps, double discount)
    {
        var claimed = new Interval(lower, upper);
        var bounds = ReturnBounds.Of(ranges.Value, total.Node, steps, discount);
        if (Decide(bounds.Range, claimed) is { } proved)
            return Finding.Proved($"the return is in {Text(bounds.Range)}{(bounds.Telescopes ? ", as what a step adds the next takes away" : "")}{proved}{Assumed()}");
        var length = (int)Math.Min(steps, ReturnSteps);
        double Sum(ReferenceInterpreter run, int row) => Values(run, total.Node, row).Select((v, step) => v * Math.Pow(discount, step)).Sum();
        if (Search(length, (run, row) => Beyond([Sum(run, row)], claimed)) is var (example, value))
            return Finding.Refuted($"the return is {IntervalText.Number(value)} over {Describe(example)}", example);
        var grows = double.IsInfinity(steps) && discount == 1
            && (bounds.EachStep.Upper > 0 && double.IsPositiveInfinity(bounds.Range.Upper) && !double.IsInfinity(upper)
                || bounds.EachStep.Lower < 0 && double.IsNegativeInfinity(bounds.Range.Lower) && !double.IsInfinity(lower));
        return Finding.Undecided(grows
            ? $"the return can grow with the length of the episode: each step may add {Text(bounds.EachStep)}"
            : $"the bound found is {Text(bounds.Range)}{Reason(total.Node)}");
    }

    /// <summary>Whether a value is potential-based shaping.</summary>
    public Finding IsInvariant(GraphResult result) =>
        ShapingProof.Decide(ranges.Value, result.Node, new ExpressionText(program, program.ValueNames));

    /// <summary>Whether no result looks ahead in time.</summary>
    public Finding IsCausal() => program.LookAhead is null
        ? Finding.Proved("no result depends on later steps")
        : Finding.Refuted($"{program.LookAhead} looks ahead");

    private static string? Decide(Interval found, Interval claimed)
    {
        if (claimed.Contains(found))
            return "";
        var slack = RoundingShare * Math.Max(Finite(claimed.Lower), Finite(claimed.Upper));
        return new Interval(claimed.Lower - slack, claimed.Upper + slack).Contains(found) ? ", rounding included" : null;
    }

    private static double Finite(double end) => double.IsInfinity(end) ? 0 : Math.Abs(end);

    private (ScenarioCase Example, double Value)? Search(int steps, Func<ReferenceInterpreter, int, (double Score, double Value)> measure)
    {
        if (!CounterexampleSearch.CanSearch(program))
            return null;
        var length = program.Graph.KeepsEpisodes || !program.IsCausal || steps > CaseSteps ? steps : 1;
        var search = new CounterexampleSearch(program, ranges.Value.Assumptions, length);
        var values = new Dictionary<double, double>();
        double Score(ReferenceInterpreter run, int row)
        {
            var (score, value) = measure(run, row);
            values[score] = value;
            return score;
        }

        return search.Find(Score) is var (found, best) ? (found, values[best]) : null;
    }

    /// <summary>By how much the worst of some values is beyond the ends, allowing for rounding; below 0 where none is.</summary>
    private static (double Score, double Value) Beyond(IEnumerable<double> values, Interval claimed)
    {
        var slack = RoundingShare * Math.Max(Math.Max(Finite(claimed.Lower), Finite(claimed.Upper)), 1e-3);
        return values
            .Select(v => (Score: double.IsNaN(v) ? double.PositiveInfinity : Math.Max(v - claimed.Upper, claimed.Lower - v) - slack, Value: v))
            .OrderByDescending(v => v.Score).First();
    }

    private static IEnumerable<double> Values(ReferenceInterpreter run, Node node, int row) =>
        Enumerable.Range(0, run.Steps).SelectMany(step => run.Row(node, row, step));

    /// <summary>Which part of the program is in the way, in the user's words.</summary>
    private string Reason(Node node)
    {
        var culprit = Culprit.Of(ranges.Value.Scope, node);
        if (culprit.Kind == NodeKind.Input && program.Inputs[culprit.Slot] is { Lower: null, Upper: null } input)
            return $": '{input.Name}' has no range, declare one behind its type with 'in lowest .. highest'";
        var range = Text(ranges.Value.Of(culprit).Hull);
        return culprit != node && origins.FindFirst(program.Graph, n => n == culprit) is { } origin ? $", because {origin} can be {range}" : "";
    }

    private string Assumed()
    {
        var fixedParams = ranges.Value.Assumptions.Fixed.Select(p => p.Name).ToList();
        return fixedParams.Count == 0 ? "" : $", while {string.Join(", ", fixedParams)} {(fixedParams.Count == 1 ? "keeps its default" : "keep their defaults")}";
    }

    private static string Text(Interval range) => IntervalText.Describe(range);

    private string Describe(ScenarioCase example) => ScenarioText.Phrase(program, example);
}
