using System.Runtime.CompilerServices;

namespace RewardLang.Runtime.Lanes;

/// <content>Rare arguments, taken one lane at a time; kept out of line so that kernels stay small.</content>
public static unsafe partial class VectorMath
{
    // The widest vector has sixteen lanes.
    private const int MostLanes = 16;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TVector SinOfLarge<TLanes, TVector>(TVector x, TVector result)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        float* arguments = stackalloc float[MostLanes], results = stackalloc float[MostLanes];
        TLanes.Store(arguments, x);
        TLanes.Store(results, result);
        for (var lane = 0; lane < TLanes.Count; lane++)
        {
            if (MathF.Abs(arguments[lane]) > LargestReduced)
                results[lane] = (float)Math.Sin(arguments[lane]);
        }
        return TLanes.Load(results);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TVector CosOfLarge<TLanes, TVector>(TVector x, TVector result)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        float* arguments = stackalloc float[MostLanes], results = stackalloc float[MostLanes];
        TLanes.Store(arguments, x);
        TLanes.Store(results, result);
        for (var lane = 0; lane < TLanes.Count; lane++)
        {
            if (MathF.Abs(arguments[lane]) > LargestReduced)
                results[lane] = (float)Math.Cos(arguments[lane]);
        }
        return TLanes.Load(results);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TVector TanOfLarge<TLanes, TVector>(TVector x, TVector result)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        float* arguments = stackalloc float[MostLanes], results = stackalloc float[MostLanes];
        TLanes.Store(arguments, x);
        TLanes.Store(results, result);
        for (var lane = 0; lane < TLanes.Count; lane++)
        {
            if (MathF.Abs(arguments[lane]) > LargestReduced)
                results[lane] = (float)Math.Tan(arguments[lane]);
        }
        return TLanes.Load(results);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TVector ModuloOfDistant<TLanes, TVector>(TVector x, TVector y, TVector result, TVector isDistant)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        float* dividends = stackalloc float[MostLanes], divisors = stackalloc float[MostLanes];
        float* results = stackalloc float[MostLanes], distant = stackalloc float[MostLanes];
        TLanes.Store(dividends, x);
        TLanes.Store(divisors, y);
        TLanes.Store(results, result);
        TLanes.Store(distant, isDistant);
        for (var lane = 0; lane < TLanes.Count; lane++)
        {
            if (BitConverter.SingleToInt32Bits(distant[lane]) == 0)
                continue;
            var remainder = dividends[lane] % divisors[lane];
            if (remainder != 0 && remainder < 0 != divisors[lane] < 0)
                remainder += divisors[lane];
            results[lane] = remainder;
        }
        return TLanes.Load(results);
    }
}
