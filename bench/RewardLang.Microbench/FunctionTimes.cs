using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RewardLang.Runtime.Lanes;

namespace RewardLang.Microbench;

/// <summary>Times a function over data in the first-level cache.</summary>
internal static unsafe class FunctionTimes
{
    private const int Count = 2048;

    /// <summary>Nanoseconds an element, load and store included.</summary>
    public static double Measure<TFunction, TLanes, TVector>()
        where TFunction : struct, IFunction
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var memory = (nint)NativeMemory.AlignedAlloc(3 * Count * sizeof(float), 64);
        var (from, to) = TFunction.Range;
        var random = new Random(1);
        foreach (ref var argument in new Span<float>((void*)memory, 2 * Count))
            argument = from + (to - from) * random.NextSingle();
        var time = Stopwatches.MedianNanoseconds(() => Apply<TFunction, TLanes, TVector>((float*)memory)) / Count;
        NativeMemory.AlignedFree((void*)memory);
        return time;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Apply<TFunction, TLanes, TVector>(float* xs)
        where TFunction : struct, IFunction
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var ys = xs + Count;
        var results = ys + Count;
        for (var i = 0; i < Count; i += TLanes.Count)
            TLanes.Store(results + i, TFunction.Apply<TLanes, TVector>(TLanes.Load(xs + i), TLanes.Load(ys + i)));
    }
}
