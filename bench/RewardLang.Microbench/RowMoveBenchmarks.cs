using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using RewardLang.Runtime.Lanes;

namespace RewardLang.Microbench;

/// <summary>The moves between contiguous rows of floats and tiles: the time of one row, all data in the second-level cache.</summary>
public unsafe class RowMoveBenchmarks
{
    private const int Rows = 1024;

    private float* _rows;
    private float* _tile;

    /// <summary>The widths of this machine that are vectors.</summary>
    public static IEnumerable<LaneWidth> Widths => LaneWidths.Supported.Where(w => w != LaneWidth.Single);

    /// <summary>The lanes of a tile.</summary>
    [ParamsSource(nameof(Widths))]
    public LaneWidth Lanes { get; set; }

    /// <summary>The floats of a row.</summary>
    [Params(1, 2, 3, 4, 7, 12, 16, 64)]
    public int Columns { get; set; }

    /// <summary>Makes rows and a tile.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _rows = Allocate(Rows * Columns);
        _tile = Allocate(Lanes512.Count * Columns);
    }

    /// <summary>Frees them.</summary>
    [GlobalCleanup]
    public void Cleanup()
    {
        NativeMemory.AlignedFree(_rows);
        NativeMemory.AlignedFree(_tile);
    }

    /// <summary>Loads all rows.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public void Load()
    {
        if (Lanes == LaneWidth.Wide)
            LoadAll<Lanes512, Vector512<float>>();
        else
            LoadAll<Lanes256, Vector256<float>>();
    }

    /// <summary>Stores all rows.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public void Store()
    {
        if (Lanes == LaneWidth.Wide)
            StoreAll<Lanes512, Vector512<float>>();
        else
            StoreAll<Lanes256, Vector256<float>>();
    }

    private static float* Allocate(int count)
    {
        var memory = (float*)NativeMemory.AlignedAlloc((nuint)(count * sizeof(float)), 64);
        new Span<float>(memory, count).Fill(1);
        return memory;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void LoadAll<TLanes, TVector>()
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        for (var row = 0; row < Rows; row += TLanes.Count)
            Tiles.LoadRows<TLanes, TVector>(_rows + row * Columns, ElementKind.Float32, Columns, Columns, TLanes.Count, _tile);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void StoreAll<TLanes, TVector>()
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        for (var row = 0; row < Rows; row += TLanes.Count)
            Tiles.StoreRows<TLanes, TVector>(_tile, _rows + row * Columns, ElementKind.Float32, Columns, Columns, TLanes.Count);
    }
}
