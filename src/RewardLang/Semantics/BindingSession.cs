using RewardLang.Diagnostics;
using RewardLang.Ir;

namespace RewardLang.Semantics;

/// <summary>A state while it is being bound.</summary>
internal sealed class StateSlot(string name)
{
    public string Name { get; } = name;

    public Node? Next { get; set; }
}

/// <summary>What the binding of one program shares: the graph, the states, the budget, and the names that the host gives.</summary>
internal sealed class BindingSession(DiagnosticBag diagnostics, int maximumWork = BindingSession.MaximumWork)
{
    /// <summary>Expressions that may be bound, calls inlined: what bounds a text whose calls double at every level.</summary>
    private const int MaximumWork = 200_000;

    private readonly Dictionary<(Node Initial, Node Value), Node> _previous = [];
    private readonly List<DelayedState> _delayed = [];
    private int _work;
    private int _exhaustions;

    public GraphBuilder Graph { get; } = new();

    public DiagnosticBag Diagnostics { get; } = diagnostics;

    public List<StateSlot> States { get; } = [];

    /// <summary>Names that every function sees too: <c>step</c>, <c>dt</c>, <c>training_step</c>, <c>weights</c> …</summary>
    public Dictionary<string, Func<BoundValue?>> BuiltInNames { get; } = new(StringComparer.Ordinal);

    /// <summary>The terms' contributions, for <c>weighted_sum(terms)</c>.</summary>
    public Func<(BoundValue Terms, BoundValue Weights, Node Sum)?>? WeightedTerms { get; set; }

    /// <summary>Counts one expression; false when the budget is spent.</summary>
    public bool Spend() => ++_work <= maximumWork;

    /// <summary>True the first time that it is asked.</summary>
    public bool MustSayExhausted() => ++_exhaustions == 1;

    public int NewState(string name)
    {
        States.Add(new StateSlot(name));
        return States.Count - 1;
    }

    /// <summary>The value that <paramref name="value"/> had at the previous step, <paramref name="initial"/> at an episode's first.</summary>
    public Node Previous(string name, Node initial, Node value)
    {
        if (_previous.TryGetValue((initial, value), out var known))
            return known;
        var slot = NewState(name);
        States[slot].Next = value;
        var read = Graph.StateRead(slot, value.IsTruth, value.Axes);
        return _previous[(initial, value)] = Graph.Select(Graph.IsFirstStep(), initial, read);
    }

    /// <summary>
    /// The previous value of a name that is being bound right now. Its type is taken from <paramref name="initial"/>, and held
    /// against the name's own once that is known.
    /// </summary>
    public BoundValue Delay(ExpressionBinder binder, Syntax.NameSyntax name, BoundValue initial)
    {
        var slot = NewState(name.Name);
        _delayed.Add(new DelayedState(slot, binder, name, initial));
        var read = Graph.StateRead(slot, initial.IsTruth, initial.Axes);
        return initial with { Node = Graph.Select(Graph.IsFirstStep(), initial.Node, read) };
    }

    /// <summary>Gives the delayed states their next values, when every name is bound.</summary>
    public void ResolveDelayed()
    {
        foreach (var delayed in _delayed)
        {
            if (!delayed.Binder.Scope.TryGet(delayed.Name.Name, out var value, out _) || value is null)
                continue;
            States[delayed.Slot].Next = TypeConversion.Apply(
                delayed.Binder, value, delayed.Initial.Type with { Unit = null }, delayed.Name.Span, $"'{delayed.Name.Name}' of the previous step")?.Node;
        }
    }

    private sealed record DelayedState(int Slot, ExpressionBinder Binder, Syntax.NameSyntax Name, BoundValue Initial);
}
