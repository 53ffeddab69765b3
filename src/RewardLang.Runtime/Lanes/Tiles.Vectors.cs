using System.Runtime.CompilerServices;

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
        where TVector : struct
    {
        if (kind == ElementKind.Float32)
            return TLanes.LoadFirst((float*)column + row, rows);
        if (kind == ElementKind.UInt8 && rows >= TLanes.Count)
            return TLanes.LoadBytes((byte*)column + row);
        // Vectors cross a call through memory: as arguments and results they stall for many cycles.
        var v = TLanes.Broadcast(0);
        ElementConversion.ToFloats(
            (byte*)column + row * ElementConversion.SizeOf(kind), kind, rows, (float*)Unsafe.AsPointer(ref v));
        return v;
    }

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
        if (kind == ElementKind.Float32)
        {
            TLanes.StoreFirst((float*)column + row, v, rows);
        }
        else if (kind == ElementKind.UInt8 && rows >= TLanes.Count)
        {
            TLanes.StoreBytes((byte*)column + row, v);
        }
        else
        {
            // Only this copy has an address, so that v itself may stay in a register.
            var lanes = v;
            StoreFewLanes((float*)Unsafe.AsPointer(ref lanes), column, kind, row, rows);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void StoreFewLanes(float* lanes, void* column, ElementKind kind, long first, int rows)
    {
        if (kind != ElementKind.UInt8)
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "Vectors are stored as Float32 or UInt8.");
        for (var row = 0; row < rows; row++)
            ((byte*)column)[first + row] = (byte)(((int*)lanes)[row] & 1);
    }
}
