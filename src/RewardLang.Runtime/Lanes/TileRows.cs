using System.Runtime.CompilerServices;

namespace RewardLang.Runtime.Lanes;

/// <summary>Moves rows to and from tiles one element at a time: for the last rows of a batch and for odd strides.</summary>
internal static unsafe class TileRows
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Load(float* source, long rowStride, int columns, int rows, int lanes, float* tile)
    {
        for (var row = 0; row < rows; row++)
        {
            var destination = tile + row;
            for (var column = 0; column < columns; column++, destination += lanes)
                *destination = source[column];
            source += rowStride;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Store(float* tile, float* destination, long rowStride, int columns, int rows, int lanes)
    {
        for (var row = 0; row < rows; row++)
        {
            var source = tile + row;
            for (var column = 0; column < columns; column++, source += lanes)
                destination[column] = *source;
            destination += rowStride;
        }
    }
}
