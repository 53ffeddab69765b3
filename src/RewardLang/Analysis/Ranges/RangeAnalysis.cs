using RewardLang.Analysis.Intervals;
using RewardLang.Ir;

namespace RewardLang.Analysis.Ranges;

/// <summary>
/// What every value of a program can be at any step of any episode, under some assumptions. States are what they can be after any number
/// of steps: a fixed point, found from below, with widening. What is said is never exceeded; it may be wider than need be.
/// </summary>
internal sealed class RangeAnalysis
{
    /// <summary>Of so many sources it is kept what each has a say in.</summary>
    private const int MostKept = 16;

    private const int RoundsBeforeWidening = 4;
    private const int MostRounds = 60;
    private const int MostNarrowings = 60;
    private const double WorthNarrowing = 1e-7;

    /// <summary>Elements of nodes that rounds may look at; what is large widens sooner.</summary>
    private const long MostElements = 2_000_000;

    private const int FewestRounds = 8;

    private readonly RangeScope _scope;
    private readonly GraphIndex _index;

    /// <param name="assumptions">What is taken for granted.</param>
    /// <param name="states">What each state can be before a step.</param>
    /// <param name="index">What is asked of the graph again and again.</param>
    /// <param name="wanted">The nodes that are asked for, each behind its operands: in this order no rule goes deep.</param>
    /// <param name="other">Another analysis, of which all is taken over that does not depend on what is different there.</param>
    private RangeAnalysis(RangeAssumptions assumptions, IReadOnlyList<ElementRanges> states, GraphIndex index, IReadOnlyList<Node> wanted, RangeAnalysis? other = null)
    {
        Assumptions = assumptions;
        States = states;
        _index = index;
        _scope = new RangeScope(new RangeSession(assumptions, states, index));
        var different = other is null ? [] : Different(other).ToList();
        foreach (var node in wanted)
        {
            if (other is not null && !different.Any(d => d.Contains(node)) && other._scope.Find(node) is { } same)
                _scope.Set(node, same);
            else
                _scope.Of(node);
        }
    }

    public RangeAssumptions Assumptions { get; }

    /// <summary>What each state can be before a step that has one before it.</summary>
    public IReadOnlyList<ElementRanges> States { get; }

    /// <summary>The ranges of the nodes, at any step.</summary>
    public RangeScope Scope => _scope;

    /// <summary>Analyses a program.</summary>
    public static RangeAnalysis Run(RangeAssumptions assumptions) => Run(assumptions, new GraphIndex(assumptions.Program.Graph), null);

    /// <summary>Analyses the same program under other assumptions.</summary>
    public RangeAnalysis Under(RangeAssumptions other) => Run(other, _index, this);

    /// <summary>The range of one node at a single step whose inputs lie in narrower ranges, while the states are what they are.</summary>
    public ElementRanges AtStep(RangeAssumptions narrower, Node node) => new RangeAnalysis(narrower, States, _index, _index.PartsOf(node), this).Of(node);

    public ElementRanges Of(Node node) => _scope.Of(node);

    private static RangeAnalysis Run(RangeAssumptions assumptions, GraphIndex index, RangeAnalysis? other)
    {
        var graph = assumptions.Program.Graph;
        if (graph.States.Count == 0)
            return new RangeAnalysis(assumptions, [], index, index.All, other);
        var analysis = new RangeAnalysis(assumptions, [.. graph.States.Select(_ => ElementRanges.Empty)], index, index.StepParts, other);
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
            analysis = analysis.WithStates(grown);
        }

        analysis = Narrow(Bound(analysis));
        return new RangeAnalysis(assumptions, analysis.States, index, index.All, analysis);
    }

    private RangeAnalysis WithStates(IReadOnlyList<ElementRanges> states) => new(Assumptions, states, _index, _index.StepParts, this);

    /// <summary>For each input, parameter, model and state that another analysis has another range for: what it has a say in.</summary>
    private IEnumerable<HashSet<Node>> Different(RangeAnalysis other)
    {
        var sources = Assumptions.DifferentFrom(other.Assumptions).Concat(Enumerable.Range(0, States.Count).Where(slot => !IsSame(States[slot], other.States[slot])).Select(slot => (NodeKind.StateRead, slot))).ToList();
        // Of many it is found at once.
        return sources.Count > MostKept ? [_index.DependentsOf(sources)] : sources.Select(source => _index.DependentsOf(source.Item1, source.Item2));
    }

    private static bool IsSame(ElementRanges one, ElementRanges other) => one == other || one.Contains(other) && other.Contains(one);

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

        return analysis.WithStates(states);
    }

    /// <summary>What widening gave away comes back as far as it still is a fixed point.</summary>
    private static RangeAnalysis Narrow(RangeAnalysis analysis)
    {
        for (var i = RoundsOf(analysis.Assumptions.Program.Graph, MostNarrowings); i > 0; i--)
        {
            var next = analysis.Next();
            var narrower = analysis.WithStates([.. analysis.States.Zip(next, (old, found) => old.And(found))]);
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
