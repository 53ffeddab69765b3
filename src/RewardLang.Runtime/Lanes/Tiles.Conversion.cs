using System.Runtime.CompilerServices;

namespace RewardLang.Runtime.Lanes;

/// <content>Rows that are not floats pass through a small row-major buffer of floats, some columns at a time.</content>
public static unsafe partial class Tiles
{
    private const int BufferColumns = 64;

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void LoadConvertedRows<TLanes, TVector>(
        void* source, ElementKind kind, long rowStride, int columns, int rows, float* tile)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var buffer = stackalloc float[BufferColumns * TLanes.Count];
        var size = ElementConversion.SizeOf(kind);
        for (var start = 0; start < columns; start += BufferColumns)
        {
            var width = Math.Min(BufferColumns, columns - start);
            var block = (byte*)source + (long)start * size;
            if (kind == ElementKind.UInt8 && width % TLanes.Count == 0)
            {
                for (var row = 0; row < rows; row++)
                    for (var column = 0; column < width; column += TLanes.Count)
                        TLanes.Store(buffer + row * width + column, TLanes.LoadBytes(block + row * rowStride + column));
            }
            else if (rowStride == width)
            {
                ElementConversion.ToFloats(block, kind, (long)rows * width, buffer);
            }
            else
            {
                for (var row = 0; row < rows; row++)
                    ElementConversion.ToFloats(block + row * rowStride * size, kind, width, buffer + row * width);
            }
            LoadFloatRows<TLanes, TVector>(buffer, width, width, rows, tile + (long)start * TLanes.Count);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void StoreByteRows<TLanes, TVector>(
        float* tile, void* destination, ElementKind kind, long rowStride, int columns, int rows)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        if (kind != ElementKind.UInt8)
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "Tiles are stored as Float32 or UInt8.");
        var bytes = (byte*)destination;
        var zero = TLanes.Broadcast(0);
        for (var column = 0; column < columns; column++)
        {
            var mask = TLanes.Not(TLanes.Equal(TLanes.Load(tile + (long)column * TLanes.Count), zero));
            if (rowStride == 1)
            {
                StoreVector<TLanes, TVector>(mask, bytes, kind, 0, rows);
                continue;
            }
            for (var row = 0; row < rows; row++)
                bytes[row * rowStride + column] = tile[(long)column * TLanes.Count + row] != 0 ? (byte)1 : (byte)0;
        }
    }
}
