using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RewardLang.Runtime.Lanes;

/// <summary>
/// Sums of sixteen rows that lie one behind the other in as many vectors as a row has elements. The elements of four rows are
/// brought to 128 bits a row, added there, and the four sums of each row are added across.
/// </summary>
internal static unsafe class RowSums512
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sum(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d) =>
        // Lane 4 k + i holds the sum of row 4 i + k.
        Avx512F.PermuteVar16x32(
            AddAcross(a, b, c, d), Vector512.Create(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sum(
        Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d, Vector512<float> e, Vector512<float> f) =>
        Sum(FirstSixes(a, b), SecondSixes(b, c), FirstSixes(d, e), SecondSixes(e, f));

    // Four rows of seven are 28 elements: they begin at elements 0, 12, 8 and 4 of a vector, and those in the middle lie in three.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sum(
        Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d, Vector512<float> e, Vector512<float> f,
        Vector512<float> g)
    {
        var first = AddThree(
            Take(a, b, Vector512.Create(0, 1, 2, 3, 7, 8, 9, 10, 14, 15, 16, 17, 21, 22, 23, 24)),
            Take(a, b, Vector512.Create(4, 5, 6, 0, 11, 12, 13, 0, 18, 19, 20, 0, 25, 26, 27, 0)));
        var second = AddThree(
            Take(
                Take(b, c, Vector512.Create(12, 13, 14, 15, 19, 20, 21, 22, 26, 27, 28, 29, 0, 0, 0, 0)),
                d,
                Vector512.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 17, 18, 19, 20)),
            Take(c, d, Vector512.Create(0, 1, 2, 0, 7, 8, 9, 0, 14, 15, 16, 0, 21, 22, 23, 0)));
        var third = AddThree(
            Take(
                Take(d, e, Vector512.Create(8, 9, 10, 11, 15, 16, 17, 18, 22, 23, 24, 25, 29, 30, 31, 0)),
                f,
                Vector512.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16)),
            Take(
                Take(d, e, Vector512.Create(12, 13, 14, 0, 19, 20, 21, 0, 26, 27, 28, 0, 0, 0, 0, 0)),
                f,
                Vector512.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 17, 18, 19, 0)));
        var fourth = AddThree(
            Take(f, g, Vector512.Create(4, 5, 6, 7, 11, 12, 13, 14, 18, 19, 20, 21, 25, 26, 27, 28)),
            Take(f, g, Vector512.Create(8, 9, 10, 0, 15, 16, 17, 0, 22, 23, 24, 0, 29, 30, 31, 0)));
        return Sum(first, second, third, fourth);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sum(
        Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d, Vector512<float> e, Vector512<float> f,
        Vector512<float> g, Vector512<float> h) =>
        Sum(Eights(a, b), Eights(c, d), Eights(e, f), Eights(g, h));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sum(
        Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d, Vector512<float> e, Vector512<float> f,
        Vector512<float> g, Vector512<float> h, Vector512<float> i, Vector512<float> j, Vector512<float> k, Vector512<float> l) =>
        Sum(Twelves(a, b, c), Twelves(d, e, f), Twelves(g, h, i), Twelves(j, k, l));

    /// <summary>Rows of any length from four on, in memory; their sums take the place of the first vector.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Sum(float* tile, int columns) => Vector512.Store(
        AddAcross(
            SumFours(tile, columns),
            SumFours(tile + columns, columns),
            SumFours(tile + 2 * columns, columns),
            SumFours(tile + 3 * columns, columns)),
        tile);

    /// <summary>The four partial sums of every fourth row, a row in each 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> SumFours(float* row, int columns)
    {
        var sum = Gather(row, columns);
        var column = 4;
        for (; column + 4 <= columns; column += 4)
            sum += Gather(row + column, columns);
        if (column == columns)
            return sum;
        // The last elements are read with some before them, which are shifted out: nothing behind the tile is read.
        var last = Gather(row + columns - 4, columns);
        var rest = Vector512.Create(columns - column);
        var within = Vector512<int>.Indices & Vector512.Create(3);
        last = Avx512F.PermuteVar16x32(last, (Vector512<int>.Indices & Vector512.Create(~3)) | ((within - rest) & Vector512.Create(3)));
        return Vector512.ConditionalSelect(Vector512.LessThan(within, rest).AsSingle(), sum + last, sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Gather(float* row, int columns)
    {
        var rows = Vector128.Load(row).ToVector256Unsafe().ToVector512Unsafe();
        rows = Avx512F.InsertVector128(rows, Vector128.Load(row + 4 * columns), 1);
        rows = Avx512F.InsertVector128(rows, Vector128.Load(row + 8 * columns), 2);
        return Avx512F.InsertVector128(rows, Vector128.Load(row + 12 * columns), 3);
    }

    /// <summary>In each 128 bits the sums of the four elements of a, b, c and d: of 0 and 2, of 1 and 3, then of both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> AddAcross(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d)
    {
        var low = Avx512F.UnpackLow(a, b) + Avx512F.UnpackHigh(a, b);
        var high = Avx512F.UnpackLow(c, d) + Avx512F.UnpackHigh(c, d);
        return Avx512F.UnpackLow(low.AsDouble(), high.AsDouble()).AsSingle()
            + Avx512F.UnpackHigh(low.AsDouble(), high.AsDouble()).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> FirstSixes(Vector512<float> a, Vector512<float> b) => AddTwo(
        Take(a, b, Vector512.Create(0, 1, 2, 3, 6, 7, 8, 9, 12, 13, 14, 15, 18, 19, 20, 21)),
        Take(a, b, Vector512.Create(4, 5, 0, 0, 10, 11, 0, 0, 16, 17, 0, 0, 22, 23, 0, 0)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> SecondSixes(Vector512<float> a, Vector512<float> b) => AddTwo(
        Take(a, b, Vector512.Create(8, 9, 10, 11, 14, 15, 16, 17, 20, 21, 22, 23, 26, 27, 28, 29)),
        Take(a, b, Vector512.Create(12, 13, 0, 0, 18, 19, 0, 0, 24, 25, 0, 0, 30, 31, 0, 0)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Eights(Vector512<float> a, Vector512<float> b) =>
        Avx512F.Shuffle4x128(a, b, 0b10_00_10_00) + Avx512F.Shuffle4x128(a, b, 0b11_01_11_01);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Twelves(Vector512<float> a, Vector512<float> b, Vector512<float> c)
    {
        var first = Take(
            Take(a, b, Vector512.Create(0, 1, 2, 3, 12, 13, 14, 15, 24, 25, 26, 27, 0, 0, 0, 0)),
            c,
            Vector512.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 20, 21, 22, 23));
        var second = Take(
            Take(a, b, Vector512.Create(4, 5, 6, 7, 16, 17, 18, 19, 28, 29, 30, 31, 0, 0, 0, 0)),
            c,
            Vector512.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 24, 25, 26, 27));
        var third = Take(
            Take(a, b, Vector512.Create(8, 9, 10, 11, 20, 21, 22, 23, 0, 0, 0, 0, 0, 0, 0, 0)),
            c,
            Vector512.Create(0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 28, 29, 30, 31));
        return first + second + third;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> AddTwo(Vector512<float> sum, Vector512<float> rest) => Vector512.ConditionalSelect(
        Vector512.Create(-1, -1, 0, 0, -1, -1, 0, 0, -1, -1, 0, 0, -1, -1, 0, 0).AsSingle(), sum + rest, sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> AddThree(Vector512<float> sum, Vector512<float> rest) => Vector512.ConditionalSelect(
        Vector512.Create(-1, -1, -1, 0, -1, -1, -1, 0, -1, -1, -1, 0, -1, -1, -1, 0).AsSingle(), sum + rest, sum);

    /// <summary>Elements 0 to 15 of an index are those of a, 16 to 31 those of b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Take(Vector512<float> a, Vector512<float> b, Vector512<int> index) =>
        Avx512F.PermuteVar16x32x2(a, index, b);
}
