using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RewardLang.Runtime.Lanes;

/// <summary>Moves sixteen rows of floats to and from tiles by shuffles in registers.</summary>
internal static unsafe class TileRows512
{
    private const int Lanes = 16;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Load(float* source, long rowStride, int columns, float* tile)
    {
        if (columns >= 4)
        {
            var column = 0;
            for (; column + 4 <= columns; column += 4)
                LoadFour(source + column, rowStride, tile + (long)column * Lanes);
            // The last block overlaps the one before it, and writes its columns once more.
            if (column < columns)
                LoadFour(source + columns - 4, rowStride, tile + (long)(columns - 4) * Lanes);
        }
        else if (columns == 3 && rowStride == 3)
        {
            LoadThreeContiguous(source, tile);
        }
        else if (columns == 2 && rowStride == 2)
        {
            LoadTwoContiguous(source, tile);
        }
        else if (rowStride >= 4)
        {
            LoadNarrow(source, rowStride, columns, tile);
        }
        else
        {
            TileRows.Load(source, rowStride, columns, Lanes, Lanes, tile);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Store(float* tile, float* destination, long rowStride, int columns)
    {
        if (columns >= 4)
        {
            var column = 0;
            for (; column + 4 <= columns; column += 4)
                StoreFour(tile + (long)column * Lanes, destination + column, rowStride);
            if (column < columns)
                StoreFour(tile + (long)(columns - 4) * Lanes, destination + columns - 4, rowStride);
        }
        else if (columns == 3 && rowStride == 3)
        {
            StoreThreeContiguous(tile, destination);
        }
        else if (columns == 2 && rowStride == 2)
        {
            StoreTwoContiguous(tile, destination);
        }
        else
        {
            TileRows.Store(tile, destination, rowStride, columns, Lanes, Lanes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LoadFour(float* source, long rowStride, float* tile)
    {
        // Row i of each group of four goes to vector i, so that the transposition inside 128 bits leaves the rows in order.
        var first = Gather(source, rowStride);
        var second = Gather(source + rowStride, rowStride);
        var third = Gather(source + 2 * rowStride, rowStride);
        var fourth = Gather(source + 3 * rowStride, rowStride);
        Transpose(ref first, ref second, ref third, ref fourth);
        Vector512.Store(first, tile);
        Vector512.Store(second, tile + Lanes);
        Vector512.Store(third, tile + 2 * Lanes);
        Vector512.Store(fourth, tile + 3 * Lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreFour(float* tile, float* destination, long rowStride)
    {
        var first = Vector512.Load(tile);
        var second = Vector512.Load(tile + Lanes);
        var third = Vector512.Load(tile + 2 * Lanes);
        var fourth = Vector512.Load(tile + 3 * Lanes);
        Transpose(ref first, ref second, ref third, ref fourth);
        Scatter(first, destination, rowStride);
        Scatter(second, destination + rowStride, rowStride);
        Scatter(third, destination + 2 * rowStride, rowStride);
        Scatter(fourth, destination + 3 * rowStride, rowStride);
    }

    /// <summary>One to three columns of rows that lie four or more elements apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LoadNarrow(float* source, long rowStride, int columns, float* tile)
    {
        var first = Gather(source, rowStride);
        var second = Gather(source + rowStride, rowStride);
        var third = Gather(source + 2 * rowStride, rowStride);
        // The last row may end where readable memory ends: its elements are read one by one.
        var fourth = GatherAllButLast(source + 3 * rowStride, rowStride);
        var last = source + (Lanes - 1) * rowStride;
        var lastRow = Vector128.Create(last[0], columns > 1 ? last[1] : 0, columns > 2 ? last[2] : 0, 0);
        fourth = Avx512F.InsertVector128(fourth, lastRow, 3);
        Transpose(ref first, ref second, ref third, ref fourth);
        Vector512.Store(first, tile);
        if (columns > 1)
            Vector512.Store(second, tile + Lanes);
        if (columns > 2)
            Vector512.Store(third, tile + 2 * Lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> GatherAllButLast(float* source, long rowStride)
    {
        var rows = Vector128.Load(source).ToVector256Unsafe().ToVector512Unsafe();
        rows = Avx512F.InsertVector128(rows, Vector128.Load(source + 4 * rowStride), 1);
        return Avx512F.InsertVector128(rows, Vector128.Load(source + 8 * rowStride), 2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Gather(float* source, long rowStride) =>
        Avx512F.InsertVector128(GatherAllButLast(source, rowStride), Vector128.Load(source + 12 * rowStride), 3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Scatter(Vector512<float> rows, float* destination, long rowStride)
    {
        Avx512F.ExtractVector128(rows, 0).Store(destination);
        Avx512F.ExtractVector128(rows, 1).Store(destination + 4 * rowStride);
        Avx512F.ExtractVector128(rows, 2).Store(destination + 8 * rowStride);
        Avx512F.ExtractVector128(rows, 3).Store(destination + 12 * rowStride);
    }

    /// <summary>Transposes the 4 × 4 elements in each 128 bits of four vectors; the transposition is its own inverse.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(
        ref Vector512<float> first, ref Vector512<float> second, ref Vector512<float> third, ref Vector512<float> fourth)
    {
        var lowPairs = Avx512F.UnpackLow(first, second).AsDouble();
        var highPairs = Avx512F.UnpackHigh(first, second).AsDouble();
        var lowPairsBelow = Avx512F.UnpackLow(third, fourth).AsDouble();
        var highPairsBelow = Avx512F.UnpackHigh(third, fourth).AsDouble();
        first = Avx512F.UnpackLow(lowPairs, lowPairsBelow).AsSingle();
        second = Avx512F.UnpackHigh(lowPairs, lowPairsBelow).AsSingle();
        third = Avx512F.UnpackLow(highPairs, highPairsBelow).AsSingle();
        fourth = Avx512F.UnpackHigh(highPairs, highPairsBelow).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LoadTwoContiguous(float* source, float* tile)
    {
        var a = Vector512.Load(source);
        var b = Vector512.Load(source + Lanes);
        var evens = Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
        var odds = Vector512.Create(1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31);
        Vector512.Store(Avx512F.PermuteVar16x32x2(a, evens, b), tile);
        Vector512.Store(Avx512F.PermuteVar16x32x2(a, odds, b), tile + Lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreTwoContiguous(float* tile, float* destination)
    {
        var a = Vector512.Load(tile);
        var b = Vector512.Load(tile + Lanes);
        var low = Vector512.Create(0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
        var high = Vector512.Create(8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
        Vector512.Store(Avx512F.PermuteVar16x32x2(a, low, b), destination);
        Vector512.Store(Avx512F.PermuteVar16x32x2(a, high, b), destination + Lanes);
    }

    // Element 3 i + c of three vectors is row i of column c: two vectors are merged first, then the third is added.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LoadThreeContiguous(float* source, float* tile)
    {
        var a = Vector512.Load(source);
        var b = Vector512.Load(source + Lanes);
        var c = Vector512.Load(source + 2 * Lanes);
        var first = Avx512F.PermuteVar16x32x2(
            a, Vector512.Create(0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 0, 0, 0, 0, 0), b);
        first = Avx512F.PermuteVar16x32x2(
            first, Vector512.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 17, 20, 23, 26, 29), c);
        Vector512.Store(first, tile);
        var second = Avx512F.PermuteVar16x32x2(
            a, Vector512.Create(1, 4, 7, 10, 13, 16, 19, 22, 25, 28, 31, 0, 0, 0, 0, 0), b);
        second = Avx512F.PermuteVar16x32x2(
            second, Vector512.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 18, 21, 24, 27, 30), c);
        Vector512.Store(second, tile + Lanes);
        var third = Avx512F.PermuteVar16x32x2(
            a, Vector512.Create(2, 5, 8, 11, 14, 17, 20, 23, 26, 29, 0, 0, 0, 0, 0, 0), b);
        third = Avx512F.PermuteVar16x32x2(
            third, Vector512.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 19, 22, 25, 28, 31), c);
        Vector512.Store(third, tile + 2 * Lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreThreeContiguous(float* tile, float* destination)
    {
        var a = Vector512.Load(tile);
        var b = Vector512.Load(tile + Lanes);
        var c = Vector512.Load(tile + 2 * Lanes);
        var first = Avx512F.PermuteVar16x32x2(
            a, Vector512.Create(0, 16, 0, 1, 17, 0, 2, 18, 0, 3, 19, 0, 4, 20, 0, 5), b);
        first = Avx512F.PermuteVar16x32x2(
            first, Vector512.Create(0, 1, 16, 3, 4, 17, 6, 7, 18, 9, 10, 19, 12, 13, 20, 15), c);
        Vector512.Store(first, destination);
        var second = Avx512F.PermuteVar16x32x2(
            a, Vector512.Create(21, 0, 6, 22, 0, 7, 23, 0, 8, 24, 0, 9, 25, 0, 10, 26), b);
        second = Avx512F.PermuteVar16x32x2(
            second, Vector512.Create(0, 21, 2, 3, 22, 5, 6, 23, 8, 9, 24, 11, 12, 25, 14, 15), c);
        Vector512.Store(second, destination + Lanes);
        var third = Avx512F.PermuteVar16x32x2(
            a, Vector512.Create(0, 11, 27, 0, 12, 28, 0, 13, 29, 0, 14, 30, 0, 15, 31, 0), b);
        third = Avx512F.PermuteVar16x32x2(
            third, Vector512.Create(26, 1, 2, 27, 4, 5, 28, 7, 8, 29, 10, 11, 30, 13, 14, 31), c);
        Vector512.Store(third, destination + 2 * Lanes);
    }
}
