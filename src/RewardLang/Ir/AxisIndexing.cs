using RewardLang.Semantics;

namespace RewardLang.Ir;

/// <summary>Flat positions of elements: the last axis is contiguous.</summary>
internal static class AxisIndexing
{
    public static int Count(IReadOnlyList<Axis> axes) => axes.Aggregate(1, (count, axis) => count * axis.Size!.Value);

    /// <summary>For each element over <paramref name="outer"/>, the position of its counterpart over the subset <paramref name="inner"/>.</summary>
    public static int[] Map(IReadOnlyList<Axis> outer, IReadOnlyList<Axis> inner)
    {
        var strides = new int[outer.Count];
        for (var i = 0; i < outer.Count; i++)
            strides[i] = StrideOf(inner, outer[i]);
        return Walk(outer, strides, 0);
    }

    /// <summary>For each element of a slice, the position of its source.</summary>
    public static int[] MapSlice(Node slice)
    {
        var source = slice.Operands[0].Axes;
        var axis = slice.SourceAxis!;
        var stride = StrideOf(source, axis);
        var strides = slice.Axes.Select(a => a == slice.Axis ? 0 : StrideOf(source, a)).ToArray();
        if (slice.Axis is null)
            return Walk(slice.Axes, strides, slice.Indices![0] * stride);
        var map = Walk(slice.Axes, strides, 0);
        var positions = Map(slice.Axes, [slice.Axis]);
        for (var i = 0; i < map.Length; i++)
            map[i] += slice.Indices![positions[i]] * stride;
        return map;
    }

    /// <summary>The groups of operand positions that a fold of <paramref name="axes"/> brings together, one for each result element.</summary>
    public static int[][] Groups(Node operand, IReadOnlyList<Axis> axes)
    {
        var kept = operand.Axes.Where(a => !axes.Contains(a)).ToList();
        var starts = Walk(kept, [.. kept.Select(a => StrideOf(operand.Axes, a))], 0);
        // Elements are taken in the order of the operand, whatever the order in which the axes are named.
        var folded = operand.Axes.Where(axes.Contains).ToList();
        var offsets = Walk(folded, [.. folded.Select(a => StrideOf(operand.Axes, a))], 0);
        return [.. starts.Select(start => offsets.Select(offset => start + offset).ToArray())];
    }

    private static int StrideOf(IReadOnlyList<Axis> axes, Axis axis)
    {
        var stride = 1;
        for (var i = axes.Count - 1; i >= 0; i--)
        {
            if (axes[i] == axis)
                return stride;
            stride *= axes[i].Size!.Value;
        }

        return 0;
    }

    private static int[] Walk(IReadOnlyList<Axis> axes, int[] strides, int start)
    {
        var positions = new int[Count(axes)];
        var index = new int[axes.Count];
        for (var i = 0; i < positions.Length; i++)
        {
            var position = start;
            for (var a = 0; a < axes.Count; a++)
                position += index[a] * strides[a];
            positions[i] = position;
            for (var a = axes.Count - 1; a >= 0 && ++index[a] == axes[a].Size!.Value; a--)
                index[a] = 0;
        }

        return positions;
    }
}
