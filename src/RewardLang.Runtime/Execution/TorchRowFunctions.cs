using RewardLang.Builtins;
using RewardLang.Ir;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>
/// Operations across rows as TorchSharp operations, over tensors <c>[rows, …]</c>; what stands behind the rows is worked off element
/// by element.
/// </summary>
internal static class TorchRowFunctions
{
    /// <summary>The value of a node that works across rows: <c>[rows, …]</c>, or <c>[1, …]</c> where all rows have one value.</summary>
    /// <param name="node">A node with <see cref="Node.Rows"/>.</param>
    /// <param name="x">The operand of all rows, <c>[rows, …]</c>.</param>
    /// <param name="groups">The sets of rows.</param>
    /// <param name="isPresent">
    /// Bool, broadcast to the shape of <paramref name="x"/>: what counts; null where all does. The value of what does not count is unspecified.
    /// </param>
    public static Tensor Apply(Node node, Tensor x, TorchRowGroups groups, Tensor? isPresent = null)
    {
        if (groups.Rows == 0)
            return node.IsUniform ? WithoutRows(node, x) : x;
        var value = node.Kind switch
        {
            NodeKind.ReduceRows => Fold(node.Reduction!, isPresent is null ? x : torch.where(isPresent, x, Identity(node.Reduction!, x)), groups),
            NodeKind.SortRows => Sort(x, groups, isPresent),
            NodeKind.RankRows => Rank(x, groups, isPresent),
            NodeKind.QuantileRows => Quantile(x, node.Value, groups, isPresent),
            _ => throw new InvalidOperationException($"No operation across rows for {node.Kind}."),
        };
        return node.IsUniform ? value.narrow(0, 0, 1) : value;
    }

    private static Tensor WithoutRows(Node node, Tensor x) => torch.full(
        [1, .. x.shape[1..]], node.Reduction?.Identity ?? double.NaN, x.dtype, x.device);

    private static Tensor Identity(Reduction reduction, Tensor x) => torch.full([], reduction.Identity, x.dtype, x.device);

    private static Tensor Fold(Reduction reduction, Tensor x, TorchRowGroups groups)
    {
        if (groups.Numbers is not { } numbers)
            return Unblock(TorchFunctions.Fold(reduction, Block(x, groups), 1).unsqueeze(1), groups);
        if (x.dtype == ScalarType.Bool)
            return Fold(reduction == Reduction.Any ? Reduction.Maximum : Reduction.Minimum, x.to(ScalarType.Float32), groups) != 0;
        var folded = reduction.Name switch
        {
            "sum" => torch.zeros([groups.Count, .. x.shape[1..]], x.dtype, x.device).index_add(0, numbers, x, 1),
            "product" => Product(x, groups),
            _ => Extreme(x, groups, isLargest: reduction == Reduction.Maximum),
        };
        return folded.index_select(0, numbers);
    }

    /// <summary>The first or last value of each numbered set's order; a NaN comes last and makes either unknown.</summary>
    private static Tensor Extreme(Tensor x, TorchRowGroups groups, bool isLargest)
    {
        var values = Block(x, groups);
        var sorted = values.gather(1, Order(values, groups, null)).squeeze(0);
        var starts = Starts(groups);
        var largest = sorted.index_select(0, starts + Counts(groups) - 1);
        return isLargest ? largest : torch.where(largest.isnan(), largest, sorted.index_select(0, starts));
    }

    /// <summary>The products of numbered sets: one factor of every set at a time.</summary>
    private static Tensor Product(Tensor x, TorchRowGroups groups)
    {
        var ordered = x.index_select(0, groups.Numbers!.sort(0, false, true).Indices);
        var (starts, counts) = (Starts(groups), Counts(groups));
        var product = torch.ones([groups.Count, .. x.shape[1..]], x.dtype, x.device);
        for (var k = 0L; k < counts.max().item<long>(); k++)
        {
            var factor = ordered.index_select(0, (starts + k).clamp_max(groups.Rows - 1));
            var isThere = (counts > k).reshape([groups.Count, .. Enumerable.Repeat(1L, (int)x.dim() - 1)]);
            product = torch.where(isThere, product * factor, product);
        }

        return product;
    }

    /// <summary>The k-th row that counts gets the k-th smallest value that counts.</summary>
    private static Tensor Sort(Tensor x, TorchRowGroups groups, Tensor? isPresent)
    {
        var values = Block(x, groups);
        var present = Present(isPresent, x, groups);
        var sorted = values.gather(1, Order(values, groups, present));
        if (groups.Numbers is null && present is null)
            return Unblock(sorted, groups);
        var rowOrder = Refine(null, groups, present, values);
        return Unblock(sorted.gather(1, rowOrder.argsort(1, false)), groups);
    }

    private static Tensor Rank(Tensor x, TorchRowGroups groups, Tensor? isPresent)
    {
        var values = Block(x, groups);
        var places = Order(values, groups, Present(isPresent, x, groups)).argsort(1, false);
        if (groups.Numbers is { } numbers)
            places = places - Behind(Starts(groups).index_select(0, numbers), values);
        return Unblock(places.to(ScalarType.Float32), groups);
    }

    private static Tensor Quantile(Tensor x, double fraction, TorchRowGroups groups, Tensor? isPresent)
    {
        var values = Block(x, groups);
        var present = Present(isPresent, x, groups);
        var sorted = values.gather(1, Order(values, groups, present));
        var counts = Counts(values, groups, present);
        var starts = groups.Numbers is null ? torch.zeros_like(counts) : Behind(Starts(groups), values);
        var last = (counts - 1).clamp_min(0);
        var place = last.to(ScalarType.Float64) * fraction;
        var below = place.floor();
        Tensor At(Tensor offset) => sorted.gather(1, starts + offset);
        var low = At(below.to(ScalarType.Int64));
        var high = At(torch.minimum(below.to(ScalarType.Int64) + 1, last));
        var between = torch.where(place == below, low, low + (high - low) * (place - below).to(x.dtype));
        var largest = At(last);
        // A NaN is sorted to the end; whatever it stands for may belong before the place that is asked for.
        var known = torch.where(largest.isnan().logical_or(counts == 0), torch.full([], double.NaN, x.dtype, x.device), between);
        return groups.Numbers is { } numbers ? known.index_select(1, numbers).squeeze(0) : Unblock(known, groups);
    }

    /// <summary>Rows in blocks: <c>[blocks, rows of a block, …]</c>.</summary>
    private static Tensor Block(Tensor x, TorchRowGroups groups) =>
        x.reshape([groups.Rows / groups.BlockLength, groups.BlockLength, .. x.shape[1..]]);

    /// <summary>From blocks back to rows; one value of a block is that of all its rows.</summary>
    private static Tensor Unblock(Tensor x, TorchRowGroups groups) =>
        x.expand([x.size(0), groups.BlockLength, .. x.shape[2..]]).reshape([groups.Rows, .. x.shape[2..]]);

    private static Tensor? Present(Tensor? isPresent, Tensor x, TorchRowGroups groups) =>
        isPresent is null ? null : Block(isPresent.expand(x.shape), groups);

    /// <summary>For each place of the order by set, presence and value the row that takes it.</summary>
    private static Tensor Order(Tensor values, TorchRowGroups groups, Tensor? present) =>
        Refine(values.sort(1, false, true).Indices, groups, present, values);

    /// <summary>Puts an order, or that of the rows themselves, below an order by set and presence.</summary>
    private static Tensor Refine(Tensor? order, TorchRowGroups groups, Tensor? present, Tensor values)
    {
        order ??= Behind(torch.arange(groups.BlockLength, ScalarType.Int64, values.device), values).expand(values.shape);
        if (present is not null)
            order = order.gather(1, present.logical_not().to(ScalarType.Int64).gather(1, order).sort(1, false, true).Indices);
        if (groups.Numbers is { } numbers)
            order = order.gather(1, Behind(numbers, values).expand(values.shape).gather(1, order).sort(1, false, true).Indices);
        return order;
    }

    /// <summary>For each set and element how many rows count, <c>[blocks, sets of a block, …]</c>.</summary>
    private static Tensor Counts(Tensor values, TorchRowGroups groups, Tensor? present)
    {
        var ones = present?.to(ScalarType.Int64) ?? torch.ones(values.shape, ScalarType.Int64, values.device);
        if (groups.Numbers is not { } numbers)
            return ones.sum(1, keepdim: true);
        return torch.zeros([1, groups.Count, .. values.shape[2..]], ScalarType.Int64, values.device).index_add(1, numbers, ones, 1);
    }

    /// <summary>The rows of each numbered set, <c>[sets]</c>.</summary>
    private static Tensor Counts(TorchRowGroups groups) => torch.zeros([groups.Count], ScalarType.Int64, groups.Numbers!.device)
        .index_add(0, groups.Numbers, torch.ones_like(groups.Numbers), 1);

    /// <summary>The place of each numbered set's first row when rows are ordered by set, <c>[sets]</c>.</summary>
    private static Tensor Starts(TorchRowGroups groups)
    {
        var counts = Counts(groups);
        return counts.cumsum(0) - counts;
    }

    /// <summary>A vector along the second dimension, broadcast over the elements of <paramref name="values"/>.</summary>
    private static Tensor Behind(Tensor vector, Tensor values) =>
        vector.reshape([1, vector.size(0), .. Enumerable.Repeat(1L, (int)values.dim() - 2)])
            .expand([1, vector.size(0), .. values.shape[2..]]);
}
