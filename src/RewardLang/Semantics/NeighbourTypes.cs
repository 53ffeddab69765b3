using RewardLang.Diagnostics;

namespace RewardLang.Semantics;

/// <summary>
/// The types of neighbouring steps' values of names that lead back to themselves, as an earlier attempt at the program found them: while such a name is
/// being bound nothing is told but the value where there is no such step, most often a bare 0.
/// </summary>
internal sealed class NeighbourTypes
{
    private readonly Dictionary<Place, ValueType> _types = [];

    private readonly HashSet<Place> _learned = [];

    private sealed record Place(CallPath? Path, SourceText Source, TextSpan Name);

    /// <summary>Whether this attempt found a type that it was not bound with.</summary>
    public bool HasLearned { get; private set; }

    /// <summary>Whether no attempt has found anything.</summary>
    public bool IsEmpty => _types.Count == 0;

    /// <summary>Whether one name was found to have two types in an attempt: then nothing is known of it.</summary>
    public bool IsContradictory { get; private set; }

    /// <summary>Begins an attempt.</summary>
    public void Begin()
    {
        HasLearned = false;
        _learned.Clear();
    }

    /// <summary>The value where there is no such step, in the type that was found; its unit is open where none was.</summary>
    public BoundValue Apply(ExpressionBinder binder, TextSpan name, BoundValue boundary)
    {
        if (!_types.TryGetValue(PlaceOf(binder, name), out var type))
            return boundary.FitsAnyUnit ? boundary with { Unit = null, IsUnitOpen = true } : boundary;
        // Each attempt declares the program's axes anew.
        var axes = type.Axes.Select(a => a.IsAnonymous ? a : binder.Session.Program?.FindAxis(a.Name) ?? a).ToList();
        return new BoundValue(binder.Graph.Expand(boundary.Node, axes), type.Kind, type.Unit);
    }

    /// <summary>Notes the type that a value has together with the one where there is no such step; false where that is no news.</summary>
    public bool Learn(ExpressionBinder binder, TextSpan name, BoundValue boundary, BoundValue value)
    {
        if (boundary.IsTruth != value.IsTruth || AxisSet.TryJoin(boundary.Axes, value.Axes) is not { } axes)
            return false;
        var type = new ValueType(boundary.Kind == value.Kind ? value.Kind : ScalarKind.Real, boundary.IsUnitOpen ? value.Unit : boundary.Unit, axes);
        if (boundary.Kind == type.Kind && Equals(boundary.Unit, type.Unit) && boundary.Axes.SequenceEqual(type.Axes))
            return false;
        var place = PlaceOf(binder, name);
        IsContradictory |= !_learned.Add(place) && !Equals(_types[place], type);
        _types[place] = type;
        return HasLearned = true;
    }

    private static Place PlaceOf(ExpressionBinder binder, TextSpan name) =>
        new(binder.Scope.Path, binder.Scope.File.Source, name);
}
