using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RewardLang.Runtime.Lanes;

/// <summary>Moves eight rows of floats to and from tiles by shuffles in registers.</summary>
internal static unsafe class TileRows256
{
    private const int Lanes = 8;

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
        Vector256.Store(first, tile);
        Vector256.Store(second, tile + Lanes);
        Vector256.Store(third, tile + 2 * Lanes);
        Vector256.Store(fourth, tile + 3 * Lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreFour(float* tile, float* destination, long rowStride)
    {
        var first = Vector256.Load(tile);
        var second = Vector256.Load(tile + Lanes);
        var third = Vector256.Load(tile + 2 * Lanes);
        var fourth = Vector256.Load(tile + 3 * Lanes);
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
        fourth = Avx.InsertVector128(fourth, lastRow, 1);
        Transpose(ref first, ref second, ref third, ref fourth);
        Vector256.Store(first, tile);
        if (columns > 1)
            Vector256.Store(second, tile + Lanes);
        if (columns > 2)
            Vector256.Store(third, tile + 2 * Lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> GatherAllButLast(float* source, long rowStride) =>
        Vector128.Load(source).ToVector256Unsafe();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Gather(float* source, long rowStride) =>
        Avx.InsertVector128(GatherAllButLast(source, rowStride), Vector128.Load(source + 4 * rowStride), 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Scatter(Vector256<float> rows, float* destination, long rowStride)
    {
        rows.GetLower().Store(destination);
        rows.GetUpper().Store(destination + 4 * rowStride);
    }

    /// <summary>Transposes the 4 × 4 elements in each 128 bits of four vectors; the transposition is its own inverse.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(
        ref Vector256<float> first, ref Vector256<float> second, ref Vector256<float> third, ref Vector256<float> fourth)
    {
        var lowPairs = Avx.UnpackLow(first, second).AsDouble();
        var highPairs = Avx.UnpackHigh(first, second).AsDouble();
        var lowPairsBelow = Avx.UnpackLow(third, fourth).AsDouble();
        var highPairsBelow = Avx.UnpackHigh(third, fourth).AsDouble();
        first = Avx.UnpackLow(lowPairs, lowPairsBelow).AsSingle();
        second = Avx.UnpackHigh(lowPairs, lowPairsBelow).AsSingle();
        third = Avx.UnpackLow(highPairs, highPairsBelow).AsSingle();
        fourth = Avx.UnpackHigh(highPairs, highPairsBelow).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LoadTwoContiguous(float* source, float* tile)
    {
        // Shuffle works inside 128 bits and leaves pairs of rows in the order 0, 2, 1, 3.
        var a = Vector256.Load(source);
        var b = Vector256.Load(source + Lanes);
        var evens = Avx.Shuffle(a, b, 0b10_00_10_00).AsDouble();
        var odds = Avx.Shuffle(a, b, 0b11_01_11_01).AsDouble();
        Vector256.Store(Avx2.Permute4x64(evens, 0b11_01_10_00).AsSingle(), tile);
        Vector256.Store(Avx2.Permute4x64(odds, 0b11_01_10_00).AsSingle(), tile + Lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreTwoContiguous(float* tile, float* destination)
    {
        var a = Vector256.Load(tile);
        var b = Vector256.Load(tile + Lanes);
        var low = Avx.UnpackLow(a, b);
        var high = Avx.UnpackHigh(a, b);
        Vector256.Store(Avx.Permute2x128(low, high, 0x20), destination);
        Vector256.Store(Avx.Permute2x128(low, high, 0x31), destination + Lanes);
    }

    // Element 3 i + c of three vectors is row i of column c. The elements of a column have different places in their vectors,
    // because 3 and 8 share no factor: they are blended into one vector, then put in order.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LoadThreeContiguous(float* source, float* tile)
    {
        var a = Vector256.Load(source);
        var b = Vector256.Load(source + Lanes);
        var c = Vector256.Load(source + 2 * Lanes);
        var first = Avx.Blend(Avx.Blend(a, b, 0b10010010), c, 0b00100100);
        first = Avx2.PermuteVar8x32(first, Vector256.Create(0, 3, 6, 1, 4, 7, 2, 5));
        Vector256.Store(first, tile);
        var second = Avx.Blend(Avx.Blend(a, b, 0b00100100), c, 0b01001001);
        second = Avx2.PermuteVar8x32(second, Vector256.Create(1, 4, 7, 2, 5, 0, 3, 6));
        Vector256.Store(second, tile + Lanes);
        var third = Avx.Blend(Avx.Blend(a, b, 0b01001001), c, 0b10010010);
        third = Avx2.PermuteVar8x32(third, Vector256.Create(2, 5, 0, 3, 6, 1, 4, 7));
        Vector256.Store(third, tile + 2 * Lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreThreeContiguous(float* tile, float* destination)
    {
        var a = Avx2.PermuteVar8x32(Vector256.Load(tile), Vector256.Create(0, 3, 6, 1, 4, 7, 2, 5));
        var b = Avx2.PermuteVar8x32(Vector256.Load(tile + Lanes), Vector256.Create(5, 0, 3, 6, 1, 4, 7, 2));
        var c = Avx2.PermuteVar8x32(Vector256.Load(tile + 2 * Lanes), Vector256.Create(2, 5, 0, 3, 6, 1, 4, 7));
        Vector256.Store(Avx.Blend(Avx.Blend(a, b, 0b10010010), c, 0b00100100), destination);
        Vector256.Store(Avx.Blend(Avx.Blend(a, b, 0b00100100), c, 0b01001001), destination + Lanes);
        Vector256.Store(Avx.Blend(Avx.Blend(a, b, 0b01001001), c, 0b10010010), destination + 2 * Lanes);
    }
}
