using RewardLang.Diagnostics;
using RewardLang.Ir;

namespace RewardLang.Semantics;

/// <summary>A place in a user's text.</summary>
/// <param name="Source">The text.</param>
/// <param name="Span">The place.</param>
/// <param name="IsCall">True for the call of a library function that the value is inside of.</param>
internal sealed record Origin(SourceText Source, TextSpan Span, bool IsCall = false)
{
    /// <summary>The program's call of a function of the user's own in whose body this is; null elsewhere.</summary>
    public Origin? UserCall { get; init; }

    /// <summary>What is written there.</summary>
    public string Text => Source.GetText(Span);

    public override string ToString() => $"'{Text}' (line {Source.GetPosition(Span.Start).Line})";
}

/// <summary>Where the values of a graph are written: of equal ones the first place, inside library functions the call.</summary>
internal sealed class NodeOrigins
{
    private readonly Dictionary<Node, Origin> _origins = [];
    private readonly Dictionary<TextSpan, Node> _written = [];
    private readonly Dictionary<Node, Unit> _units = [];

    /// <summary>Notes that a value is written at a place of what a binder reads.</summary>
    public void Note(ExpressionBinder binder, TextSpan span, Node node, Unit? unit = null)
    {
        if (unit is not null)
            _units[node] = unit;
        if (!_origins.ContainsKey(node))
            _origins.Add(node, binder.PlaceOf(span));
        if (!binder.Scope.IsFunctionBody)
            _written[span] = node;
    }

    /// <summary>The unit of a value that is written somewhere; null where none is known.</summary>
    public Unit? UnitOf(Node node) => _units.TryGetValue(node, out var unit) ? unit : null;

    /// <summary>The value of what the program itself has between the ends of a span; null for what is no expression of it.</summary>
    public Node? FindWritten(TextSpan span) => _written.TryGetValue(span, out var node) ? node : null;

    /// <summary>The place of a value; null for one that the compiler made on the way to another.</summary>
    public Origin? Find(Node node) => _origins.TryGetValue(node, out var origin) ? origin : null;

    /// <summary>The first place of a graph that is written for a node of some kind, or for what the compiler made of one.</summary>
    public Origin? FindFirst(RewardGraph graph, Func<Node, bool> isSought)
    {
        var unwritten = new HashSet<Node>();
        foreach (var node in graph.Nodes)
        {
            if (!isSought(node) && !node.Operands.Any(unwritten.Contains))
                continue;
            if (Find(node) is { } origin)
                return origin;
            unwritten.Add(node);
        }

        return null;
    }
}
