using System.ComponentModel;
using System.Runtime.CompilerServices;
using RewardLang.Runtime.Lanes;

namespace RewardLang.Runtime.Kernels;

/// <summary>Every lane has a row, and results that are written a vector at a time go past the caches.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct StreamedTiles : ITileAccess
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int RowsOf(long left, int lanes) => WholeTiles.RowsOf(left, lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadRows<TLanes, TVector>(void* source, ElementKind kind, int columns, int rows, float* tile)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        WholeTiles.LoadRows<TLanes, TVector>(source, kind, columns, rows, tile);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreRows<TLanes, TVector>(float* tile, void* destination, ElementKind kind, int columns, int rows)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        WholeTiles.StoreRows<TLanes, TVector>(tile, destination, kind, columns, rows);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector LoadElements<TLanes, TVector>(void* row, int vector, int columns, int rows)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        WholeTiles.LoadElements<TLanes, TVector>(row, vector, columns, rows);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreElements<TLanes, TVector>(TVector v, void* row, int vector, int columns, int rows)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        TLanes.StorePastCaches((float*)row + vector * TLanes.Count, v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector LoadVector<TLanes, TVector>(void* column, ElementKind kind, long row, int rows)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        WholeTiles.LoadVector<TLanes, TVector>(column, kind, row, rows);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreVector<TLanes, TVector>(TVector v, void* column, ElementKind kind, long row, int rows)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        if (kind == ElementKind.Float32)
            TLanes.StorePastCaches((float*)column + row, v);
        else
            WholeTiles.StoreVector<TLanes, TVector>(v, column, kind, row, rows);
    }
}
