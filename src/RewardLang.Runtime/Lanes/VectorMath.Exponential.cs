using System.Runtime.CompilerServices;

namespace RewardLang.Runtime.Lanes;

public static partial class VectorMath
{
    private const float Log2OfE = 1.44269502f;

    // ln 2 in two parts: the nearest float and the rest.
    private const float Ln2 = 0.693147182f;
    private const float Ln2Rest = -1.90465421e-9f;

    // Beyond these e^x is infinite, or rounds to zero.
    private const float LargestExponent = 89f;
    private const float SmallestExponent = -104f;

    /// <summary>
    /// e^x. Within 0.8 ulp everywhere (all 2³² floats); exactly 1 at ±0; ∞ above 88.7228; gradual to 0 below −87.34; NaN for NaN.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp<TLanes, TVector>(TVector x)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var inside = TLanes.MinNative(TLanes.Broadcast(LargestExponent), x);
        return ExpAbove<TLanes, TVector>(TLanes.MaxNative(TLanes.Broadcast(SmallestExponent), inside));
    }

    /// <summary>
    /// 1 / (1 + e^−x). Within 1.5 ulp everywhere, denormal results included; NaN for NaN.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sigmoid<TLanes, TVector>(TVector x)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        // The exponential of −|x| cannot overflow, and keeps the relative precision of small results.
        var one = TLanes.Broadcast(1);
        var magnitude = TLanes.Or(x, TLanes.BroadcastBits(SignBit));
        var decay = ExpAbove<TLanes, TVector>(TLanes.MaxNative(TLanes.Broadcast(SmallestExponent), magnitude));
        var numerator = TLanes.Select(TLanes.LessThan(x, TLanes.Broadcast(0)), decay, one);
        // One step of Newton's division, with what 1 + decay rounds off: a plain quotient would be up to 2.6 ulp off.
        var denominator = TLanes.Add(one, decay);
        var denominatorRest = TLanes.Subtract(decay, TLanes.Subtract(denominator, one));
        var inverse = TLanes.Divide(one, denominator);
        var quotient = TLanes.Multiply(numerator, inverse);
        var residue = TLanes.MultiplyAdd(TLanes.Negate(quotient), denominator, numerator);
        residue = TLanes.MultiplyAdd(TLanes.Negate(quotient), denominatorRest, residue);
        return TLanes.MultiplyAdd(residue, inverse, quotient);
    }

    /// <summary>
    /// The hyperbolic tangent. Within 1.4 ulp everywhere; odd to the bit; ±0 at ±0; ±1 from 9.02 on; NaN for NaN.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Tanh<TLanes, TVector>(TVector x)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        // Above 0.625 as 1 − 2 / (e^2a + 1); below, where that cancels, as a + a³ T(a²), fitted within 2⁻²⁷.
        var magnitude = TLanes.MinNative(TLanes.Broadcast(9.1f), TLanes.Abs(x));
        var square = TLanes.Multiply(magnitude, magnitude);
        var t = Polynomial<TLanes, TVector>(square, -0.333332807f, 0.133314058f, -0.0537365153f, 0.0206281655f, -0.00569229061f);
        var small = TLanes.MultiplyAdd(TLanes.Multiply(square, magnitude), t, magnitude);

        var one = TLanes.Broadcast(1);
        var shifted = TLanes.MultiplyAdd(magnitude, TLanes.Broadcast(2 * Log2OfE), TLanes.Broadcast(RoundingShift));
        var whole = TLanes.Subtract(shifted, TLanes.Broadcast(RoundingShift));
        var r = ReduceByLn2<TLanes, TVector>(TLanes.Add(magnitude, magnitude), whole, out var rest);
        var growth = TLanes.Multiply(PowerOfTwo<TLanes, TVector>(shifted), ExpNearZero<TLanes, TVector>(r, rest));
        var denominator = TLanes.Add(growth, one);
        var large = TLanes.Subtract(one, TLanes.Divide(TLanes.Broadcast(2), denominator));
        var isSmall = TLanes.LessThan(magnitude, TLanes.Broadcast(0.625f));
        return CopySign<TLanes, TVector>(TLanes.Select(isSmall, small, large), x);
    }

    /// <summary>e^x for x already in [−104, 89], or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ExpAbove<TLanes, TVector>(TVector x)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var whole = TLanes.Round(TLanes.Multiply(x, TLanes.Broadcast(Log2OfE)));
        var r = ReduceByLn2<TLanes, TVector>(x, whole, out var rest);
        return TLanes.ScaleByPowerOfTwo(ExpNearZero<TLanes, TVector>(r, rest), whole);
    }

    /// <summary>r + rest = x − n ln 2; the first step is exact (Cody and Waite), the rest what the second rounds off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ReduceByLn2<TLanes, TVector>(TVector x, TVector n, out TVector rest)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var near = TLanes.MultiplyAdd(n, TLanes.Broadcast(-Ln2), x);
        var r = TLanes.MultiplyAdd(n, TLanes.Broadcast(-Ln2Rest), near);
        rest = TLanes.MultiplyAdd(n, TLanes.Broadcast(-Ln2Rest), TLanes.Subtract(near, r));
        return r;
    }

    /// <summary>
    /// e^(r + rest) for |r| ≤ ½ ln 2, as 1 + r + r² P(r) + rest with what 1 + r rounds off; the fit is within 2⁻²⁸.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ExpNearZero<TLanes, TVector>(TVector r, TVector rest)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var one = TLanes.Broadcast(1);
        var p = Polynomial<TLanes, TVector>(r, 0.49999994f, 0.166665152f, 0.0416680798f, 0.00836936757f, 0.00138414267f);
        var sum = TLanes.Add(one, r);
        var lost = TLanes.Add(TLanes.Subtract(r, TLanes.Subtract(sum, one)), rest);
        return TLanes.Add(sum, TLanes.MultiplyAdd(TLanes.Multiply(r, r), p, lost));
    }
}
