using RewardLang.Ir;
using RewardLang.Semantics;

namespace RewardLang.Rewrites.Gradients;

/// <summary>
/// The contributions to the adjoints of a graph's nodes while they come in. An adjoint is one of each row and step: what it adds up
/// to for a value that rows or steps share is left to whoever asks for it.
/// </summary>
internal sealed class AdjointTable(GraphBuilder graph, AdjointAlgebra algebra)
{
    private readonly Dictionary<Node, List<Contribution>> _whole = [];
    private readonly Dictionary<Node, Dictionary<Axis, List<Contribution>?[]>> _places = [];

    public void Add(Node node, Contribution contribution)
    {
        if (!_whole.TryGetValue(node, out var list))
            _whole[node] = list = [];
        list.Add(contribution);
    }

    /// <summary>Adds to one place along an axis: parts of an array are put together once, not added up as arrays of mostly zeros.</summary>
    public void AddAt(Node node, Axis axis, int place, Contribution contribution)
    {
        if (!_places.TryGetValue(node, out var axes))
            _places[node] = axes = [];
        if (!axes.TryGetValue(axis, out var places))
            axes[axis] = places = new List<Contribution>?[axis.Size!.Value];
        (places[place] ??= []).Add(contribution);
    }

    /// <summary>The adjoint of a node, all of whose uses have been seen; null when none contributes.</summary>
    public Contribution? Find(Node node)
    {
        var contributions = new List<Contribution>();
        if (_whole.TryGetValue(node, out var whole))
            contributions.AddRange(whole);
        if (_places.TryGetValue(node, out var axes))
            contributions.AddRange(axes.Select(pair => PutTogether(node, pair.Key, pair.Value)));
        return contributions.Count == 0 ? null : algebra.Sum(contributions, node.Axes);
    }

    private Contribution PutTogether(Node node, Axis axis, List<Contribution>?[] places)
    {
        Axis[] rest = [.. node.Axes.Where(a => a != axis)];
        var sums = places.Select(list => list is null ? null : algebra.Sum(list, rest)).ToList();
        var values = graph.Stack(axis, Nested(sums.Select(s => s?.Value ?? graph.Constant(0)), rest));
        if (sums.All(s => s is { Guard: null }))
            return new Contribution(values);
        var guards = sums.Select(s => s is null ? graph.Truth(false) : s.Guard ?? graph.Truth(true));
        return new Contribution(values, graph.Stack(axis, Nested(guards, rest)));
    }

    /// <summary>The elements of a stack, in which the axes of any two must nest.</summary>
    private Node[] Nested(IEnumerable<Node> elements, IReadOnlyList<Axis> axes)
    {
        Node[] nodes = [.. elements];
        var nest = nodes.All(n => nodes.All(m => AxisSet.Contains(n.Axes, m.Axes) || AxisSet.Contains(m.Axes, n.Axes)));
        return nest ? nodes : [.. nodes.Select(n => graph.Expand(n, axes))];
    }
}
