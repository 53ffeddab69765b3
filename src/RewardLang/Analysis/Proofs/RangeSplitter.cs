using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Ranges;
using RewardLang.Ir;

namespace RewardLang.Analysis.Proofs;

/// <summary>
/// Narrows the range of one value of a step: its inputs' ranges are halved again and again where the range of the value comes from, and
/// the ranges of the parts are put together (branch and bound). Parts are as many as a fixed amount of work allows, whatever the machine.
/// </summary>
internal sealed class RangeSplitter
{
    /// <summary>Elements of nodes that may be evaluated.</summary>
    private const int MostWork = 200_000;

    private const int MostParts = 256;
    private const int MostCandidates = 12;

    private readonly RangeAnalysis _whole;
    private readonly Node _node;
    private readonly List<(Node Input, int Element)> _candidates = [];
    private readonly List<Part> _parts = [];
    private readonly int _workOfStep;
    private int _work;

    private sealed record Part(RangeAssumptions Box, Interval Range);

    private RangeSplitter(RangeAnalysis whole, Node node)
    {
        (_whole, _node) = (whole, node);
        _workOfStep = whole.Assumptions.Program.Graph.Nodes.Sum(ElementRanges.WorkOf);
        _parts.Add(new Part(whole.Assumptions, whole.Of(node).Hull));
    }

    /// <summary>The range of a value without axes at any step.</summary>
    /// <param name="whole">The ranges of the whole program.</param>
    /// <param name="node">The value.</param>
    /// <param name="goal">Splitting ends where the range lies within it.</param>
    public static Interval Narrow(RangeAnalysis whole, Node node, Interval? goal = null)
    {
        if (goal?.Contains(whole.Of(node).Hull) == true)
            return whole.Of(node).Hull;
        var splitter = new RangeSplitter(whole, node);
        splitter.FindCandidates();
        splitter.Split(goal);
        return splitter._parts.Aggregate(Interval.Empty, (hull, part) => hull.Or(part.Range)).And(whole.Of(node).Hull);
    }

    /// <summary>The narrowest box of inputs that is found to lead to an end of the range of a value: where it comes furthest, if it comes so far.</summary>
    /// <param name="whole">The ranges of the whole program.</param>
    /// <param name="node">The value.</param>
    /// <param name="isUpper">Whether it is the upper end.</param>
    public static RangeAssumptions Furthest(RangeAnalysis whole, Node node, bool isUpper)
    {
        var splitter = new RangeSplitter(whole, node);
        splitter.FindCandidates();
        double End(Part part) => isUpper ? part.Range.Upper : -part.Range.Lower;
        var best = splitter._parts[0];
        while (splitter._parts.Count < MostParts && splitter.CanWork())
        {
            // Of all that can be halved that which leaves most behind, else the widest.
            var halves = splitter._candidates.Where(c => CanHalve(best.Box, c.Input, c.Element)).Select(c => (Candidate: c, Parts: splitter.Halves(best.Box, c.Input, c.Element).ToList()))
                .OrderBy(h => h.Parts.Min(End)).ThenByDescending(h => best.Box.Of(h.Candidate.Input)[h.Candidate.Element].Width / whole.Assumptions.Of(h.Candidate.Input)[h.Candidate.Element].Width).FirstOrDefault();
            if (halves.Parts is null)
                break;
            splitter._parts.Remove(best);
            splitter._parts.AddRange(halves.Parts);
            // Of equal ones the narrowest, which came last.
            best = splitter._parts.OrderBy(End).Last();
        }

        return best.Box;
    }

    /// <summary>
    /// Inputs that no value of other rows or steps is made of: at a step those of other rows and steps are still anything. Those whose
    /// halves tell most come first.
    /// </summary>
    private void FindCandidates()
    {
        var graph = _whole.Assumptions.Program.Graph;
        var shared = Reach.From(graph.Nodes.Where(n => n.Rows is not null || n.Kind == NodeKind.ReduceTime).SelectMany(n => n.Operands));
        var whole = _parts[0].Range;
        var found = new List<(Node Input, int Element, double Gain)>();
        foreach (var input in Reach.From([_node]).Where(n => n.Kind == NodeKind.Input && !n.IsUniform && !shared.Contains(n)).OrderBy(n => n.Slot))
        {
            for (var element = 0; element < (ElementRanges.Tells(input) ? input.ElementCount : 0) && found.Count < 4 * MostCandidates; element++)
            {
                if (!CanHalve(_whole.Assumptions, input, element) || !CanWork())
                    continue;
                var halves = Halves(_whole.Assumptions, input, element).Aggregate(Interval.Empty, (hull, part) => hull.Or(part.Range));
                found.Add((input, element, Gain(whole, halves)));
            }
        }

        _candidates.AddRange(found.OrderByDescending(f => f.Gain).Take(MostCandidates).Select(f => (f.Input, f.Element)));
    }

    private static double Gain(Interval whole, Interval halves) =>
        whole.HasInfinity ? (halves.HasInfinity ? 0 : double.MaxValue) : whole.Width - halves.Width;

    private void Split(Interval? goal)
    {
        if (_candidates.Count == 0)
            return;
        for (var turn = 0; _parts.Count < MostParts && CanWork(); turn++)
        {
            var hull = _parts.Aggregate(Interval.Empty, (all, part) => all.Or(part.Range));
            if (goal?.Contains(hull) == true)
                return;
            // The parts that make the upper and the lower end take turns.
            var part = turn % 2 == 0 ? _parts.OrderByDescending(p => p.Range.Upper).First() : _parts.OrderBy(p => p.Range.Lower).First();
            if (WidestOf(part) is not var (input, element))
                return;
            _parts.Remove(part);
            _parts.AddRange(Halves(part.Box, input, element));
        }
    }

    /// <summary>The candidate that is least narrowed in a part; those that tell more go first.</summary>
    private (Node Input, int Element)? WidestOf(Part part)
    {
        (Node, int)? best = null;
        var bestScore = 0.0;
        for (var i = 0; i < _candidates.Count; i++)
        {
            var (input, element) = _candidates[i];
            if (!CanHalve(part.Box, input, element))
                continue;
            var score = part.Box.Of(input)[element].Width / _whole.Assumptions.Of(input)[element].Width / (1 + 0.25 * i);
            if (score > bestScore)
                (best, bestScore) = ((input, element), score);
        }

        return best;
    }

    private IEnumerable<Part> Halves(RangeAssumptions box, Node input, int element)
    {
        var range = box.Of(input)[element];
        var middle = input.IsTruth ? 0 : Middle(range);
        var upper = input.IsTruth ? 1 : middle;
        foreach (var half in new[] { range with { Upper = middle }, range with { Lower = upper } })
        {
            var narrower = box.With(input, ElementRanges.For(input, i => i == element ? half : box.Of(input)[i]));
            _work += _workOfStep;
            yield return new Part(narrower, _whole.AtStep(narrower, _node).Hull);
        }
    }

    /// <summary>The middle of a range; of one that goes to the end of the numbers a place in proportion.</summary>
    private static double Middle(Interval range)
    {
        if (range.Lower < 0 && range.Upper > 0 && range.Magnitude > 1e6)
            return 0;
        if (range.Upper > 1e6 && range.Lower >= 0)
            return SinglePrecision.RoundDown(Math.Sqrt(Math.Max(range.Lower, 1) * range.Upper));
        if (range.Lower < -1e6 && range.Upper <= 0)
            return -SinglePrecision.RoundDown(Math.Sqrt(Math.Max(-range.Upper, 1) * -range.Lower));
        return SinglePrecision.RoundDown((range.Lower + range.Upper) / 2);
    }

    private static bool CanHalve(RangeAssumptions box, Node input, int element) =>
        box.Of(input)[element] is { HasNoNumber: false } range && range.Lower < range.Upper
        && (input.IsTruth || Middle(range) is var middle && middle > range.Lower && middle < range.Upper);

    private bool CanWork() => _work < MostWork && !_whole.Scope.Budget.IsSpent;
}
