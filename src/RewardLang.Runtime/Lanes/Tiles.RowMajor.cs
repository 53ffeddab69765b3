using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RewardLang.Runtime.Lanes;

/// <content>
/// Rows in row-major order: as many vectors as a row has elements, contiguous elements in each. What needs no element by itself is
/// computed in this order, without a transposition.
/// </content>
/// <remarks>
/// The order of a sum is fixed: two or three elements one after another; of more, every fourth element is added up, and of the four
/// partial sums the first to the third, the second to the fourth, then both. It is the order of the kernels' own sums over
/// columns, and the same at all widths.
/// </remarks>
public static unsafe partial class Tiles
{
    /// <summary>Repeats a row of elements until it fills as many vectors as it has elements.</summary>
    public static void RepeatRow<TLanes, TVector>(float* row, int columns, float* tile)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        for (var element = 0; element < columns * TLanes.Count; element++)
            tile[element] = row[element % columns];
    }

    /// <summary>Sums rows of four elements or more, in memory; the sums take the place of the first vector.</summary>
    /// <param name="tile">The rows, which are overwritten.</param>
    /// <param name="columns">Elements in a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SumRows<TLanes, TVector>(float* tile, int columns)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        if (typeof(TVector) == typeof(Vector512<float>))
            RowSums512.Sum(tile, columns);
        else if (typeof(TVector) == typeof(Vector256<float>))
            RowSums256.Sum(tile, columns);
        else
            SumRow(tile, columns);
    }

    /// <summary>One column of rows of two elements; a constant <paramref name="column"/> leaves its shuffles alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Column<TLanes, TVector>(int column, TVector a, TVector b)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        typeof(TVector) == typeof(Vector512<float>) ? Unsafe.BitCast<Vector512<float>, TVector>(RowColumns512.Column(column, As512(a), As512(b)))
        : typeof(TVector) == typeof(Vector256<float>) ? Unsafe.BitCast<Vector256<float>, TVector>(RowColumns256.Column(column, As256(a), As256(b)))
        : column == 0 ? a : b;

    /// <summary>One column of rows of three elements; a constant <paramref name="column"/> leaves its shuffles alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Column<TLanes, TVector>(int column, TVector a, TVector b, TVector c)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        typeof(TVector) == typeof(Vector512<float>) ? Unsafe.BitCast<Vector512<float>, TVector>(RowColumns512.Column(column, As512(a), As512(b), As512(c)))
        : typeof(TVector) == typeof(Vector256<float>) ? Unsafe.BitCast<Vector256<float>, TVector>(RowColumns256.Column(column, As256(a), As256(b), As256(c)))
        : column == 0 ? a : column == 1 ? b : c;

    /// <summary>One column of rows of four elements; a constant <paramref name="column"/> leaves its shuffles alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Column<TLanes, TVector>(int column, TVector a, TVector b, TVector c, TVector d)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        typeof(TVector) == typeof(Vector512<float>) ? Unsafe.BitCast<Vector512<float>, TVector>(RowColumns512.Column(column, As512(a), As512(b), As512(c), As512(d)))
        : typeof(TVector) == typeof(Vector256<float>) ? Unsafe.BitCast<Vector256<float>, TVector>(RowColumns256.Column(column, As256(a), As256(b), As256(c), As256(d)))
        : column == 0 ? a : column == 1 ? b : column == 2 ? c : d;

    /// <summary>Sums rows of four elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector SumRows<TLanes, TVector>(TVector a, TVector b, TVector c, TVector d)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        if (typeof(TVector) == typeof(Vector512<float>))
            return Unsafe.BitCast<Vector512<float>, TVector>(RowSums512.Sum(As512(a), As512(b), As512(c), As512(d)));
        if (typeof(TVector) == typeof(Vector256<float>))
            return Unsafe.BitCast<Vector256<float>, TVector>(RowSums256.Sum(As256(a), As256(b), As256(c), As256(d)));
        return TLanes.Add(TLanes.Add(a, c), TLanes.Add(b, d));
    }

    /// <summary>Sums rows of six elements; <paramref name="tile"/> is room for six vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector SumRows<TLanes, TVector>(
        float* tile, TVector a, TVector b, TVector c, TVector d, TVector e, TVector f)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        if (typeof(TVector) == typeof(Vector512<float>))
            return Unsafe.BitCast<Vector512<float>, TVector>(RowSums512.Sum(As512(a), As512(b), As512(c), As512(d), As512(e), As512(f)));
        if (TLanes.Count == 1)
            return TLanes.Add(TLanes.Add(TLanes.Add(a, e), c), TLanes.Add(TLanes.Add(b, f), d));
        TLanes.Store(tile, a);
        TLanes.Store(tile + TLanes.Count, b);
        TLanes.Store(tile + 2 * TLanes.Count, c);
        TLanes.Store(tile + 3 * TLanes.Count, d);
        TLanes.Store(tile + 4 * TLanes.Count, e);
        TLanes.Store(tile + 5 * TLanes.Count, f);
        SumRows<TLanes, TVector>(tile, 6);
        return TLanes.Load(tile);
    }

    /// <summary>Sums rows of seven elements; <paramref name="tile"/> is room for seven vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector SumRows<TLanes, TVector>(
        float* tile, TVector a, TVector b, TVector c, TVector d, TVector e, TVector f, TVector g)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        if (typeof(TVector) == typeof(Vector512<float>))
            return Unsafe.BitCast<Vector512<float>, TVector>(RowSums512.Sum(As512(a), As512(b), As512(c), As512(d), As512(e), As512(f), As512(g)));
        if (TLanes.Count == 1)
            return TLanes.Add(TLanes.Add(TLanes.Add(a, e), TLanes.Add(c, g)), TLanes.Add(TLanes.Add(b, f), d));
        TLanes.Store(tile, a);
        TLanes.Store(tile + TLanes.Count, b);
        TLanes.Store(tile + 2 * TLanes.Count, c);
        TLanes.Store(tile + 3 * TLanes.Count, d);
        TLanes.Store(tile + 4 * TLanes.Count, e);
        TLanes.Store(tile + 5 * TLanes.Count, f);
        TLanes.Store(tile + 6 * TLanes.Count, g);
        SumRows<TLanes, TVector>(tile, 7);
        return TLanes.Load(tile);
    }

    /// <summary>Sums rows of eight elements; <paramref name="tile"/> is room for eight vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector SumRows<TLanes, TVector>(
        float* tile, TVector a, TVector b, TVector c, TVector d, TVector e, TVector f, TVector g,
        TVector h)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        if (typeof(TVector) == typeof(Vector512<float>))
            return Unsafe.BitCast<Vector512<float>, TVector>(RowSums512.Sum(As512(a), As512(b), As512(c), As512(d), As512(e), As512(f), As512(g), As512(h)));
        if (TLanes.Count == 1)
            return TLanes.Add(TLanes.Add(TLanes.Add(a, e), TLanes.Add(c, g)), TLanes.Add(TLanes.Add(b, f), TLanes.Add(d, h)));
        TLanes.Store(tile, a);
        TLanes.Store(tile + TLanes.Count, b);
        TLanes.Store(tile + 2 * TLanes.Count, c);
        TLanes.Store(tile + 3 * TLanes.Count, d);
        TLanes.Store(tile + 4 * TLanes.Count, e);
        TLanes.Store(tile + 5 * TLanes.Count, f);
        TLanes.Store(tile + 6 * TLanes.Count, g);
        TLanes.Store(tile + 7 * TLanes.Count, h);
        SumRows<TLanes, TVector>(tile, 8);
        return TLanes.Load(tile);
    }

    /// <summary>Sums rows of twelve elements; <paramref name="tile"/> is room for twelve vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector SumRows<TLanes, TVector>(
        float* tile, TVector a, TVector b, TVector c, TVector d, TVector e, TVector f, TVector g,
        TVector h, TVector i, TVector j, TVector k, TVector l)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        if (typeof(TVector) == typeof(Vector512<float>))
            return Unsafe.BitCast<Vector512<float>, TVector>(RowSums512.Sum(
                As512(a), As512(b), As512(c), As512(d), As512(e), As512(f),
                As512(g), As512(h), As512(i), As512(j), As512(k), As512(l)));
        if (TLanes.Count == 1)
            return TLanes.Add(
                TLanes.Add(TLanes.Add(TLanes.Add(a, e), i), TLanes.Add(TLanes.Add(c, g), k)),
                TLanes.Add(TLanes.Add(TLanes.Add(b, f), j), TLanes.Add(TLanes.Add(d, h), l)));
        TLanes.Store(tile, a);
        TLanes.Store(tile + TLanes.Count, b);
        TLanes.Store(tile + 2 * TLanes.Count, c);
        TLanes.Store(tile + 3 * TLanes.Count, d);
        TLanes.Store(tile + 4 * TLanes.Count, e);
        TLanes.Store(tile + 5 * TLanes.Count, f);
        TLanes.Store(tile + 6 * TLanes.Count, g);
        TLanes.Store(tile + 7 * TLanes.Count, h);
        TLanes.Store(tile + 8 * TLanes.Count, i);
        TLanes.Store(tile + 9 * TLanes.Count, j);
        TLanes.Store(tile + 10 * TLanes.Count, k);
        TLanes.Store(tile + 11 * TLanes.Count, l);
        SumRows<TLanes, TVector>(tile, 12);
        return TLanes.Load(tile);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void SumRow(float* row, int columns)
    {
        for (var column = 4; column < columns; column++)
            row[column & 3] += row[column];
        row[0] = (row[0] + row[2]) + (row[1] + row[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> As512<TVector>(TVector v)
        where TVector : struct =>
        Unsafe.BitCast<TVector, Vector512<float>>(v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> As256<TVector>(TVector v)
        where TVector : struct =>
        Unsafe.BitCast<TVector, Vector256<float>>(v);
}
