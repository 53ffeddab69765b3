using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RewardLang.Runtime.Lanes;

/// <summary>Single columns of eight rows that lie one behind the other in as many vectors as a row has elements.</summary>
internal static class RowColumns256
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Column(int column, Vector256<float> a, Vector256<float> b)
    {
        // Shuffle works inside 128 bits and leaves pairs of rows in the order 0, 2, 1, 3.
        var rows = column == 0 ? Avx.Shuffle(a, b, 0b10_00_10_00) : Avx.Shuffle(a, b, 0b11_01_11_01);
        return Avx2.Permute4x64(rows.AsDouble(), 0b11_01_10_00).AsSingle();
    }

    // Element 3 i + k of three vectors is row i of column k. The elements of a column have different places in their vectors,
    // because 3 and 8 share no factor: they are blended into one vector, then put in order.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Column(int column, Vector256<float> a, Vector256<float> b, Vector256<float> c) => column switch
    {
        0 => Avx2.PermuteVar8x32(Avx.Blend(Avx.Blend(a, b, 0b10010010), c, 0b00100100), Vector256.Create(0, 3, 6, 1, 4, 7, 2, 5)),
        1 => Avx2.PermuteVar8x32(Avx.Blend(Avx.Blend(a, b, 0b00100100), c, 0b01001001), Vector256.Create(1, 4, 7, 2, 5, 0, 3, 6)),
        _ => Avx2.PermuteVar8x32(Avx.Blend(Avx.Blend(a, b, 0b01001001), c, 0b10010010), Vector256.Create(2, 5, 0, 3, 6, 1, 4, 7)),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Column(
        int column, Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d)
    {
        // Of every four elements one pair holds the column: unpacking brings it together, and leaves the rows in the order
        // 0, 4, 2, 6 and 1, 5, 3, 7.
        var low = column < 2 ? Avx.UnpackLow(a, c) : Avx.UnpackHigh(a, c);
        var high = column < 2 ? Avx.UnpackLow(b, d) : Avx.UnpackHigh(b, d);
        var rows = (column & 1) == 0
            ? Avx.UnpackLow(low.AsDouble(), high.AsDouble()).AsSingle()
            : Avx.UnpackHigh(low.AsDouble(), high.AsDouble()).AsSingle();
        return Avx2.PermuteVar8x32(rows, Vector256.Create(0, 4, 2, 6, 1, 5, 3, 7));
    }
}
