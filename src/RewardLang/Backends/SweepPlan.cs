using RewardLang.Analysis;
using RewardLang.Ir;

namespace RewardLang.Backends;

/// <summary>
/// What each sweep over the steps of a tile of rows computes and leaves for the later ones. A later sweep computes anew what follows
/// from the inputs; folds over the steps, and what a scan found at each step, it reads from where the earlier sweep left it.
/// </summary>
internal sealed class SweepPlan
{
    private readonly RewardGraph _graph;
    private readonly TimeSchedule _schedule;
    private readonly HashSet<Node> _scanned = [];
    private readonly Dictionary<Node, int> _folds = [];
    private readonly Dictionary<Node, int> _history = [];
    private readonly List<Sweep> _sweeps = [];

    /// <exception cref="KernelNotSupportedException">Rows depend on each other.</exception>
    public SweepPlan(RewardGraph graph)
    {
        _graph = graph;
        if (graph.Nodes.Any(n => n.Rows is not null))
            throw new KernelNotSupportedException("it takes the rows of the batch together at each step of its trajectories");
        _schedule = TimeSchedule.TryCreate(graph)!;
        foreach (var node in graph.Nodes)
            if (node.Kind == NodeKind.StateRead || node.Kind != NodeKind.ReduceTime && node.Operands.Any(_scanned.Contains))
                _scanned.Add(node);
        for (var number = 0; number < _schedule.Count; number++)
            _sweeps.Add(new Sweep(number));
        PlaceRoots();
        _sweeps.RemoveAll(s => s.IsEmpty);
    }

    /// <summary>The sweeps that do something, in their order.</summary>
    public IReadOnlyList<Sweep> Sweeps => _sweeps;

    /// <summary>The vectors that hold the folds over the steps of a tile.</summary>
    public int FoldVectors { get; private set; }

    /// <summary>The vectors of each step that one sweep leaves for another.</summary>
    public int HistoryVectors { get; private set; }

    /// <summary>The first vector of a fold over the steps.</summary>
    public int PlaceOf(Node fold) => _folds[fold];

    /// <summary>The first vector, among those of a step, of a value that another sweep left; null for one that a sweep computes itself.</summary>
    public int? TryFindLeft(Node node, Sweep sweep) =>
        _history.TryGetValue(node, out var place) && !sweep.Left.Contains(node) ? place : null;

    public int PlaceLeft(Node node) => _history[node];

    private void PlaceRoots()
    {
        foreach (var fold in _graph.Nodes.Where(n => n.Kind == NodeKind.ReduceTime))
        {
            _folds[fold] = FoldVectors;
            FoldVectors += fold.ElementCount;
            _sweeps[_schedule.SweepOf(fold.Operands[0])].Folds.Add(fold);
        }

        var needed = Enumerable.Range(0, _graph.Results.Count)
            .Where(i => _scanned.Contains(_graph.Results[i].Node))
            .Select(i => _schedule.SweepOf(_graph.Results[i].Node))
            .Concat(_sweeps.Where(s => s.Folds.Count > 0).Select(s => s.Number)).ToList();
        for (var i = 0; i < _graph.Results.Count; i++)
        {
            // What follows from the inputs alone joins a sweep that is needed anyway.
            var node = _graph.Results[i].Node;
            var own = _schedule.SweepOf(node);
            var joined = _scanned.Contains(node) ? own : needed.Where(s => s >= own).DefaultIfEmpty(own).Min();
            _sweeps[joined].Results.Add(i);
        }

        // From the last sweep to the first: what one needs, an earlier one must leave.
        for (var number = _sweeps.Count - 1; number >= 0; number--)
            Trace(_sweeps[number]);
    }

    /// <summary>Finds the states that a sweep walks and what it needs of earlier sweeps.</summary>
    private void Trace(Sweep sweep)
    {
        var seen = new HashSet<Node>();
        var pending = new Stack<Node>(sweep.Left.Concat(sweep.Folds.Select(f => f.Operands[0])).Concat(sweep.Results.Select(i => _graph.Results[i].Node)));
        while (pending.Count > 0)
        {
            var node = pending.Pop();
            if (!seen.Add(node) || node.Kind == NodeKind.ReduceTime)
                continue;
            if (_scanned.Contains(node) && _schedule.SweepOf(node) < sweep.Number)
            {
                Leave(node);
                continue;
            }

            if (node.Kind == NodeKind.StateRead)
            {
                sweep.States.Add(node.Slot);
                pending.Push(_graph.States[node.Slot].Next);
            }

            foreach (var operand in node.Operands)
                pending.Push(operand);
        }
    }

    private void Leave(Node node)
    {
        if (_history.ContainsKey(node))
            return;
        _history[node] = HistoryVectors;
        HistoryVectors += node.ElementCount;
        _sweeps[_schedule.SweepOf(node)].Left.Add(node);
    }

    /// <summary>One walk over the steps.</summary>
    public sealed class Sweep(int number)
    {
        public int Number { get; } = number;

        public bool IsBackward => TimeSchedule.IsBackward(Number);

        /// <summary>The results that it writes, by their numbers.</summary>
        public List<int> Results { get; } = [];

        /// <summary>The folds over the steps that it makes.</summary>
        public List<Node> Folds { get; } = [];

        /// <summary>What it leaves at each step for later sweeps.</summary>
        public List<Node> Left { get; } = [];

        /// <summary>The slots of the states that it walks.</summary>
        public SortedSet<int> States { get; } = [];

        public bool IsEmpty => Results.Count == 0 && Folds.Count == 0 && Left.Count == 0;
    }
}
