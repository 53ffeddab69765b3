using RewardLang.Runtime.Execution;
using RewardLang.Runtime.Lanes;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Guards;

/// <summary>Looks through the memory of tensors, and on a GPU through the tensors themselves.</summary>
internal static unsafe class TensorScan
{
    /// <summary>The first place outside a range that a row has; -1 when all are inside.</summary>
    public static long FirstOutside(byte* data, ElementKind kind, ValueRange range, TensorPlaces places, TrajectoryLengths? lengths)
    {
        var stretches = places.Stretches(lengths);
        for (var stretch = 0L; stretch < stretches; stretch++)
        {
            var start = stretch * places.RowLength;
            var found = FirstOutside(data, kind, range, start, places.StretchLength(lengths, stretch));
            if (found >= 0)
                return start + found;
        }

        return -1;
    }

    /// <summary>Whether all places that rows have are inside a range: a truth value on the tensor's device, which nothing waits for.</summary>
    public static Tensor AllInside(Tensor tensor, ValueRange range, TensorPlaces places, TrajectoryLengths? lengths)
    {
        var (lower, upper) = range.Floats;
        // Whole numbers have ranges of whole numbers, exact beyond those of floats.
        using var from = tensor.dtype == ScalarType.Float32 ? torch.tensor(lower, device: tensor.device) : torch.tensor(range.Integers.Lower, device: tensor.device);
        using var to = tensor.dtype == ScalarType.Float32 ? torch.tensor(upper, device: tensor.device) : torch.tensor(range.Integers.Upper, device: tensor.device);
        var isInside = tensor.ge(from) & tensor.le(to);
        if (lengths is { AreFull: false })
            isInside = isInside.reshape(places.HasRows ? places.Rows : 1, places.HasSteps ? places.Steps : 1, places.Elements) | Behind(places, lengths).to(tensor.device);
        return isInside.all();
    }

    /// <summary>A number in memory.</summary>
    public static double Read(byte* data, ElementKind kind, long place) => kind switch
    {
        ElementKind.Int32 => ((int*)data)[place],
        ElementKind.Int64 => ((long*)data)[place],
        ElementKind.UInt8 => data[place],
        _ => ((float*)data)[place],
    };

    private static long FirstOutside(byte* data, ElementKind kind, ValueRange range, long start, long count)
    {
        if (kind == ElementKind.Float32)
        {
            var (lower, upper) = range.Floats;
            return RangeScan.FirstOutside((float*)data + start, count, lower, upper);
        }

        var (smallest, largest) = range.Integers;
        return range.HoldsAllIntegers ? -1
            : kind == ElementKind.Int64 ? RangeScan.FirstOutside((long*)data + start, count, smallest, largest)
            : RangeScan.FirstOutside((int*)data + start, count, int.CreateSaturating(smallest), int.CreateSaturating(largest));
    }

    /// <summary>True for what lies behind a row's steps, <c>[rows or 1, steps or 1, 1]</c>.</summary>
    private static Tensor Behind(TensorPlaces places, TrajectoryLengths lengths)
    {
        var rows = places.HasRows ? lengths.Rows : [lengths.Rows.DefaultIfEmpty().Max()];
        using var counts = torch.tensor(rows).unsqueeze(1);
        using var steps = torch.tensor([.. Enumerable.Range(0, places.HasSteps ? (int)places.Steps : 1)]).unsqueeze(0);
        return steps.ge(counts).unsqueeze(2);
    }
}
