using System.Runtime.CompilerServices;

namespace RewardLang.Runtime.Lanes;

public static partial class VectorMath
{
    // ln 2 as a float of 16 bits, whose product with an exponent is exact, and a rest that is positive: then the two products
    // with an exponent of −∞ have the same sign, and the logarithm of zero comes out without a case of its own.
    private const float Ln2Short = 0.693145752f;
    private const float Ln2ShortRest = 1.42860677e-6f;

    /// <summary>
    /// The natural logarithm. Within 0.9 ulp everywhere (all 2³² floats), denormals included; −∞ at ±0; ∞ at ∞; NaN below zero and
    /// for NaN.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log<TLanes, TVector>(TVector x)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var mantissa = TLanes.SplitExponent(x, out var exponent);
        return LogOfParts<TLanes, TVector>(TLanes.Subtract(mantissa, TLanes.Broadcast(1)), exponent);
    }

    /// <summary>
    /// ln(1 + x). Within 0.9 ulp everywhere; ±0 at ±0; −∞ at −1; ∞ at ∞; NaN below −1 and for NaN.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log1p<TLanes, TVector>(TVector x)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        // What 1 + x loses to rounding is found exactly (Knuth's two-sum) and given back to the reduced argument.
        var one = TLanes.Broadcast(1);
        var sum = TLanes.Add(one, x);
        var part = TLanes.Subtract(sum, one);
        var lost = TLanes.Add(TLanes.Subtract(one, TLanes.Subtract(sum, part)), TLanes.Subtract(x, part));
        var mantissa = TLanes.SplitExponent(sum, out var exponent);
        var scaled = TLanes.ScaleByPowerOfTwo(lost, TLanes.Negate(exponent));
        var isFinite = TLanes.LessThan(TLanes.Abs(exponent), TLanes.Broadcast(float.PositiveInfinity));
        var f = TLanes.Add(TLanes.Subtract(mantissa, one), TLanes.And(scaled, isFinite));
        // The result has the sign of x, which the sum loses at −0.
        return CopySign<TLanes, TVector>(LogOfParts<TLanes, TVector>(f, exponent), x);
    }

    /// <summary>
    /// ln((1 + f) · 2^e) for f in [−0.25, 0.5], as e ln 2 + f + f² (−½ + f Q(f)); the fit of ln(1 + f) is within 2⁻²⁷.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector LogOfParts<TLanes, TVector>(TVector f, TVector e)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var q = Polynomial<TLanes, TVector>(
            f, -0.5f, 0.333334506f, -0.250000656f, 0.199906871f, -0.166484252f, 0.144839779f, -0.131544918f, 0.104103982f,
            -0.0445247218f);
        var tail = TLanes.MultiplyAdd(TLanes.Multiply(f, f), q, TLanes.Multiply(e, TLanes.Broadcast(Ln2ShortRest)));
        return TLanes.MultiplyAdd(e, TLanes.Broadcast(Ln2Short), TLanes.Add(f, tail));
    }
}
