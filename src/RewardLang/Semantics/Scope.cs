using RewardLang.Builtins;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>
/// The names that an expression sees. Members are bound when first asked for, so their order in the text means nothing;
/// a member that asks for itself is a cycle.
/// </summary>
internal sealed class Scope(FileScope file, Scope? parent = null)
{
    private readonly Dictionary<string, Func<BoundValue?>> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BoundValue?> _values = new(StringComparer.Ordinal);
    private readonly List<string> _inProgress = [];

    public FileScope File { get; } = file;

    public Scope? Parent { get; } = parent;

    /// <summary>How each <c>let</c> is written, for advice about where it is used.</summary>
    public Dictionary<string, ExpressionSyntax> Lets { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Axis> Axes { get; } = new(StringComparer.Ordinal);

    /// <summary>What to undo when an attempt to bind is given up.</summary>
    public BindingJournal Journal { get; init; } = parent?.Journal ?? new BindingJournal();

    /// <summary>Where a function of the library was called in a user's file; null in a user's own code.</summary>
    public CallSite? CallSite { get; init; }

    /// <summary>Whether this is the body of a function, which sees no names of the program.</summary>
    public bool IsFunctionBody { get; init; } = parent?.IsFunctionBody ?? false;

    /// <summary>The program's call of a function of the user's own, whose body this is or is called from; null elsewhere.</summary>
    public Origin? UserCall { get; init; } = parent?.UserCall;

    /// <summary>The calls that lead to the function whose body this is; null in a program.</summary>
    public CallPath? Path { get; init; } = parent?.Path;

    /// <summary>The functions whose bodies are being bound, the outermost first.</summary>
    public IReadOnlyList<FunctionSymbol> Callers { get; init; } = [];

    /// <summary>The state whose value of the step before its name means here; null outside of a state's 'then'.</summary>
    public string? PreviousState { get; init; }

    /// <summary>Whether a name means the value of the step before.</summary>
    public bool IsPrevious(string name) => PreviousState == name || PreviousState is null && Parent is not null && Parent.IsPrevious(name);

    public void Declare(string name, Func<BoundValue?> bind) => _members[name] = bind;

    public void Declare(string name, BoundValue? value) => _values[name] = value;

    public bool Declares(string name) => _members.ContainsKey(name) || _values.ContainsKey(name);

    /// <summary>All names in scope, for suggestions.</summary>
    public IEnumerable<string> Names => _members.Keys.Concat(_values.Keys).Where(n => !Guesses.Contains(n)).Concat(Parent?.Names ?? []);

    /// <summary>Words of statements that did not parse, which may be no names at all.</summary>
    public HashSet<string> Guesses { get; } = new(StringComparer.Ordinal);

    /// <summary>Finds a name. False where it does not exist; a null value where its own declaration is wrong.</summary>
    public bool TryGet(string name, out BoundValue? value, out bool isCycle)
    {
        isCycle = false;
        if (_values.TryGetValue(name, out value))
            return true;
        if (!_members.TryGetValue(name, out var bind))
        {
            value = null;
            return Parent is not null && Parent.TryGet(name, out value, out isCycle);
        }

        if (_inProgress.Contains(name))
        {
            isCycle = true;
            Journal.CycleCount++;
            return true;
        }

        _inProgress.Add(name);
        value = bind();
        _inProgress.Remove(name);
        _values[name] = value;
        Journal.Record(() => _values.Remove(name));
        return true;
    }

    /// <summary>True while the name is being bound: its value of this step is not known yet.</summary>
    public bool IsInProgress(string name) =>
        _inProgress.Contains(name) || !_values.ContainsKey(name) && !_members.ContainsKey(name) && Parent is not null && Parent.IsInProgress(name);

    /// <summary>Whether what is being bound is a <c>let</c>.</summary>
    public bool IsBindingLet => _inProgress.Count > 0 && Lets.ContainsKey(_inProgress[_inProgress.Count - 1]);

    /// <summary>How a name that is being bound leads back to itself, as in ": a needs b, b needs a"; empty where it names itself.</summary>
    public string CycleOf(string name)
    {
        if (_inProgress.IndexOf(name) is var first && first < 0)
            return Parent?.CycleOf(name) ?? "";
        var path = _inProgress.Skip(first).ToList();
        return path.Count == 1 ? "" : ": " + string.Join(", ", path.Select((from, i) => $"{from} needs {path[(i + 1) % path.Count]}"));
    }

    /// <summary>Parameters of a function that stand for the rows or the steps, where axes are folded.</summary>
    public Dictionary<string, FoldScope> Folds { get; } = new(StringComparer.Ordinal);

    /// <summary>What a name stands for beside axes where something is folded; an axis of that name comes first.</summary>
    public FoldScope? FindFold(string name) =>
        Folds.TryGetValue(name, out var fold) ? fold
        : Axes.ContainsKey(name) ? null
        : Parent is not null ? Parent.FindFold(name)
        : name switch
        {
            "batch" => FoldScope.Batch,
            "group" => FoldScope.Group,
            "time" => FoldScope.Time,
            _ => null,
        };

    public Axis? FindAxis(string name) =>
        Axes.TryGetValue(name, out var axis) ? axis : Parent is not null ? Parent.FindAxis(name) : Axis.BuiltIn.FirstOrDefault(a => a.Name == name);

    /// <summary>Axes whose declarations are wrong: their uses are not reported as unknown.</summary>
    public HashSet<string> BrokenAxes { get; } = new(StringComparer.Ordinal);

    public bool IsBrokenAxis(string name) => BrokenAxes.Contains(name) || Parent is not null && Parent.IsBrokenAxis(name);

    public IEnumerable<string> AxisNames => Axes.Keys.Concat(Parent?.AxisNames ?? Axis.BuiltIn.Select(a => a.Name));
}

/// <summary>The place in a user's file from which a library function is called.</summary>
internal sealed record CallSite(Diagnostics.SourceText Source, Syntax.CallSyntax Call)
{
    public Diagnostics.TextSpan Span => Call.Span;

    public string Function => Call.Function.Name;

    /// <summary>The parameters and the types of what they got.</summary>
    public string Arguments { get; set; } = "";
}
