using RewardLang.Analysis.Intervals;
using RewardLang.Ir;

namespace RewardLang.Analysis.Ranges;

/// <summary>
/// What every value of a program can be at any step of any episode, under some assumptions. States are what they can be after any number
/// of steps: a fixed point, found from below, with widening. What is said is never exceeded; it may be wider than need be.
/// </summary>
internal sealed class RangeAnalysis
{
    private const int RoundsBeforeWidening = 4;
    private const int MostRounds = 60;
    private const int MostNarrowings = 60;
    private const double WorthNarrowing = 1e-7;

    /// <summary>Elements of nodes that rounds may look at; what is large widens sooner.</summary>
    private const long MostElements = 2_000_000;

    private const int FewestRounds = 8;

    private readonly RangeScope _scope;
    private readonly GraphIndex _index;

    private RangeAnalysis(RangeAssumptions assumptions, IReadOnlyList<ElementRanges> states, GraphIndex index)
    {
        Assumptions = assumptions;
        States = states;
        _index = index;
        _scope = new RangeScope(new RangeSession(assumptions, states, index));
        // In the order of the nodes no rule goes deep.
        foreach (var node in assumptions.Program.Graph.Nodes)
            _scope.Of(node);
    }

    public RangeAssumptions Assumptions { get; }

    /// <summary>What each state can be before a step that has one before it.</summary>
    public IReadOnlyList<ElementRanges> States { get; }

    /// <summary>The ranges of the nodes, at any step.</summary>
    public RangeScope Scope => _scope;

    /// <summary>Analyses a program.</summary>
    public static RangeAnalysis Run(RangeAssumptions assumptions) => Run(assumptions, new GraphIndex(assumptions.Program.Graph));

    /// <summary>Analyses the same program under other assumptions.</summary>
    public RangeAnalysis Under(RangeAssumptions other) => Run(other, _index);

    /// <summary>The same at a single step whose inputs lie in narrower ranges, while the states are what they are.</summary>
    public RangeAnalysis AtStep(RangeAssumptions narrower) => new(narrower, States, _index);

    public ElementRanges Of(Node node) => _scope.Of(node);

    private static RangeAnalysis Run(RangeAssumptions assumptions, GraphIndex index)
    {
        var graph = assumptions.Program.Graph;
        var analysis = new RangeAnalysis(assumptions, [.. graph.States.Select(_ => ElementRanges.Empty)], index);
        if (graph.States.Count == 0)
            return analysis;
        var mostRounds = RoundsOf(graph, MostRounds);
        var thresholds = new WideningThresholds(graph, assumptions);
        var older = analysis.States;
        for (var round = 0; ; round++)
        {
            var next = analysis.Next();
            if (analysis.Covers(next))
                break;
            IReadOnlyList<ElementRanges> grown = [.. analysis.States.Select((old, i) =>
                old.Contains(next[i]) ? old
                : round >= mostRounds ? ElementRanges.Of(Interval.Anything)
                : round >= RoundsBeforeWidening ? thresholds.Widen(older[i], old, old.Or(next[i])) : old.Or(next[i]))];
            older = analysis.States;
            analysis = new RangeAnalysis(assumptions, grown, index);
        }

        return Narrow(Bound(analysis));
    }

    private static int RoundsOf(RewardGraph graph, int most) => (int)Math.Max(FewestRounds, Math.Min(most, MostElements / graph.Nodes.Sum(n => n.Axes.All(a => a.Size is not null) ? (long)n.ElementCount : 1)));

    private List<ElementRanges> Next() => [.. Assumptions.Program.Graph.States.Select(s => _scope.Of(s.Next))];

    private bool Covers(IReadOnlyList<ElementRanges> states) => States.Zip(states, (own, other) => own.Contains(other)).All(c => c);

    /// <summary>Counters and sums come only so far in an episode.</summary>
    private static RangeAnalysis Bound(RangeAnalysis analysis)
    {
        var graph = analysis.Assumptions.Program.Graph;
        var states = analysis.States.ToArray();
        for (var slot = 0; slot < states.Length; slot++)
        {
            if (StateGrowth.Of(graph, slot, analysis.Scope) is not { } growth)
                continue;
            var reached = growth.After(analysis.Assumptions.LongestEpisode);
            states[slot] = states[slot].And(ElementRanges.Of(reached));
        }

        return new RangeAnalysis(analysis.Assumptions, states, analysis._index);
    }

    /// <summary>What widening gave away comes back as far as it still is a fixed point.</summary>
    private static RangeAnalysis Narrow(RangeAnalysis analysis)
    {
        for (var i = RoundsOf(analysis.Assumptions.Program.Graph, MostNarrowings); i > 0; i--)
        {
            var next = analysis.Next();
            var narrower = new RangeAnalysis(analysis.Assumptions, [.. analysis.States.Zip(next, (old, found) => old.And(found))], analysis._index);
            var after = narrower.Next();
            if (!narrower.Covers([.. after.Zip(analysis.States, (found, old) => found.And(old))]) || !IsWorth(analysis, narrower))
                break;
            analysis = narrower;
        }

        return analysis;
    }

    private static bool IsWorth(RangeAnalysis wide, RangeAnalysis narrow) =>
        wide.States.Zip(narrow.States, (w, n) => w.Hull.Width - n.Hull.Width > WorthNarrowing * w.Hull.Magnitude || w.Hull.HasInfinity && !n.Hull.HasInfinity
            || w.Hull.MayBeNaN && !n.Hull.MayBeNaN).Any(worth => worth);
}
