using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RewardLang.Runtime.Lanes;

/// <summary>Single columns of sixteen rows that lie one behind the other in as many vectors as a row has elements.</summary>
internal static class RowColumns512
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Column(int column, Vector512<float> a, Vector512<float> b) => Avx512F.PermuteVar16x32x2(
        a,
        column == 0
            ? Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30)
            : Vector512.Create(1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31),
        b);

    // Element 3 i + k of three vectors is row i of column k: two vectors are merged first, then the third is added.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Column(int column, Vector512<float> a, Vector512<float> b, Vector512<float> c) => column switch
    {
        0 => Merge(
            a, Vector512.Create(0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 0, 0, 0, 0, 0),
            b, Vector512.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 17, 20, 23, 26, 29), c),
        1 => Merge(
            a, Vector512.Create(1, 4, 7, 10, 13, 16, 19, 22, 25, 28, 31, 0, 0, 0, 0, 0),
            b, Vector512.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 18, 21, 24, 27, 30), c),
        _ => Merge(
            a, Vector512.Create(2, 5, 8, 11, 14, 17, 20, 23, 26, 29, 0, 0, 0, 0, 0, 0),
            b, Vector512.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 19, 22, 25, 28, 31), c),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Column(
        int column, Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d)
    {
        // Of every four elements one pair holds the column: unpacking brings it together, and leaves the rows in the order
        // 0, 8, 4, 12 within each 128 bits.
        var low = column < 2 ? Avx512F.UnpackLow(a, c) : Avx512F.UnpackHigh(a, c);
        var high = column < 2 ? Avx512F.UnpackLow(b, d) : Avx512F.UnpackHigh(b, d);
        var rows = (column & 1) == 0
            ? Avx512F.UnpackLow(low.AsDouble(), high.AsDouble()).AsSingle()
            : Avx512F.UnpackHigh(low.AsDouble(), high.AsDouble()).AsSingle();
        return Avx512F.PermuteVar16x32(rows, Vector512.Create(0, 4, 8, 12, 2, 6, 10, 14, 1, 5, 9, 13, 3, 7, 11, 15));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Merge(
        Vector512<float> a, Vector512<int> fromFirst, Vector512<float> b, Vector512<int> fromLast, Vector512<float> c) =>
        Avx512F.PermuteVar16x32x2(Avx512F.PermuteVar16x32x2(a, fromFirst, b), fromLast, c);
}
