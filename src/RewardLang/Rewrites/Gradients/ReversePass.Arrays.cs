using RewardLang.Builtins;
using RewardLang.Ir;
using RewardLang.Semantics;

namespace RewardLang.Rewrites.Gradients;

/// <content>Nodes that move elements along axes.</content>
internal sealed partial class ReversePass
{
    private void PassStack(Node node, Contribution adjoint)
    {
        Axis[] rest = [.. node.Axes.Where(a => a != node.Axis)];
        for (var i = 0; i < node.Operands.Count; i++)
            if (active.Contains(node.Operands[i]))
                _table.Add(node.Operands[i], _algebra.Narrow(At(adjoint, node.Axis!, i), rest, node.Operands[i].Axes));
    }

    private void PassSlice(Node node, Contribution adjoint)
    {
        for (var i = 0; i < node.Indices!.Count; i++)
            _table.AddAt(node.Operands[0], node.SourceAxis!, node.Indices[i], node.Axis is null ? adjoint : At(adjoint, node.Axis, i));
    }

    /// <summary>An element takes part in its own sum and in all later ones: running sums from the end.</summary>
    private void PassCumulativeSum(Node node, Contribution adjoint)
    {
        Node FromTheEnd(Node value) => Reversed(graph.Along(NodeKind.CumulativeSum, Reversed(value, node.Axis!), node.Axis!), node.Axis!);
        var value = FromTheEnd(graph.Expand(_algebra.Plain(adjoint, node.Axes), node.Axes));
        // A running count says where some later sum counts.
        var guard = adjoint.Guard is null
            ? null
            : graph.Binary(BinaryFunction.Less, graph.Constant(0), FromTheEnd(graph.ToNumber(graph.Expand(adjoint.Guard, node.Axes))));
        _table.Add(node.Operands[0], new Contribution(value, guard));
    }

    private Node Reversed(Node node, Axis axis) =>
        graph.Slice(node, axis, axis, [.. Enumerable.Range(0, axis.Size!.Value).Reverse()]);

    /// <summary>An element takes the adjoint of the place that it was sorted to.</summary>
    private void PassSort(Node node, Contribution adjoint)
    {
        var axis = node.Axis!;
        var rank = graph.Along(NodeKind.Rank, node.Operands[0], axis);
        for (var place = 0; place < axis.Size!.Value; place++)
        {
            var part = At(adjoint, axis, place);
            if (part.Value.IsConstant(0) || part.Guard is { } never && never.IsConstant(0))
                continue;
            var isHere = graph.Binary(BinaryFunction.Equal, rank, graph.Constant(place));
            _table.Add(node.Operands[0], part with { Guard = _algebra.And(part.Guard, isHere, node.Axes) });
        }
    }

    /// <summary>One place of a contribution along an axis.</summary>
    private Contribution At(Contribution contribution, Axis axis, int place)
    {
        Node Element(Node node) => node.Axes.Contains(axis) ? graph.Element(node, axis, place) : node;
        var guard = contribution.Guard is null ? null : Element(contribution.Guard);
        return new Contribution(Element(contribution.Value), guard is not null && guard.IsConstant(1) ? null : guard);
    }
}
