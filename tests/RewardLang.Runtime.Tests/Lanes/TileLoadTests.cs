using System.Runtime.Intrinsics;
using RewardLang.Runtime.Lanes;

namespace RewardLang.Runtime.Tests.Lanes;

public unsafe class TileLoadTests
{
    private static readonly int[] Widths = [1, 2, 3, 4, 5, 6, 7, 8, 12, 13, 64, 67, 130];

    [Theory]
    [InlineData(ElementKind.Float32)]
    [InlineData(ElementKind.UInt8)]
    [InlineData(ElementKind.Int32)]
    [InlineData(ElementKind.Int64)]
    [InlineData(ElementKind.Float64)]
    public void Rows_become_lanes_and_missing_rows_zeros(ElementKind kind)
    {
        AssertLoads<Lanes1, float>(kind);
        if (Lanes256.IsSupported)
            AssertLoads<Lanes256, Vector256<float>>(kind);
        if (Lanes512.IsSupported)
            AssertLoads<Lanes512, Vector512<float>>(kind);
    }

    [Fact]
    public void A_vector_comes_from_any_row_of_a_column()
    {
        AssertLoadsVectors<Lanes1, float>();
        if (Lanes256.IsSupported)
            AssertLoadsVectors<Lanes256, Vector256<float>>();
        if (Lanes512.IsSupported)
            AssertLoadsVectors<Lanes512, Vector512<float>>();
    }

    private static void AssertLoads<TLanes, TVector>(ElementKind kind)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var random = new Random(1);
        foreach (var columns in Widths)
        {
            foreach (var stride in new[] { 0, 1, 2, columns, columns + 1, columns + 4 })
            {
                for (var rows = 1; rows <= TLanes.Count; rows += rows < TLanes.Count - 2 ? 3 : 1)
                    AssertLoad<TLanes, TVector>(kind, stride, columns, rows, random);
            }
        }
    }

    private static void AssertLoad<TLanes, TVector>(ElementKind kind, int stride, int columns, int rows, Random random)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var count = (rows - 1) * stride + columns;
        var elements = SampleElements.Draw(kind, count, random);
        var tile = new float[columns * TLanes.Count];
        using var memory = new GuardedMemory(elements.Bytes.Length);
        // Once against each guard page: nothing before the first element is read, and nothing after the last.
        foreach (var start in new[] { (nint)memory.Start, (nint)(memory.End - elements.Bytes.Length) })
        {
            elements.Bytes.CopyTo(new Span<byte>((void*)start, elements.Bytes.Length));
            Array.Fill(tile, float.NaN);
            fixed (float* destination = tile)
                Tiles.LoadRows<TLanes, TVector>((void*)start, kind, stride, columns, rows, destination);
            for (var column = 0; column < columns; column++)
            {
                for (var row = 0; row < TLanes.Count; row++)
                {
                    var expected = row < rows ? elements.Values[row * stride + column] : 0;
                    Assert.Equal(expected, tile[column * TLanes.Count + row]);
                }
            }
        }
    }

    private static void AssertLoadsVectors<TLanes, TVector>()
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var random = new Random(2);
        foreach (var kind in Enum.GetValues<ElementKind>())
        {
            for (var rows = 1; rows <= TLanes.Count; rows++)
            {
                const int first = 5;
                var elements = SampleElements.Draw(kind, first + rows, random);
                using var memory = new GuardedMemory(elements.Bytes.Length);
                var start = memory.End - elements.Bytes.Length;
                elements.Bytes.CopyTo(new Span<byte>(start, elements.Bytes.Length));
                var v = Tiles.LoadVector<TLanes, TVector>(start, kind, first, rows);
                var expected = new float[TLanes.Count];
                elements.Values.AsSpan(first, rows).CopyTo(expected);
                Assert.Equal(expected, LaneOperations.ToArray<TLanes, TVector>(v));
            }
        }
    }
}
