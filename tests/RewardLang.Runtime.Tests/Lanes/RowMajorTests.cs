using System.Runtime.Intrinsics;
using RewardLang.Runtime.Kernels;
using RewardLang.Runtime.Lanes;

namespace RewardLang.Runtime.Tests.Lanes;

public unsafe class RowMajorTests
{
    private static readonly int[] Widths = [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 19, 64, 127];

    [Fact]
    public void Sums_of_rows_have_the_bits_of_one_order()
    {
        AssertSums<Lanes1, float>();
        if (Lanes256.IsSupported)
            AssertSums<Lanes256, Vector256<float>>();
        if (Lanes512.IsSupported)
            AssertSums<Lanes512, Vector512<float>>();
    }

    [Fact]
    public void Columns_are_taken_out_of_contiguous_rows()
    {
        AssertColumns<Lanes1, float>();
        if (Lanes256.IsSupported)
            AssertColumns<Lanes256, Vector256<float>>();
        if (Lanes512.IsSupported)
            AssertColumns<Lanes512, Vector512<float>>();
    }

    [Fact]
    public void The_first_lanes_are_read_and_written_and_nothing_behind_them()
    {
        AssertFirstLanes<Lanes1, float>();
        if (Lanes256.IsSupported)
            AssertFirstLanes<Lanes256, Vector256<float>>();
        if (Lanes512.IsSupported)
            AssertFirstLanes<Lanes512, Vector512<float>>();
    }

    [Fact]
    public void Elements_of_missing_rows_are_zeros_and_are_not_read()
    {
        AssertElements<Lanes1, float>();
        if (Lanes256.IsSupported)
            AssertElements<Lanes256, Vector256<float>>();
        if (Lanes512.IsSupported)
            AssertElements<Lanes512, Vector512<float>>();
    }

    [Fact]
    public void A_row_is_repeated()
    {
        float[] row = [1, 2, 3];
        var tile = new float[3 * Lanes512.Count];
        fixed (float* source = row, destination = tile)
            Tiles.RepeatRow<Lanes512, Vector512<float>>(source, 3, destination);
        for (var i = 0; i < tile.Length; i++)
            Assert.Equal(row[i % 3], tile[i]);
    }

    private static void AssertSums<TLanes, TVector>()
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var random = new Random(4);
        foreach (var columns in Widths)
        {
            for (var round = 0; round < 20; round++)
            {
                var elements = SampleFloats.Draw(random, columns * TLanes.Count);
                var expected = Enumerable.Range(0, TLanes.Count)
                    .Select(row => Sum(elements.AsSpan(row * columns, columns))).ToArray();
                AssertSameBits(expected, SumInMemory<TLanes, TVector>(elements, columns), columns);
                if (columns is 4 or 6 or 7 or 8 or 12)
                    AssertSameBits(expected, SumInRegisters<TLanes, TVector>(elements, columns), columns);
            }
        }
    }

    /// <summary>The order that <see cref="Tiles"/> promises.</summary>
    private static float Sum(ReadOnlySpan<float> row)
    {
        var partial = row[..4].ToArray();
        for (var i = 4; i < row.Length; i++)
            partial[i % 4] += row[i];
        return (partial[0] + partial[2]) + (partial[1] + partial[3]);
    }

    private static float[] SumInMemory<TLanes, TVector>(float[] elements, int columns)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        using var memory = new GuardedMemory(elements.Length * sizeof(float));
        var sums = new float[TLanes.Count];
        // Once against each guard page.
        foreach (var start in new[] { (nint)memory.Start, (nint)(memory.End - elements.Length * sizeof(float)) })
        {
            var tile = new Span<float>((void*)start, elements.Length);
            elements.CopyTo(tile);
            Tiles.SumRows<TLanes, TVector>((float*)start, columns);
            tile[..TLanes.Count].CopyTo(sums);
        }

        return sums;
    }

    private static float[] SumInRegisters<TLanes, TVector>(float[] elements, int columns)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var room = new float[elements.Length];
        fixed (float* source = elements, tile = room)
        {
            var v = new TVector[columns];
            for (var i = 0; i < columns; i++)
                v[i] = TLanes.Load(source + i * TLanes.Count);
            return LaneOperations.ToArray<TLanes, TVector>(columns switch
            {
                4 => Tiles.SumRows<TLanes, TVector>(v[0], v[1], v[2], v[3]),
                6 => Tiles.SumRows<TLanes, TVector>(tile, v[0], v[1], v[2], v[3], v[4], v[5]),
                7 => Tiles.SumRows<TLanes, TVector>(tile, v[0], v[1], v[2], v[3], v[4], v[5], v[6]),
                8 => Tiles.SumRows<TLanes, TVector>(tile, v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7]),
                _ => Tiles.SumRows<TLanes, TVector>(
                    tile, v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10], v[11]),
            });
        }
    }

    private static void AssertSameBits(float[] expected, float[] actual, int columns)
    {
        for (var lane = 0; lane < expected.Length; lane++)
        {
            Assert.True(
                SampleFloats.SameBits(expected[lane], actual[lane]),
                $"{columns} columns, lane {lane} of {expected.Length}: {expected[lane]:R} and {actual[lane]:R}");
        }
    }

    private static void AssertColumns<TLanes, TVector>()
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var elements = Enumerable.Range(0, 4 * TLanes.Count).Select(i => (float)i).ToArray();
        fixed (float* source = elements)
        {
            var (a, b) = (TLanes.Load(source), TLanes.Load(source + TLanes.Count));
            var (c, d) = (TLanes.Load(source + 2 * TLanes.Count), TLanes.Load(source + 3 * TLanes.Count));
            for (var columns = 2; columns <= 4; columns++)
            {
                for (var column = 0; column < columns; column++)
                {
                    var actual = LaneOperations.ToArray<TLanes, TVector>(columns switch
                    {
                        2 => Tiles.Column<TLanes, TVector>(column, a, b),
                        3 => Tiles.Column<TLanes, TVector>(column, a, b, c),
                        _ => Tiles.Column<TLanes, TVector>(column, a, b, c, d),
                    });
                    Assert.Equal(Enumerable.Range(0, TLanes.Count).Select(row => elements[row * columns + column]), actual);
                }
            }
        }
    }

    private static void AssertFirstLanes<TLanes, TVector>()
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        for (var count = -1; count <= TLanes.Count + 1; count++)
        {
            var present = Math.Clamp(count, 0, TLanes.Count);
            using var memory = new GuardedMemory(present * sizeof(float));
            var end = (float*)memory.End - present;
            for (var i = 0; i < present; i++)
                end[i] = i + 1;
            var v = TLanes.LoadFirst(end, count);
            var expected = Enumerable.Range(0, TLanes.Count).Select(i => i < present ? i + 1f : 0);
            Assert.Equal(expected, LaneOperations.ToArray<TLanes, TVector>(v));
            TLanes.StoreFirst(end, TLanes.Broadcast(-1), count);
            for (var i = 0; i < present; i++)
                Assert.Equal(-1, end[i]);
        }
    }

    private static void AssertElements<TLanes, TVector>()
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        const int columns = 5;
        for (var rows = 1; rows <= TLanes.Count; rows++)
        {
            using var memory = new GuardedMemory(rows * columns * sizeof(float));
            var end = (float*)memory.End - rows * columns;
            for (var i = 0; i < rows * columns; i++)
                end[i] = i + 1;
            for (var vector = 0; vector < columns; vector++)
            {
                var v = LastTile.LoadElements<TLanes, TVector>(end, vector, columns, rows);
                var first = vector * TLanes.Count;
                var expected = Enumerable.Range(first, TLanes.Count).Select(i => i < rows * columns ? i + 1f : 0);
                Assert.Equal(expected, LaneOperations.ToArray<TLanes, TVector>(v));
            }
        }
    }
}
