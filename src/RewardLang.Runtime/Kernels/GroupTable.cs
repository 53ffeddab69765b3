using RewardLang.Runtime.Lanes;

namespace RewardLang.Runtime.Kernels;

/// <summary>Numbers the groups of rows that have equal values of an index. Memory is kept from batch to batch.</summary>
internal sealed unsafe class GroupTable : IDisposable
{
    private AlignedBuffer? _keys;
    private AlignedBuffer? _numbers;
    private AlignedBuffer? _starts;
    private AlignedBuffer? _rows;
    private AlignedBuffer? _folded;
    private AlignedBuffer? _places;
    private long _capacity = -1;
    private long _placeCapacity = -1;

    /// <summary>The groups of an index, in the order of their values.</summary>
    /// <param name="index">The first value of the index, of one for each row.</param>
    /// <param name="kind">How its values lie in memory.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="listsRows">Whether the rows of each group are listed.</param>
    /// <param name="name">The input that is the index.</param>
    /// <exception cref="RewardBindingException">A value is no whole number.</exception>
    public KernelGroups Build(byte* index, ElementKind kind, long rows, bool listsRows, string name)
    {
        Reserve(checked((int)rows));
        var keys = (long*)_keys!.Pointer;
        Read(index, kind, rows, keys, name);
        var (smallest, range) = RangeOf(keys, rows);
        // Values that lie close have a table; others are sorted.
        var groups = new KernelGroups
        {
            Count = range < (ulong)(4 * rows + 1024) ? Number(keys, rows, smallest, (long)range + 1) : Sort(keys, (int)rows),
            Numbers = (int*)_numbers!.Pointer,
            Starts = (int*)_starts!.Pointer,
            Rows = (int*)_rows!.Pointer,
            Folded = (double*)_folded!.Pointer,
        };
        FindStarts(groups, rows);
        if (listsRows)
            ListRows(groups, rows);
        return groups;
    }

    public void Dispose()
    {
        foreach (var buffer in (AlignedBuffer?[])[_keys, _numbers, _starts, _rows, _folded, _places])
            buffer?.Dispose();
    }

    /// <summary>Numbers the values by a table with a place for each.</summary>
    private long Number(long* keys, long rows, long smallest, long values)
    {
        if (values > _placeCapacity)
        {
            _places?.Dispose();
            _places = new AlignedBuffer(values * sizeof(int));
            _placeCapacity = values;
        }

        var places = (int*)_places!.Pointer;
        var numbers = (int*)_numbers!.Pointer;
        new Span<int>(places, (int)values).Clear();
        for (var row = 0L; row < rows; row++)
            places[keys[row] - smallest] = 1;
        var groups = 0;
        for (var value = 0L; value < values; value++)
        {
            groups += places[value];
            places[value] = groups - 1;
        }

        for (var row = 0L; row < rows; row++)
            numbers[row] = places[keys[row] - smallest];
        return groups;
    }

    private long Sort(long* keys, int rows)
    {
        var numbers = (int*)_numbers!.Pointer;
        var order = (int*)_rows!.Pointer;
        for (var row = 0; row < rows; row++)
            order[row] = row;
        new Span<long>(keys, rows).Sort(new Span<int>(order, rows));
        var groups = 0;
        for (var i = 0; i < rows; i++)
        {
            groups += i == 0 || keys[i] != keys[i - 1] ? 1 : 0;
            numbers[order[i]] = groups - 1;
        }

        return groups;
    }

    private static void FindStarts(KernelGroups groups, long rows)
    {
        new Span<int>(groups.Starts, (int)groups.Count + 1).Clear();
        for (var row = 0L; row < rows; row++)
            groups.Starts[groups.Numbers[row] + 1]++;
        for (var group = 0L; group < groups.Count; group++)
            groups.Starts[group + 1] += groups.Starts[group];
    }

    /// <summary>Lists the rows of each group: from the last row down, each takes the last free place of its group.</summary>
    private static void ListRows(KernelGroups groups, long rows)
    {
        for (var row = rows - 1; row >= 0; row--)
            groups.Rows[--groups.Starts[groups.Numbers[row] + 1]] = (int)row;
        // Every end has become the start of its group.
        for (var group = 0L; group < groups.Count; group++)
            groups.Starts[group] = groups.Starts[group + 1];
        groups.Starts[groups.Count] = (int)rows;
    }

    private void Reserve(int rows)
    {
        if (rows <= _capacity)
            return;
        foreach (var buffer in (AlignedBuffer?[])[_keys, _numbers, _starts, _rows, _folded])
            buffer?.Dispose();
        _keys = new AlignedBuffer((long)rows * sizeof(long));
        _numbers = new AlignedBuffer((long)rows * sizeof(int));
        _starts = new AlignedBuffer((rows + 1L) * sizeof(int));
        _rows = new AlignedBuffer((long)rows * sizeof(int));
        _folded = new AlignedBuffer((long)rows * sizeof(double));
        _capacity = rows;
    }

    private static (long Smallest, ulong Range) RangeOf(long* keys, long rows)
    {
        var (smallest, largest) = (long.MaxValue, long.MinValue);
        for (var row = 0L; row < rows; row++)
            (smallest, largest) = (Math.Min(smallest, keys[row]), Math.Max(largest, keys[row]));
        return (smallest, (ulong)largest - (ulong)smallest);
    }

    private static void Read(byte* index, ElementKind kind, long rows, long* keys, string name)
    {
        switch (kind)
        {
            case ElementKind.Int64:
                Buffer.MemoryCopy(index, keys, rows * sizeof(long), rows * sizeof(long));
                break;
            case ElementKind.Int32:
                for (var row = 0L; row < rows; row++)
                    keys[row] = ((int*)index)[row];
                break;
            default:
                for (var row = 0L; row < rows; row++)
                {
                    var value = ((float*)index)[row];
                    if (!float.IsInteger(value))
                        throw new RewardBindingException(name, $"The input '{name}' numbers the groups of rows; row {row} has {value}, which is no whole number.");
                    keys[row] = (long)value;
                }

                break;
        }
    }
}
