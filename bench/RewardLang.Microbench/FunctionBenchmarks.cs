using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;

namespace RewardLang.Microbench;

/// <summary>The functions of the vector library over data in the first-level cache: the time of one element, load and store included.</summary>
public unsafe class FunctionBenchmarks
{
    private const int Count = 2048;

    private TimedFunction.Loop _loop = null!;
    private float* _arguments;

    /// <summary>The names of the functions.</summary>
    public static IEnumerable<string> Names => Functions.All.Select(f => f.Name);

    /// <summary>The widths of this machine.</summary>
    public static IEnumerable<LaneWidth> Widths => LaneWidths.Supported;

    /// <summary>The timed function.</summary>
    [ParamsSource(nameof(Names))]
    public string Function { get; set; } = "";

    /// <summary>The lanes that it runs on.</summary>
    [ParamsSource(nameof(Widths))]
    public LaneWidth Lanes { get; set; }

    /// <summary>Draws arguments from the function's range.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var function = Functions.All.First(f => f.Name == Function);
        _arguments = (float*)NativeMemory.AlignedAlloc(3 * Count * sizeof(float), 64);
        _loop = function.On(Lanes);
        var random = new Random(1);
        foreach (ref var argument in new Span<float>(_arguments, 2 * Count))
            argument = function.From + (function.To - function.From) * random.NextSingle();
    }

    /// <summary>Frees the arguments.</summary>
    [GlobalCleanup]
    public void Cleanup() => NativeMemory.AlignedFree(_arguments);

    /// <summary>Applies the function to all arguments.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public void Apply() => _loop(_arguments, Count);
}
