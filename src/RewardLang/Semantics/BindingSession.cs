using RewardLang.Analysis.Lints;
using RewardLang.Diagnostics;
using RewardLang.Ir;

namespace RewardLang.Semantics;

/// <summary>A state while it is being bound.</summary>
internal sealed class StateSlot(string name, bool isBackward)
{
    public string Name { get; } = name;

    /// <summary>True for a scan from the last step to the first.</summary>
    public bool IsBackward { get; } = isBackward;

    public Node? Next { get; set; }
}

/// <summary>What the binding of one program shares: the graph, the states, the budget, and the names that the host gives.</summary>
internal sealed class BindingSession(DiagnosticBag diagnostics, int maximumWork = BindingSession.MaximumWork)
{
    /// <summary>Expressions that may be bound, calls inlined: what bounds a text whose calls double at every level.</summary>
    private const int MaximumWork = 200_000;

    private readonly Dictionary<(Node Boundary, Node Value, bool IsBackward), Node> _neighbours = [];
    private readonly List<DelayedState> _delayed = [];
    /// <summary>Expressions that may be bound for the types of names that nothing declares.</summary>
    private const int MaximumLooked = 10_000;

    private int _work;
    private int _looked;
    private ILookup<string, Syntax.MemberSyntaxNode>? _uses;
    private int _exhaustions;

    public GraphBuilder Graph { get; } = new();

    public DiagnosticBag Diagnostics { get; } = diagnostics;

    public List<StateSlot> States { get; } = [];

    /// <summary>Where values are written.</summary>
    public NodeOrigins Origins { get; } = new();

    /// <summary>How the host's values declare their units.</summary>
    public DeclaredUnits DeclaredUnits { get; } = new();

    /// <summary>What the program's <c>let</c>s call their values.</summary>
    public Dictionary<Node, string> ValueNames { get; } = [];

    /// <summary>Names that every function sees too: <c>step</c>, <c>dt</c>, <c>training_step</c>, <c>weights</c> …</summary>
    public Dictionary<string, Func<BoundValue?>> BuiltInNames { get; } = new(StringComparer.Ordinal);

    /// <summary>The names of the program's ends, for advice.</summary>
    public IReadOnlyList<string> EndNames { get; set; } = [];

    /// <summary>What the program's own text folds over all axes.</summary>
    public Dictionary<TextSpan, WrittenFold> Folds { get; } = [];

    /// <summary>The terms' contributions, for <c>weighted_sum(terms)</c>.</summary>
    public Func<(BoundValue Terms, BoundValue Weights, Node Sum)?>? WeightedTerms { get; set; }

    /// <summary>True when the program says which rows form a group.</summary>
    public bool HasGroups { get; set; }

    /// <summary>How the program may say what its groups are, for advice.</summary>
    public (string Size, string By) GroupForms { get; set; }

    /// <summary>The program as it is written, for advice; null where functions are looked at alone.</summary>
    public Syntax.ProgramSyntax? Written { get; init; }

    /// <summary>The members of the program in whose expressions a name is written.</summary>
    public IEnumerable<Syntax.MemberSyntaxNode> UsesOf(string name) =>
        (_uses ??= (Written?.Members ?? []).SelectMany(m => WrittenParts.Of(m).OfType<Syntax.NameSyntax>().Select(n => (Member: m, n.Name)).Distinct()).ToLookup(u => u.Name, u => u.Member, StringComparer.Ordinal))[name];

    /// <summary>Names that nothing declares, and that have been told.</summary>
    public HashSet<string> Missing { get; } = new(StringComparer.Ordinal);

    /// <summary>The scenarios of the program.</summary>
    public IReadOnlyList<string> Scenarios { get; set; } = [];

    /// <summary>Whether it does; reports that it does not, once for the one declaration that is missing.</summary>
    public bool SaysGroups(ExpressionBinder binder, TextSpan span)
    {
        if (HasGroups)
            return true;
        binder.Report(span, DiagnosticCatalogue.NoGroups, GroupForms.Size, GroupForms.By);
        HasGroups = true;
        binder.Scope.Journal.Record(() => HasGroups = false);
        return false;
    }

    /// <summary>The models that the program itself may call; its functions see none.</summary>
    public ModelBinder? Models { get; set; }

    /// <summary>The program's own names and axes.</summary>
    public Scope? Program { get; set; }

    /// <summary>What an earlier attempt found of the names that lead back to themselves; null in the first.</summary>
    public NeighbourTypes? NeighbourTypes { get; init; }

    /// <summary>Whether some name leads back to itself through a neighbouring step.</summary>
    public bool HasDelays => _delayed.Count > 0;

    /// <summary>How many expressions are being bound for advice alone.</summary>
    public int IsPeeking { get; set; }

    /// <summary>Counts one expression; false when the budget is spent.</summary>
    public bool Spend() => ++_work <= maximumWork;

    /// <summary>Counts something that is looked at for a type; false when enough was.</summary>
    public bool MayLook() => ++_looked <= MaximumLooked;

    /// <summary>What comes of a look for a type, which spends nothing of the program's own budget; null when enough was looked at.</summary>
    public BoundValue? Look(Func<BoundValue?> look)
    {
        if (!MayLook())
            return null;
        var (work, exhaustions) = (_work, _exhaustions);
        var value = look();
        _looked += _work - work;
        (_work, _exhaustions) = (work, exhaustions);
        return value;
    }

    /// <summary>True the first time that it is asked.</summary>
    public bool MustSayExhausted() => ++_exhaustions == 1;

    public int NewState(string name, bool isBackward = false)
    {
        States.Add(new StateSlot(name, isBackward));
        return States.Count - 1;
    }

    /// <summary>True at the step where a scan begins: the first, or for a backward scan the last.</summary>
    public Node IsAtStart(bool isBackward) => isBackward ? Graph.IsLastStep() : Graph.IsFirstStep();

    /// <summary>
    /// The value of <paramref name="value"/> at the step before, or after, this one; <paramref name="boundary"/> where there is no
    /// such step.
    /// </summary>
    public Node Neighbour(string name, Node boundary, Node value, bool isBackward)
    {
        if (_neighbours.TryGetValue((boundary, value, isBackward), out var known))
            return known;
        // A state that already keeps the value is read again.
        var slot = States.FindIndex(s => s.Next == value && s.IsBackward == isBackward);
        if (slot < 0)
        {
            slot = NewState(name, isBackward);
            States[slot].Next = value;
        }

        var read = Graph.StateRead(slot, value.IsTruth, value.Axes);
        return _neighbours[(boundary, value, isBackward)] = Graph.Select(IsAtStart(isBackward), boundary, read);
    }

    /// <summary>
    /// The previous, or following, value of a name that is being bound right now. Its type is taken from <paramref name="boundary"/>,
    /// and held against the name's own once that is known.
    /// </summary>
    public BoundValue Delay(ExpressionBinder binder, Syntax.NameSyntax name, BoundValue boundary, bool isBackward)
    {
        var slot = NewState(name.Name, isBackward);
        boundary = NeighbourTypes?.Apply(binder, name.Span, boundary) ?? boundary;
        _delayed.Add(new DelayedState(slot, binder, name, boundary));
        var read = Graph.StateRead(slot, boundary.IsTruth, boundary.Axes);
        return boundary with { Node = Graph.Select(IsAtStart(isBackward), boundary.Node, read) };
    }

    /// <summary>Gives the delayed states their next values, when every name is bound.</summary>
    public void ResolveDelayed()
    {
        foreach (var delayed in _delayed)
        {
            if (!delayed.Binder.Scope.TryGet(delayed.Name.Name, out var value, out _) && BuiltInNames.TryGetValue(delayed.Name.Name, out var builtIn))
                value = builtIn();
            // What has no value has been told why, but where it only leads back to itself.
            if (value is null && !Diagnostics.HasErrors)
                delayed.Binder.Report(delayed.Name.Span, DiagnosticCatalogue.CyclicName, delayed.Name.Name, "", DiagnosticCatalogue.AdviceForCycle(delayed.Name.Name));
            if (value is null || NeighbourTypes?.Learn(delayed.Binder, delayed.Name.Span, delayed.Boundary, value) == true)
                continue;
            States[delayed.Slot].Next = TypeConversion.Apply(
                delayed.Binder, value, delayed.Boundary.Type with { Unit = null }, delayed.Name.Span, $"'{delayed.Name.Name}' of a neighbouring step")?.Node;
        }
    }

    private sealed record DelayedState(int Slot, ExpressionBinder Binder, Syntax.NameSyntax Name, BoundValue Boundary);
}
