using System.Runtime.CompilerServices;

namespace RewardLang.Runtime.Lanes;

public static partial class VectorMath
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Polynomial<TLanes, TVector>(TVector x, float c0, float c1, float c2)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        TLanes.MultiplyAdd(x, TLanes.MultiplyAdd(x, TLanes.Broadcast(c2), TLanes.Broadcast(c1)), TLanes.Broadcast(c0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Polynomial<TLanes, TVector>(TVector x, float c0, float c1, float c2, float c3)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        TLanes.MultiplyAdd(x, Polynomial<TLanes, TVector>(x, c1, c2, c3), TLanes.Broadcast(c0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Polynomial<TLanes, TVector>(TVector x, float c0, float c1, float c2, float c3, float c4)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        TLanes.MultiplyAdd(x, Polynomial<TLanes, TVector>(x, c1, c2, c3, c4), TLanes.Broadcast(c0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Polynomial<TLanes, TVector>(TVector x, float c0, float c1, float c2, float c3, float c4, float c5)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        TLanes.MultiplyAdd(x, Polynomial<TLanes, TVector>(x, c1, c2, c3, c4, c5), TLanes.Broadcast(c0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Polynomial<TLanes, TVector>(
        TVector x, float c0, float c1, float c2, float c3, float c4, float c5, float c6)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        TLanes.MultiplyAdd(x, Polynomial<TLanes, TVector>(x, c1, c2, c3, c4, c5, c6), TLanes.Broadcast(c0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Polynomial<TLanes, TVector>(
        TVector x, float c0, float c1, float c2, float c3, float c4, float c5, float c6, float c7)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        TLanes.MultiplyAdd(x, Polynomial<TLanes, TVector>(x, c1, c2, c3, c4, c5, c6, c7), TLanes.Broadcast(c0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Polynomial<TLanes, TVector>(
        TVector x, float c0, float c1, float c2, float c3, float c4, float c5, float c6, float c7, float c8)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        TLanes.MultiplyAdd(x, Polynomial<TLanes, TVector>(x, c1, c2, c3, c4, c5, c6, c7, c8), TLanes.Broadcast(c0));
}
