using RewardLang.Semantics;

namespace RewardLang.Ir;

/// <summary>The nodes of a graph, made again in a builder, where more can be added to them.</summary>
internal sealed class GraphCopy
{
    private readonly RewardGraph _original;
    private readonly Dictionary<Node, Node> _copies = [];

    /// <param name="builder">Where the nodes are made.</param>
    /// <param name="original">The graph.</param>
    /// <param name="substitute">What takes the place of a node; null for a copy.</param>
    public GraphCopy(GraphBuilder builder, RewardGraph original, Func<Node, Node?>? substitute = null)
    {
        _original = original;
        foreach (var node in original.Nodes)
            _copies[node] = substitute?.Invoke(node) ?? builder.Copy(node, [.. node.Operands.Select(o => _copies[o])]);
    }

    /// <summary>The copy of a node of the original.</summary>
    public Node this[Node node] => _copies[node];

    /// <summary>The copy of a node; null for one of another graph.</summary>
    public Node? Find(Node node) => _copies.TryGetValue(node, out var copy) ? copy : null;

    /// <summary>The original's states, with what they are next.</summary>
    public List<StateSlot> States() =>
        [.. _original.States.Select(s => new StateSlot(s.Name, s.IsBackward) { Next = this[s.Next] })];

    /// <summary>Results of the original, of the copied nodes.</summary>
    public List<GraphResult> Results(IEnumerable<GraphResult> results) => [.. results.Select(r => r with { Node = this[r.Node] })];
}
