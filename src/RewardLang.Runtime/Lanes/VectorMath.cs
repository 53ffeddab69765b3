using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace RewardLang.Runtime.Lanes;

/// <summary>
/// Elementary functions over the lanes of a vector, written once for every <see cref="ILanes{TVector}"/>.
/// </summary>
/// <remarks>
/// An error is stated in ulp: the distance from the exact result, in units of the last place of the float next to it. The tests
/// hold every function to its bound over all exponents. All functions give the same bits whatever the number of lanes. The
/// polynomials are minimax fits of relative error (Remez exchange), their coefficients rounded to float one after another, the
/// rest fitted anew each time.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class VectorMath
{
    // Adding 1.5 · 2^23 to a float below 2^22 in magnitude rounds it to a whole number, held in the low bits of the sum.
    private const float RoundingShift = 12582912f;

    private const int SignBit = int.MinValue;

    /// <summary>The sign of v: −1 or 1; 0 for ±0; NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sign<TLanes, TVector>(TVector v)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var zero = TLanes.Broadcast(0);
        var unit = CopySign<TLanes, TVector>(TLanes.Broadcast(1), v);
        return TLanes.Select(TLanes.LessThan(zero, TLanes.Abs(v)), unit, TLanes.Add(v, zero));
    }

    /// <summary>The non-negative <paramref name="magnitude"/> with the sign bit of <paramref name="sign"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector CopySign<TLanes, TVector>(TVector magnitude, TVector sign)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        TLanes.Or(magnitude, TLanes.And(sign, TLanes.BroadcastBits(SignBit)));

    /// <summary>2^n, n a whole number in [−126, 127] held as <paramref name="shifted"/> = n + 1.5 · 2²³.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector PowerOfTwo<TLanes, TVector>(TVector shifted)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct =>
        TLanes.AddInteger(TLanes.ShiftLeft(shifted, 23), TLanes.Broadcast(1));
}
