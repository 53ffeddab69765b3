using System.Runtime.CompilerServices;

namespace RewardLang.Runtime.Lanes;

public static partial class VectorMath
{
    // A quotient below this is off by one at most when it is truncated, and its product with the divisor is subtracted exactly.
    private const float LargestQuotient = 4194304f;

    /// <summary>
    /// The remainder of x / y with the sign of y, as <c>torch.remainder</c>: x − y ⌊x / y⌋, exact where x and y have the same
    /// sign, else rounded once. Quotients above 2²² take a slower path. NaN where y = 0, x is infinite or either is NaN; a zero
    /// has the sign of x; an infinite y gives x or, where the signs differ, y.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Modulo<TLanes, TVector>(TVector x, TVector y)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        // Work on magnitudes: the remainder of truncated division, mended where the rounded quotient was one too large.
        var zero = TLanes.Broadcast(0);
        var dividend = TLanes.Abs(x);
        var divisor = TLanes.Abs(y);
        var quotient = TLanes.Divide(dividend, divisor);
        var remainder = TLanes.MultiplyAdd(TLanes.Negate(TLanes.Truncate(quotient)), divisor, dividend);
        remainder = TLanes.Add(remainder, TLanes.And(TLanes.LessThan(remainder, zero), divisor));
        var signed = TLanes.Or(TLanes.Abs(remainder), TLanes.And(x, TLanes.BroadcastBits(SignBit)));
        // Where x and y differ in sign, one divisor more brings the remainder to the side of y.
        var differs = TLanes.ShiftRight(TLanes.Xor(x, y), 31);
        var crosses = TLanes.And(differs, TLanes.LessThan(zero, TLanes.Abs(signed)));
        var result = TLanes.Select(crosses, TLanes.Add(signed, y), signed);
        // NaN and infinities fail both comparisons and take the slow path too.
        var isNear = TLanes.And(
            TLanes.LessThan(quotient, TLanes.Broadcast(LargestQuotient)),
            TLanes.LessThan(divisor, TLanes.Broadcast(float.PositiveInfinity)));
        var isDistant = TLanes.Not(isNear);
        return TLanes.AnyLane(isDistant) ? ModuloOfDistant<TLanes, TVector>(x, y, result, isDistant) : result;
    }
}
