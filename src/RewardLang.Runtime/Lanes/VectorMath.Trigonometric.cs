using System.Runtime.CompilerServices;

namespace RewardLang.Runtime.Lanes;

public static partial class VectorMath
{
    // π in three floats, each the nearest to what the ones before it leave.
    private const float Pi = 3.14159274f;
    private const float PiRest = -8.74227766e-8f;
    private const float HalfPi = Pi / 2;
    private const float HalfPiRest = PiRest / 2;
    private const float HalfPiRestOfRest = -1.71512451e-15f;

    // π in three floats still leaves a reduced argument exact to a float up to here; beyond, lanes go one by one in double.
    private const float LargestReduced = 1e5f;

    /// <summary>
    /// The sine of x radians. Within 1.2 ulp for |x| ≤ 10⁵ and 0.51 ulp beyond, where it is slower; ±0 at ±0; NaN for ±∞ and NaN.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sin<TLanes, TVector>(TVector x)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        // |x| = nπ/2 + r: sin r or cos r by the first bit of n, turned by the second.
        var magnitude = TLanes.Abs(x);
        var r = ReduceByHalfPi<TLanes, TVector>(magnitude, out var quadrant, out var rest);
        var isOdd = TLanes.ShiftRight(TLanes.ShiftLeft(quadrant, 31), 31);
        var value = TLanes.Select(isOdd, CosNearZero<TLanes, TVector>(r, rest), SinNearZero<TLanes, TVector>(r, rest));
        var turn = TLanes.Xor(TLanes.ShiftLeft(TLanes.ShiftRight(quadrant, 1), 31), TLanes.And(x, TLanes.BroadcastBits(SignBit)));
        var result = TLanes.Xor(value, turn);
        var isLarge = TLanes.LessThan(TLanes.Broadcast(LargestReduced), magnitude);
        return TLanes.AnyLane(isLarge) ? SinOfLarge<TLanes, TVector>(x, result) : result;
    }

    /// <summary>
    /// The cosine of x radians. Within 1.2 ulp for |x| ≤ 10⁵ and 0.51 ulp beyond, where it is slower; NaN for ±∞ and NaN.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Cos<TLanes, TVector>(TVector x)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        // |x| = nπ/2 + r: cos r or −sin r by the first bit of n, turned by the second.
        var magnitude = TLanes.Abs(x);
        var r = ReduceByHalfPi<TLanes, TVector>(magnitude, out var quadrant, out var rest);
        var isOdd = TLanes.ShiftRight(TLanes.ShiftLeft(quadrant, 31), 31);
        var value = TLanes.Select(isOdd, SinNearZero<TLanes, TVector>(r, rest), CosNearZero<TLanes, TVector>(r, rest));
        var next = TLanes.AddInteger(quadrant, TLanes.BroadcastBits(1));
        var result = TLanes.Xor(value, TLanes.ShiftLeft(TLanes.ShiftRight(next, 1), 31));
        var isLarge = TLanes.LessThan(TLanes.Broadcast(LargestReduced), magnitude);
        return TLanes.AnyLane(isLarge) ? CosOfLarge<TLanes, TVector>(x, result) : result;
    }

    /// <summary>
    /// The tangent of x radians. Within 2.4 ulp for |x| ≤ 10⁵ and 0.51 ulp beyond, where it is slower; ±0 at ±0; NaN for ±∞ and
    /// NaN.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Tan<TLanes, TVector>(TVector x)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        // |x| = nπ/2 + r: the tangent is t = tan r, or −1/t for an odd n.
        var magnitude = TLanes.Abs(x);
        var r = ReduceByHalfPi<TLanes, TVector>(magnitude, out var quadrant, out var rest);
        var tangent = TanNearZero<TLanes, TVector>(r, rest);
        var isOdd = TLanes.ShiftRight(TLanes.ShiftLeft(quadrant, 31), 31);
        var numerator = TLanes.Select(isOdd, TLanes.Broadcast(-1), tangent);
        var denominator = TLanes.Select(isOdd, tangent, TLanes.Broadcast(1));
        var sign = TLanes.And(x, TLanes.BroadcastBits(SignBit));
        var result = TLanes.Xor(TLanes.Divide(numerator, denominator), sign);
        var isLarge = TLanes.LessThan(TLanes.Broadcast(LargestReduced), magnitude);
        return TLanes.AnyLane(isLarge) ? TanOfLarge<TLanes, TVector>(x, result) : result;
    }

    /// <summary>
    /// r + rest = x − n π/2 with |r| ≤ π/4, for x in [0, 10⁵]; the first step is exact (Cody and Waite). The low bits of the
    /// quadrant are those of n.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ReduceByHalfPi<TLanes, TVector>(TVector x, out TVector quadrant, out TVector rest)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        quadrant = TLanes.MultiplyAdd(x, TLanes.Broadcast(2 / Pi), TLanes.Broadcast(RoundingShift));
        var n = TLanes.Subtract(quadrant, TLanes.Broadcast(RoundingShift));
        var near = TLanes.MultiplyAdd(n, TLanes.Broadcast(-HalfPi), x);
        var second = TLanes.Multiply(n, TLanes.Broadcast(HalfPiRest));
        var secondRest = TLanes.MultiplyAdd(n, TLanes.Broadcast(HalfPiRest), TLanes.Negate(second));
        var r = TLanes.Subtract(near, second);
        var lost = TLanes.Subtract(TLanes.Subtract(near, r), second);
        rest = TLanes.MultiplyAdd(n, TLanes.Broadcast(-HalfPiRestOfRest), TLanes.Subtract(lost, secondRest));
        return r;
    }

    /// <summary>sin(r + rest) for |r| ≤ π/4, as r + r³ S(r²) + rest; the fit is within 2⁻²⁷.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector SinNearZero<TLanes, TVector>(TVector r, TVector rest)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var square = TLanes.Multiply(r, r);
        var s = Polynomial<TLanes, TVector>(square, -0.166666552f, 0.00833218917f, -0.000195182845f);
        return TLanes.Add(r, TLanes.MultiplyAdd(TLanes.Multiply(square, r), s, rest));
    }

    /// <summary>cos(r + rest) for |r| ≤ π/4, as 1 − r²/2 + r⁴ C(r²) − r · rest; the fit is within 2⁻³².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector CosNearZero<TLanes, TVector>(TVector r, TVector rest)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var square = TLanes.Multiply(r, r);
        var c = Polynomial<TLanes, TVector>(square, -0.5f, 0.0416666456f, -0.00138873095f, 2.44323273e-5f);
        var turned = TLanes.MultiplyAdd(square, c, TLanes.Negate(TLanes.Multiply(r, rest)));
        return TLanes.Add(TLanes.Broadcast(1), turned);
    }

    /// <summary>tan(r + rest) for |r| ≤ π/4, as r + r³ T(r²) + rest; the fit is within 2⁻²⁹.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector TanNearZero<TLanes, TVector>(TVector r, TVector rest)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var square = TLanes.Multiply(r, r);
        var t = Polynomial<TLanes, TVector>(
            square, 0.333333492f, 0.133326754f, 0.0540589131f, 0.0212862082f, 0.0108274445f, 9.8242388e-5f, 0.00437270058f);
        return TLanes.Add(r, TLanes.MultiplyAdd(TLanes.Multiply(square, r), t, rest));
    }
}
