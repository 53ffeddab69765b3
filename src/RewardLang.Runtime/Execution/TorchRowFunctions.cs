using RewardLang.Builtins;
using RewardLang.Ir;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>
/// Folds across rows as TorchSharp operations, over tensors <c>[rows, …]</c>: what stands behind the rows is worked off element by
/// element. Numbers become tensors, never TorchSharp's scalars.
/// </summary>
internal static class TorchRowFunctions
{
    /// <summary>A fold: <c>[rows, …]</c>, or <c>[1, …]</c> of the batch.</summary>
    /// <param name="node">A node that folds rows.</param>
    /// <param name="x">The operand of all rows; what does not count has the value of an empty fold.</param>
    /// <param name="groups">The sets of rows.</param>
    public static Tensor Fold(Node node, Tensor x, TorchRowGroups groups)
    {
        if (groups.Rows == 0)
            return node.IsUniform ? Constant(node.Reduction!.Identity, x).expand([1, .. x.shape[1..]]) : x;
        return node.IsUniform
            ? TorchFunctions.Fold(node.Reduction!, x, 0).unsqueeze(0)
            : Fold(node.Reduction!, x, groups);
    }

    /// <summary>Sort, rank or quantile: <c>[rows, …]</c>, or <c>[1, …]</c> where all rows have one value.</summary>
    /// <param name="node">A node that puts rows in order.</param>
    /// <param name="x">The operand of all rows.</param>
    /// <param name="groups">The sets of rows.</param>
    /// <param name="isPresent">
    /// Bool, broadcast to the shape of <paramref name="x"/>: what counts; null where all does. The value of what does not count is
    /// unspecified.
    /// </param>
    public static Tensor Order(Node node, Tensor x, TorchRowGroups groups, Tensor? isPresent)
    {
        if (groups.Rows == 0)
            return node.IsUniform ? Constant(double.NaN, x).expand([1, .. x.shape[1..]]) : x;
        var order = new TorchRowOrder(x, groups, isPresent);
        return node.Kind switch
        {
            NodeKind.SortRows => order.Sort(),
            NodeKind.RankRows => order.Rank(),
            NodeKind.QuantileRows when node.IsUniform => order.Quantile(node.Value).narrow(0, 0, 1),
            NodeKind.QuantileRows => order.Quantile(node.Value),
            _ => throw new InvalidOperationException($"No operation across rows for {node.Kind}."),
        };
    }

    /// <summary>A number of the type of a tensor.</summary>
    public static Tensor Constant(double value, Tensor like) => torch.tensor([(float)value], [1], device: like.device).to(like.dtype);

    private static Tensor Fold(Reduction reduction, Tensor x, TorchRowGroups groups)
    {
        if (groups.Numbers is not { } numbers)
            return groups.Unblock(TorchFunctions.Fold(reduction, groups.Block(x), 1).unsqueeze(1));
        if (x.dtype == ScalarType.Bool)
            return Fold(reduction == Reduction.Any ? Reduction.Maximum : Reduction.Minimum, x.to(ScalarType.Float32), groups).to(ScalarType.Bool);
        var folded = reduction.Name switch
        {
            "sum" => groups.Sums(x),
            "product" => Product(x, groups),
            "min" => new TorchRowOrder(x, groups, null).Extreme(isLargest: false),
            "max" => new TorchRowOrder(x, groups, null).Extreme(isLargest: true),
            _ => throw new InvalidOperationException($"No fold '{reduction.Name}'."),
        };
        return folded.index_select(0, numbers);
    }

    /// <summary>The products of numbered sets: one factor of every set at a time.</summary>
    private static Tensor Product(Tensor x, TorchRowGroups groups)
    {
        var ordered = x.index_select(0, groups.Numbers!.sort(0, false, true).Indices);
        var product = torch.ones([groups.Count, .. x.shape[1..]], x.dtype, x.device);
        var (starts, counts) = (groups.Starts.cpu().data<long>().ToArray(), groups.Counts.cpu().data<long>().ToArray());
        for (var k = 0L; k < counts.Max(); k++)
        {
            var factor = ordered.index_select(0, torch.tensor(starts.Select(s => Math.Min(s + k, groups.Rows - 1)).ToArray(), device: x.device));
            var isThere = torch.tensor(counts.Select(count => count > k).ToArray(), TorchRowGroups.Behind(groups.Count, x), device: x.device);
            product = torch.where(isThere, product * factor, product);
        }

        return product;
    }
}
