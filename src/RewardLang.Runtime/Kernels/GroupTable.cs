using RewardLang.Runtime.Lanes;

namespace RewardLang.Runtime.Kernels;

/// <summary>Makes lists of the rows that have equal values of an index. Memory is kept from batch to batch.</summary>
internal sealed unsafe class GroupTable : IDisposable
{
    private AlignedBuffer? _keys;
    private AlignedBuffer? _starts;
    private AlignedBuffer? _rows;
    private AlignedBuffer? _counts;
    private long _capacity = -1;
    private long _countCapacity = -1;

    /// <summary>The lists for an index, one value for each row; groups come in the order of their values.</summary>
    public KernelGroups Build(byte* index, ElementKind kind, long rows)
    {
        Reserve(checked((int)rows));
        var keys = (long*)_keys!.Pointer;
        for (var row = 0L; row < rows; row++)
            keys[row] = Read(index, kind, row);
        var (smallest, range) = RangeOf(keys, rows);
        // Values that lie close are counted; others are sorted.
        return new KernelGroups
        {
            Count = range < (ulong)(4 * rows + 1024) ? Count(keys, rows, smallest, (long)range + 1) : Sort(keys, (int)rows),
            Starts = (int*)_starts!.Pointer,
            Rows = (int*)_rows!.Pointer,
        };
    }

    public void Dispose()
    {
        _keys?.Dispose();
        _starts?.Dispose();
        _rows?.Dispose();
        _counts?.Dispose();
    }

    private long Count(long* keys, long rows, long smallest, long values)
    {
        if (values > _countCapacity)
        {
            _counts?.Dispose();
            _counts = new AlignedBuffer(values * sizeof(int));
            _countCapacity = values;
        }

        var places = (int*)_counts!.Pointer;
        var starts = (int*)_starts!.Pointer;
        var list = (int*)_rows!.Pointer;
        new Span<int>(places, (int)values).Clear();
        for (var row = 0L; row < rows; row++)
            places[keys[row] - smallest]++;
        var (groups, start) = (0L, 0);
        for (var value = 0L; value < values; value++)
        {
            if (places[value] == 0)
                continue;
            starts[groups++] = start;
            start += places[value];
            places[value] = start - places[value];
        }

        starts[groups] = start;
        for (var row = 0L; row < rows; row++)
            list[places[keys[row] - smallest]++] = (int)row;
        return groups;
    }

    private long Sort(long* keys, int rows)
    {
        var starts = (int*)_starts!.Pointer;
        var list = (int*)_rows!.Pointer;
        for (var row = 0; row < rows; row++)
            list[row] = row;
        new Span<long>(keys, rows).Sort(new Span<int>(list, rows));
        var groups = 0L;
        for (var (first, end) = (0, 0); first < rows; first = end)
        {
            for (end = first + 1; end < rows && keys[end] == keys[first]; end++)
            {
            }

            starts[groups++] = first;
            new Span<int>(list + first, end - first).Sort();
        }

        starts[groups] = rows;
        return groups;
    }

    private void Reserve(int rows)
    {
        if (rows <= _capacity)
            return;
        _keys?.Dispose();
        _starts?.Dispose();
        _rows?.Dispose();
        _keys = new AlignedBuffer((long)rows * sizeof(long));
        _starts = new AlignedBuffer((rows + 1L) * sizeof(int));
        _rows = new AlignedBuffer((long)rows * sizeof(int));
        _capacity = rows;
    }

    private static (long Smallest, ulong Range) RangeOf(long* keys, long rows)
    {
        var (smallest, largest) = (long.MaxValue, long.MinValue);
        for (var row = 0L; row < rows; row++)
            (smallest, largest) = (Math.Min(smallest, keys[row]), Math.Max(largest, keys[row]));
        return (smallest, (ulong)largest - (ulong)smallest);
    }

    private static long Read(byte* index, ElementKind kind, long row) => kind switch
    {
        ElementKind.Int64 => ((long*)index)[row],
        ElementKind.Int32 => ((int*)index)[row],
        ElementKind.UInt8 => index[row],
        ElementKind.Float64 => (long)((double*)index)[row],
        _ => (long)((float*)index)[row],
    };
}
