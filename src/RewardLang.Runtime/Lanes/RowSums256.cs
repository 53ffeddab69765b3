using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RewardLang.Runtime.Lanes;

/// <summary>Sums of eight rows that lie one behind the other, in registers for short rows and else in memory.</summary>
internal static unsafe class RowSums256
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sum(Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d) =>
        // Lane 4 k + i holds the sum of row 2 i + k.
        Avx2.PermuteVar8x32(AddAcross(a, b, c, d), Vector256.Create(0, 4, 1, 5, 2, 6, 3, 7));

    /// <summary>Rows of any length from four on, in memory; their sums take the place of the first vector.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Sum(float* tile, int columns) => Vector256.Store(
        AddAcross(
            SumFours(tile, columns),
            SumFours(tile + columns, columns),
            SumFours(tile + 2 * columns, columns),
            SumFours(tile + 3 * columns, columns)),
        tile);

    /// <summary>The four partial sums of a row and of the fourth after it, a row in each 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> SumFours(float* row, int columns)
    {
        var sum = Gather(row, columns);
        var column = 4;
        for (; column + 4 <= columns; column += 4)
            sum += Gather(row + column, columns);
        if (column == columns)
            return sum;
        // The last elements are read with some before them, which are shifted out: nothing behind the tile is read.
        var last = Gather(row + columns - 4, columns);
        var rest = Vector256.Create(columns - column);
        var within = Vector256<int>.Indices & Vector256.Create(3);
        last = Avx2.PermuteVar8x32(last, (Vector256<int>.Indices & Vector256.Create(~3)) | ((within - rest) & Vector256.Create(3)));
        return Vector256.ConditionalSelect(Vector256.LessThan(within, rest).AsSingle(), sum + last, sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Gather(float* row, int columns) =>
        Avx.InsertVector128(Vector128.Load(row).ToVector256Unsafe(), Vector128.Load(row + 4 * columns), 1);

    /// <summary>In each 128 bits the sums of the four elements of a, b, c and d: of 0 and 2, of 1 and 3, then of both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> AddAcross(Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d)
    {
        var low = Avx.UnpackLow(a, b) + Avx.UnpackHigh(a, b);
        var high = Avx.UnpackLow(c, d) + Avx.UnpackHigh(c, d);
        return Avx.UnpackLow(low.AsDouble(), high.AsDouble()).AsSingle() + Avx.UnpackHigh(low.AsDouble(), high.AsDouble()).AsSingle();
    }
}
