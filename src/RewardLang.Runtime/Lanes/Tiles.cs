using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RewardLang.Runtime.Lanes;

/// <summary>
/// Moves data between row-major tensors and tiles, in which one row of the tensor is one lane.
/// </summary>
/// <remarks>
/// A tile of c columns holds c vectors: element (row, column) is <c>tile[column * TLanes.Count + row]</c>. Tiles need no
/// alignment; one of 64 bytes is faster. Strides count elements, not bytes. The methods dispatch on arguments that a kernel
/// passes as constants, so that what remains in it is one call.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class Tiles
{
    /// <summary>
    /// Reads rows of contiguous elements into a tile; the lanes of missing rows become zeros. Memory before the first row's first
    /// element and after the last row's last is never read; elements between rows may be.
    /// </summary>
    /// <param name="source">The first element of the first row.</param>
    /// <param name="kind">How the elements lie in memory; all become floats.</param>
    /// <param name="rowStride">Elements from one row to the next; 0 repeats a row.</param>
    /// <param name="columns">Elements in a row, 1 or more.</param>
    /// <param name="rows">Rows to read: 1 to the number of lanes.</param>
    /// <param name="tile">Room for <paramref name="columns"/> vectors.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadRows<TLanes, TVector>(
        void* source, ElementKind kind, long rowStride, int columns, int rows, float* tile)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        if (kind != ElementKind.Float32)
            LoadConvertedRows<TLanes, TVector>(source, kind, rowStride, columns, rows, tile);
        else
            LoadFloatRows<TLanes, TVector>((float*)source, rowStride, columns, rows, tile);
    }

    /// <summary>
    /// Writes the first rows of a tile as rows of contiguous elements; nothing else is written.
    /// </summary>
    /// <param name="tile">A tile of <paramref name="columns"/> vectors.</param>
    /// <param name="destination">The first element of the first row.</param>
    /// <param name="kind"><see cref="ElementKind.Float32"/>, or <see cref="ElementKind.UInt8"/> to write 1 where the tile is not
    /// zero and else 0.</param>
    /// <param name="rowStride">Elements from one row to the next, <paramref name="columns"/> or more.</param>
    /// <param name="columns">Elements in a row, 1 or more.</param>
    /// <param name="rows">Rows to write: 1 to the number of lanes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The kind is another one.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreRows<TLanes, TVector>(
        float* tile, void* destination, ElementKind kind, long rowStride, int columns, int rows)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        if (kind != ElementKind.Float32)
            StoreByteRows<TLanes, TVector>(tile, destination, kind, rowStride, columns, rows);
        else
            StoreFloatRows<TLanes, TVector>(tile, (float*)destination, rowStride, columns, rows);
    }

    /// <summary>Asks the processor to bring rows into its caches; a hint that reads nothing.</summary>
    /// <param name="source">The first byte of the first row.</param>
    /// <param name="rowStride">Bytes from one row to the next.</param>
    /// <param name="bytes">Bytes of a row.</param>
    /// <param name="rows">The rows; none for 0 or less.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(byte* source, long rowStride, int bytes, int rows)
    {
        const int LineBytes = 64;
        if (!Sse.IsSupported)
            return;
        for (var row = 0; row < rows; row++)
            for (var offset = 0; offset < bytes; offset += LineBytes)
                Sse.Prefetch0(source + row * rowStride + offset);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LoadFloatRows<TLanes, TVector>(float* source, long rowStride, int columns, int rows, float* tile)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        if (rows < TLanes.Count)
            LoadFewRows<TLanes, TVector>(source, rowStride, columns, rows, tile);
        else if (columns == 1 && rowStride == 1)
            TLanes.Store(tile, TLanes.Load(source));
        else if (typeof(TVector) == typeof(Vector512<float>))
            TileRows512.Load(source, rowStride, columns, tile);
        else if (typeof(TVector) == typeof(Vector256<float>))
            TileRows256.Load(source, rowStride, columns, tile);
        else
            TileRows.Load(source, rowStride, columns, TLanes.Count, TLanes.Count, tile);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreFloatRows<TLanes, TVector>(float* tile, float* destination, long rowStride, int columns, int rows)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        if (rows < TLanes.Count)
            TileRows.Store(tile, destination, rowStride, columns, rows, TLanes.Count);
        else if (columns == 1 && rowStride == 1)
            TLanes.Store(destination, TLanes.Load(tile));
        else if (typeof(TVector) == typeof(Vector512<float>))
            TileRows512.Store(tile, destination, rowStride, columns);
        else if (typeof(TVector) == typeof(Vector256<float>))
            TileRows256.Store(tile, destination, rowStride, columns);
        else
            TileRows.Store(tile, destination, rowStride, columns, TLanes.Count, TLanes.Count);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void LoadFewRows<TLanes, TVector>(float* source, long rowStride, int columns, int rows, float* tile)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var zero = TLanes.Broadcast(0);
        for (var column = 0; column < columns; column++)
            TLanes.Store(tile + (long)column * TLanes.Count, zero);
        TileRows.Load(source, rowStride, columns, rows, TLanes.Count, tile);
    }
}
