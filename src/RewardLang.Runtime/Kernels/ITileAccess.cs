using System.ComponentModel;
using System.Runtime.CompilerServices;
using RewardLang.Runtime.Lanes;

namespace RewardLang.Runtime.Kernels;

/// <summary>
/// How a kernel reads and writes its tiles: <see cref="WholeTiles"/> where every lane has a row, <see cref="StreamedTiles"/> where
/// results are large besides, <see cref="LastTile"/> where some lanes may lack a row. The kernel's text is the same for both; the JIT leaves out what a whole tile does not need.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe interface ITileAccess
{
    /// <summary>The rows of a tile when so many are left.</summary>
    static abstract int RowsOf(long left, int lanes);

    /// <inheritdoc cref="Tiles.LoadRows"/>
    static abstract void LoadRows<TLanes, TVector>(void* source, ElementKind kind, int columns, int rows, float* tile)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct;

    /// <inheritdoc cref="Tiles.StoreRows"/>
    static abstract void StoreRows<TLanes, TVector>(float* tile, void* destination, ElementKind kind, int columns, int rows)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct;

    /// <summary>
    /// One vector of a tile's elements as they lie in memory, row behind row; what belongs to missing rows becomes zeros.
    /// </summary>
    /// <param name="row">The first element of the tile's first row.</param>
    /// <param name="vector">Which vector: 0 to <paramref name="columns"/> − 1.</param>
    /// <param name="columns">Elements in a row.</param>
    /// <param name="rows">Rows to read: 1 to the number of lanes.</param>
    static abstract TVector LoadElements<TLanes, TVector>(void* row, int vector, int columns, int rows)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct;

    /// <summary>Writes one of the vectors of contiguous elements that a tile of rows has; nothing behind the last row is written.</summary>
    /// <param name="v">The elements.</param>
    /// <param name="row">The first element of the tile's first row.</param>
    /// <param name="vector">Which vector: 0 to <paramref name="columns"/> − 1.</param>
    /// <param name="columns">Elements in a row.</param>
    /// <param name="rows">Rows to write: 1 to the number of lanes.</param>
    static abstract void StoreElements<TLanes, TVector>(TVector v, void* row, int vector, int columns, int rows)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct;

    /// <inheritdoc cref="Tiles.LoadVector"/>
    static abstract TVector LoadVector<TLanes, TVector>(void* column, ElementKind kind, long row, int rows)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct;

    /// <inheritdoc cref="Tiles.StoreVector"/>
    static abstract void StoreVector<TLanes, TVector>(TVector v, void* column, ElementKind kind, long row, int rows)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct;
}

/// <summary>Every lane has a row.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct WholeTiles : ITileAccess
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int RowsOf(long left, int lanes) => lanes;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadRows<TLanes, TVector>(void* source, ElementKind kind, int columns, int rows, float* tile)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        Tiles.LoadRows<TLanes, TVector>(source, kind, columns, columns, TLanes.Count, tile);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreRows<TLanes, TVector>(float* tile, void* destination, ElementKind kind, int columns, int rows)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        Tiles.StoreRows<TLanes, TVector>(tile, destination, kind, columns, columns, TLanes.Count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector LoadElements<TLanes, TVector>(void* row, int vector, int columns, int rows)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        TLanes.Load((float*)row + vector * TLanes.Count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreElements<TLanes, TVector>(TVector v, void* row, int vector, int columns, int rows)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        TLanes.Store((float*)row + vector * TLanes.Count, v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector LoadVector<TLanes, TVector>(void* column, ElementKind kind, long row, int rows)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        kind == ElementKind.Float32
            ? TLanes.Load((float*)column + row)
            : Tiles.LoadVector<TLanes, TVector>(column, kind, row, TLanes.Count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreVector<TLanes, TVector>(TVector v, void* column, ElementKind kind, long row, int rows)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        if (kind == ElementKind.Float32)
            TLanes.Store((float*)column + row, v);
        else
            TLanes.StoreBytes((byte*)column + row, v);
    }
}

/// <summary>Some lanes may have no row: they read zeros and write nothing.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct LastTile : ITileAccess
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int RowsOf(long left, int lanes) => (int)long.Min(left, lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadRows<TLanes, TVector>(void* source, ElementKind kind, int columns, int rows, float* tile)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        Tiles.LoadRows<TLanes, TVector>(source, kind, columns, columns, rows, tile);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreRows<TLanes, TVector>(float* tile, void* destination, ElementKind kind, int columns, int rows)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        Tiles.StoreRows<TLanes, TVector>(tile, destination, kind, columns, columns, rows);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector LoadElements<TLanes, TVector>(void* row, int vector, int columns, int rows)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        TLanes.LoadFirst((float*)row + vector * TLanes.Count, rows * columns - vector * TLanes.Count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreElements<TLanes, TVector>(TVector v, void* row, int vector, int columns, int rows)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        TLanes.StoreFirst((float*)row + vector * TLanes.Count, v, rows * columns - vector * TLanes.Count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector LoadVector<TLanes, TVector>(void* column, ElementKind kind, long row, int rows)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        Tiles.LoadVector<TLanes, TVector>(column, kind, row, rows);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreVector<TLanes, TVector>(TVector v, void* column, ElementKind kind, long row, int rows)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        Tiles.StoreVector<TLanes, TVector>(v, column, kind, row, rows);
}
