using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RewardLang.Runtime.Lanes;

/// <content>Single vectors to and from contiguous columns.</content>
public static unsafe partial class Tiles
{
    /// <summary>Reads rows of one contiguous column; the lanes of missing rows become zeros.</summary>
    /// <param name="column">The first element of the column.</param>
    /// <param name="kind">How the elements lie in memory.</param>
    /// <param name="row">The row of the first lane.</param>
    /// <param name="rows">Rows to read: 1 to the number of lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector LoadVector<TLanes, TVector>(void* column, ElementKind kind, long row, int rows)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        kind == ElementKind.Float32 && rows >= TLanes.Count
            ? TLanes.Load((float*)column + row)
            : LoadConvertedVector<TLanes, TVector>((byte*)column + row * ElementConversion.SizeOf(kind), kind, rows);

    /// <summary>Writes the first rows of a vector to one contiguous column; nothing else is written.</summary>
    /// <param name="v">The values; for <see cref="ElementKind.UInt8"/> a mask, written as 0 and 1.</param>
    /// <param name="column">The first element of the column.</param>
    /// <param name="kind"><see cref="ElementKind.Float32"/> or <see cref="ElementKind.UInt8"/>.</param>
    /// <param name="row">The row of the first lane.</param>
    /// <param name="rows">Rows to write: 1 to the number of lanes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The kind is another one.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreVector<TLanes, TVector>(TVector v, void* column, ElementKind kind, long row, int rows)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        if (kind == ElementKind.Float32 && rows >= TLanes.Count)
            TLanes.Store((float*)column + row, v);
        else if (kind == ElementKind.Float32)
            StoreFewLanes<TLanes, TVector>(v, (float*)column + row, rows);
        else if (kind == ElementKind.UInt8)
            StoreMask<TLanes, TVector>(v, (byte*)column + row, rows);
        else
            ThrowNotStored(kind);
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static TVector LoadConvertedVector<TLanes, TVector>(void* source, ElementKind kind, int rows)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var lanes = stackalloc float[TLanes.Count];
        TLanes.Store(lanes, TLanes.Broadcast(0));
        ElementConversion.ToFloats(source, kind, rows, lanes);
        return TLanes.Load(lanes);
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void StoreFewLanes<TLanes, TVector>(TVector v, float* destination, int rows)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var lanes = stackalloc float[TLanes.Count];
        TLanes.Store(lanes, v);
        new ReadOnlySpan<float>(lanes, rows).CopyTo(new Span<float>(destination, rows));
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void StoreMask<TLanes, TVector>(TVector mask, byte* destination, int rows)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var lanes = stackalloc int[TLanes.Count];
        TLanes.Store((float*)lanes, TLanes.And(mask, TLanes.BroadcastBits(1)));
        if (rows == 2 * Vector256<int>.Count)
        {
            var shorts = Vector256.Narrow(Vector256.Load(lanes), Vector256.Load(lanes + Vector256<int>.Count));
            Vector128.Narrow(shorts.GetLower(), shorts.GetUpper()).AsByte().Store(destination);
            return;
        }
        for (var row = 0; row < rows; row++)
            destination[row] = (byte)lanes[row];
    }

    private static void ThrowNotStored(ElementKind kind) =>
        throw new ArgumentOutOfRangeException(nameof(kind), kind, "Vectors are stored as Float32 or UInt8.");
}
