using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>The rows of a tensor <c>[rows, …]</c> in the order of their sets, those that count first, and of their values, NaN last.</summary>
internal sealed class TorchRowOrder
{
    private readonly TorchRowGroups _groups;
    private readonly Tensor _values;
    private readonly Tensor? _present;
    private readonly Tensor _order;

    /// <param name="x">The values.</param>
    /// <param name="groups">The sets, of one row or more.</param>
    /// <param name="isPresent">What counts, broadcast to the shape of <paramref name="x"/>; null where all does.</param>
    public TorchRowOrder(Tensor x, TorchRowGroups groups, Tensor? isPresent)
    {
        _groups = groups;
        _values = groups.Block(x);
        _present = isPresent is null ? null : groups.Block(isPresent.expand(x.shape));
        _order = Refine(_values.sort(1, false, true).Indices);
    }

    private Tensor Sorted => _values.gather(1, _order);

    /// <summary>The k-th row that counts gets the k-th smallest value that counts.</summary>
    public Tensor Sort()
    {
        if (_groups.Numbers is null && _present is null)
            return _groups.Unblock(Sorted);
        var own = torch.tensor(Enumerable.Range(0, (int)_groups.BlockLength).Select(i => (long)i).ToArray(), device: _values.device);
        return _groups.Unblock(Sorted.gather(1, PlacesIn(Refine(Along(own)))));
    }

    public Tensor Rank()
    {
        var places = PlacesIn(_order);
        if (_groups.Numbers is { } numbers)
            places = places - Along(_groups.Starts.index_select(0, numbers));
        return _groups.Unblock(places.to(ScalarType.Float32));
    }

    /// <summary>The last value of each numbered set's order, or the first; a NaN comes last and makes either unknown. <c>[sets, …]</c></summary>
    public Tensor Extreme(bool isLargest)
    {
        var sorted = Sorted.squeeze(0);
        var largest = sorted.index_select(0, TorchFunctions.Sum(_groups.Starts, _groups.Counts) - torch.ones_like(_groups.Counts));
        return isLargest ? largest : torch.where(largest.isnan(), largest, sorted.index_select(0, _groups.Starts));
    }

    public Tensor Quantile(double fraction)
    {
        var sorted = Sorted;
        var counts = Counts();
        var one = torch.ones_like(counts);
        var starts = _groups.Numbers is null ? torch.zeros_like(counts) : Along(_groups.Starts);
        var last = torch.maximum(counts - one, torch.zeros_like(counts));
        var place = last.to(ScalarType.Float64) * torch.tensor([fraction], [1], device: _values.device);
        var below = place.floor();
        Tensor At(Tensor offset) => sorted.gather(1, TorchFunctions.Sum(starts, offset));
        var low = At(below.to(ScalarType.Int64));
        var high = At(torch.minimum(TorchFunctions.Sum(below.to(ScalarType.Int64), one), last));
        var between = torch.where(place.eq(below), low, TorchFunctions.Sum(low, (high - low) * (place - below).to(_values.dtype)));
        var largest = At(last);
        // A NaN is sorted to the end; whatever it stands for may belong before the place that is asked for.
        var isUnknown = torch.logical_or(largest.isnan(), counts.lt(one));
        var known = torch.where(isUnknown, TorchRowFunctions.Constant(double.NaN, _values), between);
        return _groups.Numbers is { } numbers ? known.index_select(1, numbers).squeeze(0) : _groups.Unblock(known);
    }

    /// <summary>The place of each row in an order.</summary>
    private static Tensor PlacesIn(Tensor order) => order.argsort(1, false);

    /// <summary>Puts an order below one by set and presence.</summary>
    private Tensor Refine(Tensor order)
    {
        if (_present is not null)
            order = order.gather(1, torch.logical_not(_present).to(ScalarType.Int64).gather(1, order).sort(1, false, true).Indices);
        if (_groups.Numbers is { } numbers)
            order = order.gather(1, Along(numbers).gather(1, order).sort(1, false, true).Indices);
        return order;
    }

    /// <summary>For each set and element how many rows count, <c>[blocks, sets of a block, …]</c>.</summary>
    private Tensor Counts()
    {
        var ones = _present?.to(ScalarType.Int64) ?? torch.ones(_values.shape, ScalarType.Int64, _values.device);
        return _groups.Numbers is null ? ones.sum(1, keepdim: true) : _groups.Sums(ones.squeeze(0)).unsqueeze(0);
    }

    /// <summary>A vector along the rows of a block, the same for all elements.</summary>
    private Tensor Along(Tensor vector) => vector
        .reshape([1, .. TorchRowGroups.Behind(vector.size(0), _values)[..^1]])
        .expand([_values.size(0), vector.size(0), .. _values.shape[2..]]);
}
