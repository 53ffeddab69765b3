using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RewardLang.Runtime.Lanes;

namespace RewardLang.Microbench;

/// <summary>A function of the vector library, to be applied to arrays.</summary>
/// <param name="Name">Its name.</param>
/// <param name="From">The smallest argument to time it on.</param>
/// <param name="To">The largest.</param>
/// <param name="Wide">Applies it on sixteen lanes.</param>
/// <param name="Half">Applies it on eight.</param>
/// <param name="Single">Applies it on one.</param>
internal sealed unsafe record TimedFunction(
    string Name, float From, float To, TimedFunction.Loop Wide, TimedFunction.Loop Half, TimedFunction.Loop Single)
{
    /// <summary>Applies a function to two arrays of arguments that lie one after the other, and writes the results behind them.</summary>
    public delegate void Loop(float* arguments, int count);

    /// <summary>The loops of a function.</summary>
    public static TimedFunction Of<TFunction>()
        where TFunction : struct, IFunction =>
        new(
            typeof(TFunction).Name,
            TFunction.Range.From,
            TFunction.Range.To,
            Apply<TFunction, Lanes512, Vector512<float>>,
            Apply<TFunction, Lanes256, Vector256<float>>,
            Apply<TFunction, Lanes1, float>);

    /// <summary>The loop for a width.</summary>
    public Loop On(LaneWidth lanes) => lanes switch
    {
        LaneWidth.Wide => Wide,
        LaneWidth.Half => Half,
        _ => Single,
    };

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Apply<TFunction, TLanes, TVector>(float* arguments, int count)
        where TFunction : struct, IFunction
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var others = arguments + count;
        var results = others + count;
        for (var i = 0; i < count; i += TLanes.Count)
            TLanes.Store(results + i, TFunction.Apply<TLanes, TVector>(TLanes.Load(arguments + i), TLanes.Load(others + i)));
    }
}
