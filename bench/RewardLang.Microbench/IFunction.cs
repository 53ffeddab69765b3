using RewardLang.Runtime.Lanes;

namespace RewardLang.Microbench;

/// <summary>A function over lanes as a type, so that the JIT makes a loop of its own for each.</summary>
internal interface IFunction
{
    /// <summary>The range of the arguments to time it on.</summary>
    static abstract (float From, float To) Range { get; }

    /// <summary>f(x, y); functions of one argument ignore y.</summary>
    static abstract TVector Apply<TLanes, TVector>(TVector x, TVector y)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct;
}
