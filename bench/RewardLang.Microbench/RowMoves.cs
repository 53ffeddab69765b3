using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RewardLang.Runtime.Lanes;

namespace RewardLang.Microbench;

/// <summary>Times the moves between contiguous rows of floats and tiles; all data stays in the second-level cache.</summary>
internal static unsafe class RowMoves
{
    private const int Rows = 1024;

    /// <summary>Nanoseconds a row of <see cref="Tiles.LoadRows{TLanes, TVector}"/>.</summary>
    public static double Load<TLanes, TVector>(int columns)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        Measure<TLanes, TVector>(columns, LoadAll<TLanes, TVector>);

    /// <summary>Nanoseconds a row of <see cref="Tiles.StoreRows{TLanes, TVector}"/>.</summary>
    public static double Store<TLanes, TVector>(int columns)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        Measure<TLanes, TVector>(columns, StoreAll<TLanes, TVector>);

    private delegate void Move(float* rows, float* tile, int columns);

    private static double Measure<TLanes, TVector>(int columns, Move move)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var rows = (nint)NativeMemory.AlignedAlloc((nuint)(Rows * columns * sizeof(float)), 64);
        var tile = (nint)NativeMemory.AlignedAlloc((nuint)(TLanes.Count * columns * sizeof(float)), 64);
        new Span<float>((void*)rows, Rows * columns).Fill(1);
        new Span<float>((void*)tile, TLanes.Count * columns).Fill(1);
        var time = Stopwatches.MedianNanoseconds(() => move((float*)rows, (float*)tile, columns)) / Rows;
        NativeMemory.AlignedFree((void*)rows);
        NativeMemory.AlignedFree((void*)tile);
        return time;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void LoadAll<TLanes, TVector>(float* rows, float* tile, int columns)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        for (var row = 0; row < Rows; row += TLanes.Count)
        {
            Tiles.LoadRows<TLanes, TVector>(
                rows + row * columns, ElementKind.Float32, columns, columns, TLanes.Count, tile);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void StoreAll<TLanes, TVector>(float* rows, float* tile, int columns)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        for (var row = 0; row < Rows; row += TLanes.Count)
        {
            Tiles.StoreRows<TLanes, TVector>(
                tile, rows + row * columns, ElementKind.Float32, columns, columns, TLanes.Count);
        }
    }
}
