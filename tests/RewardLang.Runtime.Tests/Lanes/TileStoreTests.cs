using System.Runtime.Intrinsics;
using RewardLang.Runtime.Lanes;

namespace RewardLang.Runtime.Tests.Lanes;

public unsafe class TileStoreTests
{
    private const byte Untouched = 0xA5;

    private static readonly int[] Widths = [1, 2, 3, 4, 5, 7, 8, 12, 13, 65];

    [Theory]
    [InlineData(ElementKind.Float32)]
    [InlineData(ElementKind.UInt8)]
    public void Lanes_become_rows_and_nothing_else_is_written(ElementKind kind)
    {
        AssertStores<Lanes1, float>(kind);
        if (Lanes256.IsSupported)
            AssertStores<Lanes256, Vector256<float>>(kind);
        if (Lanes512.IsSupported)
            AssertStores<Lanes512, Vector512<float>>(kind);
    }

    [Theory]
    [InlineData(ElementKind.Float32)]
    [InlineData(ElementKind.UInt8)]
    public void A_vector_goes_to_any_row_of_a_column(ElementKind kind)
    {
        AssertStoresVectors<Lanes1, float>(kind);
        if (Lanes256.IsSupported)
            AssertStoresVectors<Lanes256, Vector256<float>>(kind);
        if (Lanes512.IsSupported)
            AssertStoresVectors<Lanes512, Vector512<float>>(kind);
    }

    [Fact]
    public void Other_kinds_are_not_stored()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => StoreOne(ElementKind.Int64));
        Assert.Throws<ArgumentOutOfRangeException>(() => StoreOneVector(ElementKind.Float64));

        static void StoreOne(ElementKind kind)
        {
            var (value, destination) = (0f, 0L);
            Tiles.StoreRows<Lanes1, float>(&value, &destination, kind, 1, 1, 1);
        }

        static void StoreOneVector(ElementKind kind)
        {
            var destination = 0L;
            Tiles.StoreVector<Lanes1, float>(1, &destination, kind, 0, 1);
        }
    }

    private static void AssertStores<TLanes, TVector>(ElementKind kind)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var random = new Random(1);
        foreach (var columns in Widths)
        {
            foreach (var stride in new[] { columns, columns + 1, columns + 4 })
            {
                for (var rows = 1; rows <= TLanes.Count; rows++)
                {
                    var tile = DrawTile(kind, columns * TLanes.Count, random);
                    var expected = Expect(kind, rows * stride, i =>
                        i % stride < columns ? tile[i % stride * TLanes.Count + i / stride] : null);
                    var actual = Enumerable.Repeat(Untouched, expected.Length).ToArray();
                    fixed (float* source = tile)
                    fixed (byte* destination = actual)
                        Tiles.StoreRows<TLanes, TVector>(source, destination, kind, stride, columns, rows);
                    Assert.Equal(expected, actual);
                }
            }
        }
    }

    private static void AssertStoresVectors<TLanes, TVector>(ElementKind kind)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var random = new Random(2);
        for (var rows = 1; rows <= TLanes.Count; rows++)
        {
            const int first = 3;
            var values = DrawTile(kind, TLanes.Count, random);
            var expected = Expect(kind, first + rows + 2, i => i >= first && i < first + rows ? values[i - first] : null);
            var actual = Enumerable.Repeat(Untouched, expected.Length).ToArray();
            fixed (float* source = values)
            fixed (byte* destination = actual)
            {
                var v = TLanes.Load(source);
                if (kind == ElementKind.UInt8)
                    v = TLanes.LessThan(TLanes.Broadcast(0), v);
                Tiles.StoreVector<TLanes, TVector>(v, destination, kind, first, rows);
            }
            Assert.Equal(expected, actual);
        }
    }

    private static float[] DrawTile(ElementKind kind, int count, Random random) =>
        [.. Enumerable.Range(0, count).Select(_ => kind == ElementKind.UInt8 ? random.Next(2) : random.NextSingle())];

    private static byte[] Expect(ElementKind kind, int count, Func<int, float?> valueAt)
    {
        var size = kind == ElementKind.UInt8 ? sizeof(byte) : sizeof(float);
        var bytes = Enumerable.Repeat(Untouched, count * size).ToArray();
        for (var i = 0; i < count; i++)
        {
            if (valueAt(i) is not { } value)
                continue;
            if (kind == ElementKind.UInt8)
                bytes[i] = (byte)value;
            else
                BitConverter.TryWriteBytes(bytes.AsSpan(i * size), value);
        }
        return bytes;
    }
}
