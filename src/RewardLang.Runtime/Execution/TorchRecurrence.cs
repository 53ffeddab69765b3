using RewardLang.Ir;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>The nodes whose values at one step need each other's at the step before, or after: they are walked step by step.</summary>
internal sealed class TorchRecurrence
{
    private readonly List<Node> _nodes;
    private readonly HashSet<Node> _members;

    private TorchRecurrence(List<Node> nodes)
    {
        _nodes = nodes;
        _members = [.. nodes];
    }

    /// <summary>Everything not yet known that a state read needs, itself included.</summary>
    /// <param name="read">The read.</param>
    /// <param name="unknown">The nodes of the sweep whose values are not known yet, operands first.</param>
    /// <param name="graph">The graph.</param>
    public static TorchRecurrence Around(Node read, IReadOnlyList<Node> unknown, RewardGraph graph)
    {
        var candidates = unknown.ToHashSet();
        var needed = new HashSet<Node>();
        var pending = new Stack<Node>([read]);
        while (pending.Count > 0)
        {
            var node = pending.Pop();
            if (!candidates.Contains(node) || !needed.Add(node))
                continue;
            foreach (var operand in node.Operands)
                pending.Push(operand);
            if (node.Kind == NodeKind.StateRead)
                pending.Push(graph.States[node.Slot].Next);
        }

        return new TorchRecurrence([.. unknown.Where(needed.Contains)]);
    }

    /// <summary>Walks the steps and returns the tensors of all members for all steps.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="steps">The number of steps.</param>
    /// <param name="isBackward">True to begin at the last step.</param>
    /// <param name="read">A value that is known for all steps, at one step.</param>
    /// <param name="evaluate">A node at one step, from its operands at this step.</param>
    /// <param name="before">What a state read returns at the step where the walk begins.</param>
    public IEnumerable<(Node Node, Tensor Tensor)> Walk(
        RewardGraph graph, long steps, bool isBackward, Func<Node, long, Tensor> read,
        Func<Node, Func<Node, Tensor>, long?, Tensor> evaluate, Func<int, Tensor> before)
    {
        var history = _nodes.ToDictionary(n => n, _ => new List<Tensor>());
        Dictionary<Node, Tensor>? last = null;
        for (var i = 0L; i < steps; i++)
        {
            var step = isBackward ? steps - 1 - i : i;
            var now = new Dictionary<Node, Tensor>();
            Tensor Read(Node operand) => _members.Contains(operand) ? now[operand] : read(operand, step);
            foreach (var node in _nodes)
            {
                now[node] = node.Kind != NodeKind.StateRead ? evaluate(node, Read, step)
                    : last is null ? before(node.Slot)
                    : Neighbour(graph.States[node.Slot].Next, last, isBackward ? step + 1 : step - 1, read);
                history[node].Add(now[node]);
            }

            last = now;
        }

        foreach (var node in _nodes)
        {
            if (isBackward)
                history[node].Reverse();
            yield return (node, torch.cat(torch.broadcast_tensors([.. history[node]]), 1));
        }
    }

    private Tensor Neighbour(Node next, Dictionary<Node, Tensor> last, long step, Func<Node, long, Tensor> read) =>
        _members.Contains(next) ? last[next] : read(next, step);
}
