using RewardLang.Analysis.Intervals;
using RewardLang.Ir;
using RewardLang.Semantics;

namespace RewardLang.Analysis.Ranges;

/// <summary>
/// The ranges of a graph's nodes where some conditions hold. The outermost scope knows of none; the scope of a branch knows that its
/// condition was taken, and with it narrower ranges for what the condition compares and for all that is made of it.
/// </summary>
internal sealed class RangeScope
{
    private const int MostNesting = 8;

    private readonly RangeScope? _outer;
    private readonly RangeSession _session;
    private readonly Dictionary<Node, ElementRanges> _known = [];
    private readonly Dictionary<Node, bool> _depends = [];
    private readonly IReadOnlyList<Axis>? _elementwise;
    private readonly int _firstChange;
    private readonly int _depth;

    public RangeScope(RangeSession session)
    {
        _session = session;
    }

    /// <param name="outer">What is known without the condition.</param>
    /// <param name="narrowed">What the condition tells of some nodes.</param>
    /// <param name="elementwise">Where the condition is one of each element: its axes. It tells nothing about other elements, nor does what is nested in it.</param>
    private RangeScope(RangeScope outer, Dictionary<Node, ElementRanges> narrowed, IReadOnlyList<Axis>? elementwise)
    {
        _outer = outer;
        _session = outer._session;
        _depth = outer._depth + 1;
        _elementwise = elementwise ?? outer._elementwise;
        Narrowed = narrowed.Keys;
        _firstChange = narrowed.Keys.Min(n => n.Id);
        foreach (var known in narrowed)
            _known[known.Key] = known.Value;
    }

    public RangeAssumptions Assumptions => _session.Assumptions;

    /// <summary>Whether what is known is that of one element only.</summary>
    public bool IsOfOneElement => _elementwise is not null;

    /// <summary>What holds of all elements of a value, where this scope may be that of one.</summary>
    public RangeScope OfAllElements => _elementwise is null ? this : _outer!.OfAllElements;

    /// <summary>What holds in all rows and at all steps.</summary>
    public RangeScope OfAllRows => _outer?.OfAllRows ?? this;

    /// <summary>False where conditions are nested so deeply, or so many were looked into, that no further one is.</summary>
    public bool MayBranch => _depth < MostNesting && _session.CanSpend;

    /// <summary>What the condition of this scope told something of.</summary>
    public IReadOnlyCollection<Node> Narrowed { get; } = [];

    /// <summary>The work that is left.</summary>
    public AnalysisBudget Budget => _session.Budget;

    public ElementRanges StateOf(Node read) => _session.StateOf(read);

    /// <summary>The node that is the difference of two others, if the graph has one.</summary>
    public Node? FindDifference(Node left, Node right) => _session.FindDifference(left, right);

    public int[] MapOf(Node node, int operand) => _session.MapOf(node, operand);

    /// <summary>The ranges of a node's elements where they were asked for already; else null.</summary>
    public ElementRanges? Find(Node node) => _known.TryGetValue(node, out var known) ? known : null;

    /// <summary>Takes over what is known of a node.</summary>
    public void Set(Node node, ElementRanges ranges) => _known[node] = ranges;

    /// <summary>The ranges of a node's elements.</summary>
    public ElementRanges Of(Node node)
    {
        if (_known.TryGetValue(node, out var known))
            return known;
        if (_outer is null)
            return _known[node] = NodeRules.Evaluate(node, this);
        var outside = _outer.Of(node);
        if (node.Id <= _firstChange || !Depends(node) || !StackRoom.IsLeft || !_session.Spend(node))
            return outside;
        var inside = NodeRules.Evaluate(node, this);
        return _known[node] = inside.And(outside);
    }

    /// <summary>
    /// What is known in a branch; null where the branch is never taken, and this scope itself where the condition tells nothing or the
    /// budget of the analysis is spent.
    /// </summary>
    /// <param name="condition">The condition.</param>
    /// <param name="holds">Whether it holds there.</param>
    /// <param name="beside">What is known besides, of values over the axes of the condition.</param>
    public RangeScope? Assuming(Node condition, bool holds, IReadOnlyList<(Node Value, Interval Range)>? beside = null)
    {
        if (!MayBranch || !_session.Spend(condition))
            return this;
        var constraints = new Constraints(this, condition.Axes);
        if (beside?.All(known => constraints.TryAdd(known.Value, known.Range)) == false || !constraints.TryAdd(condition, holds))
            return null;
        return With(constraints, condition.Axes);
    }

    /// <summary>What is known where a value lies in a range; null where it never does.</summary>
    public RangeScope? Within(Node value, Interval range)
    {
        var constraints = new Constraints(this, value.Axes);
        return constraints.TryAdd(value, range) ? With(constraints, value.Axes) : null;
    }

    private RangeScope With(Constraints constraints, IReadOnlyList<Axis> axes) => constraints.Narrowed.Count == 0 ? this : new RangeScope(this, constraints.Narrowed, axes.Count == 0 ? null : axes);

    /// <summary>Whether a node can be narrower here than outside.</summary>
    private bool Depends(Node node)
    {
        if (_depends.TryGetValue(node, out var known))
            return known;
        if (_known.ContainsKey(node))
            return true;
        // A condition is one of this row and this step: of others it tells nothing.
        if (node.Id <= _firstChange || node.Rows is not null || node.Kind == NodeKind.ReduceTime || _elementwise is not null && !KeepsElements(node) || !StackRoom.IsLeft)
            return false;
        return _depends[node] = node.Operands.Any(Depends);
    }

    private bool KeepsElements(Node node) => (node.Axes.Count == 0 || node.Axes.SequenceEqual(_elementwise!)) && IsElementwise(node);

    /// <summary>Whether each element of a node is made of the same elements of its operands.</summary>
    public static bool IsElementwise(Node node) =>
        node.Kind is NodeKind.Unary or NodeKind.Binary or NodeKind.Select or NodeKind.ToNumber or NodeKind.ToTruth or NodeKind.StopGradient;
}
