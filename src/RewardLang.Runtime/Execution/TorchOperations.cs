using RewardLang.Ir;
using RewardLang.Semantics;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>
/// The operations of the graph on tensors <c>[rows, steps, axes…]</c>, with 1 row where all rows are the same and 1 step where all
/// steps are. Numbers become tensors, never TorchSharp's scalars: those do not outlive a concurrent garbage collection.
/// </summary>
internal static class TorchOperations
{
    /// <summary>The dimensions before the axes: rows and steps.</summary>
    private const int Lead = 2;

    /// <summary>A node that depends on its operands alone.</summary>
    /// <param name="node">The node.</param>
    /// <param name="read">The tensor of an operand.</param>
    /// <param name="device">Where constants are made.</param>
    public static Tensor Apply(Node node, Func<Node, Tensor> read, Device device)
    {
        Tensor Operand(int index) => Align(read(node.Operands[index]), node.Operands[index].Axes, node.Axes);
        Tensor First() => read(node.Operands[0]);
        switch (node.Kind)
        {
            case NodeKind.Constant:
                return node.IsTruth
                    ? torch.tensor([node.Value != 0], [1, 1], device: device)
                    : torch.tensor([(float)node.Value], [1, 1], device: device);
            case NodeKind.Unary:
                return TorchFunctions.Apply(node.Unary!, First());
            case NodeKind.Binary:
                return TorchFunctions.Apply(node.Binary!, Operand(0), Operand(1));
            case NodeKind.Select:
                return torch.where(Operand(0), Operand(1), Operand(2));
            case NodeKind.ToNumber:
                return First().to(ScalarType.Float32);
            case NodeKind.ToTruth:
                return First().to(ScalarType.Bool);
            case NodeKind.Expand:
                return Operand(0).expand([First().size(0), First().size(1), .. node.Axes.Select(a => (long)a.Size!.Value)]);
            case NodeKind.StopGradient:
                return First().detach();
            case NodeKind.Reduce:
                return Reduce(node, First());
            case NodeKind.Stack:
                return Stack(node, read);
            case NodeKind.Slice:
                return Slice(node, First());
            case NodeKind.Index:
                return torch.tensor(Enumerable.Range(0, node.Axis!.Size!.Value).Select(i => (float)i).ToArray(), [1, 1, node.Axis!.Size!.Value], device: device);
            case NodeKind.CumulativeSum:
                return First().cumsum(DimensionOf(node.Axes, node.Axis!));
            case NodeKind.Sort:
                return First().sort(DimensionOf(node.Axes, node.Axis!)).Values;
            case NodeKind.Rank:
                var dimension = DimensionOf(node.Axes, node.Axis!);
                return First().argsort(dimension, false).argsort(dimension, false).to(ScalarType.Float32);
            case NodeKind.ArgMax:
                return First().argmax(DimensionOf(node.Operands[0].Axes, node.Axis!), false).to(ScalarType.Float32);
            default:
                throw new InvalidOperationException($"No operation for {node.Kind}.");
        }
    }

    /// <summary>The sizes of a tensor over some axes.</summary>
    public static long[] Shape(long rows, long steps, IReadOnlyList<Axis> axes) => [rows, steps, .. axes.Select(a => (long)a.Size!.Value)];

    /// <summary>A truth value for each row and step with as many dimensions as the values that it goes with.</summary>
    public static Tensor Over(Tensor mask, IReadOnlyList<Axis> axes) => axes.Aggregate(mask, (wide, _) => wide.unsqueeze(-1));

    private static Tensor Reduce(Node node, Tensor operand)
    {
        var dimensions = node.ReducedAxes!.Select(a => DimensionOf(node.Operands[0].Axes, a)).OrderDescending();
        return dimensions.Aggregate(operand, (tensor, dimension) => TorchFunctions.Fold(node.Reduction!, tensor, dimension));
    }

    private static Tensor Stack(Node node, Func<Node, Tensor> read)
    {
        var inner = node.Axes.Where(a => a != node.Axis).ToList();
        var parts = node.Operands.Select(o => Align(read(o), o.Axes, inner)).ToList();
        return torch.stack(torch.broadcast_tensors([.. parts]), -1);
    }

    private static Tensor Slice(Node node, Tensor operand)
    {
        var dimension = DimensionOf(node.Operands[0].Axes, node.SourceAxis!);
        if (node.Axis is null)
            return operand.select(dimension, node.Indices![0]);
        using var indices = torch.tensor(node.Indices!.Select(i => (long)i).ToArray(), device: operand.device);
        return operand.index_select(dimension, indices);
    }

    /// <summary>Brings the axes of a tensor into the order of <paramref name="outer"/>, 1 element where it lacks one.</summary>
    private static Tensor Align(Tensor tensor, IReadOnlyList<Axis> axes, IReadOnlyList<Axis> outer)
    {
        if (axes.SequenceEqual(outer))
            return tensor;
        long[] order = [0, 1, .. outer.Where(axes.Contains).Select(a => DimensionOf(axes, a))];
        var aligned = tensor.permute(order);
        for (var i = 0; i < outer.Count; i++)
            if (!axes.Contains(outer[i]))
                aligned = aligned.unsqueeze(i + Lead);
        return aligned;
    }

    private static long DimensionOf(IReadOnlyList<Axis> axes, Axis axis) => axes.ToList().IndexOf(axis) + Lead;
}
