using System.Runtime.CompilerServices;

namespace RewardLang.Runtime.Lanes;

public static partial class VectorMath
{
    // The powers of the product y ln |x| beyond which x^y is infinite, or rounds to zero; the product is not used above them.
    private const float LargestProduct = 150f;

    /// <summary>
    /// x to the power y, as <c>torch.pow</c>. Within 0.9 ulp. A negative x needs a whole y, else NaN; x^0 = 1 and 1^y = 1 for
    /// NaN too; zeros, infinities and their signs follow C's <c>pow</c>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Pow<TLanes, TVector>(TVector x, TVector y)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var zero = TLanes.Broadcast(0);
        var one = TLanes.Broadcast(1);
        var magnitude = TLanes.Abs(x);
        var power = PowOfMagnitude<TLanes, TVector>(magnitude, y);
        // |x| = 1 gives one also for an infinite y, where the product above is 0 · ∞.
        var isUnit = TLanes.And(
            TLanes.Equal(magnitude, one), TLanes.Equal(TLanes.Abs(y), TLanes.Broadcast(float.PositiveInfinity)));
        power = TLanes.Select(isUnit, one, power);

        var isWhole = TLanes.Equal(TLanes.Round(y), y);
        var half = TLanes.Multiply(y, TLanes.Broadcast(0.5f));
        var isOdd = TLanes.AndNot(isWhole, TLanes.Equal(TLanes.Round(half), half));
        power = TLanes.Or(power, TLanes.And(TLanes.And(x, isOdd), TLanes.BroadcastBits(SignBit)));
        var isBelowZero = TLanes.And(
            TLanes.LessThan(x, zero), TLanes.LessThan(magnitude, TLanes.Broadcast(float.PositiveInfinity)));
        power = TLanes.Or(power, TLanes.AndNot(isBelowZero, isWhole));
        return TLanes.Select(TLanes.Or(TLanes.Equal(y, zero), TLanes.Equal(x, one)), one, power);
    }

    /// <summary>e^(y ln v) for v ≥ 0, the logarithm and the product in pairs of floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector PowOfMagnitude<TLanes, TVector>(TVector v, TVector y)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var logarithm = LogOfMagnitude<TLanes, TVector>(v, out var logarithmRest);
        var product = TLanes.Multiply(y, logarithm);
        var productRest = TLanes.MultiplyAdd(
            y, logarithmRest, TLanes.MultiplyAdd(y, logarithm, TLanes.Negate(product)));
        // Outside the range of the exponential the rest may be ∞ − ∞; it no longer matters there.
        productRest = TLanes.And(
            productRest, TLanes.LessThan(TLanes.Abs(product), TLanes.Broadcast(LargestProduct)));
        product = TLanes.MinNative(TLanes.Broadcast(LargestExponent), product);
        product = TLanes.MaxNative(TLanes.Broadcast(SmallestExponent), product);

        var whole = TLanes.Round(TLanes.Multiply(product, TLanes.Broadcast(Log2OfE)));
        var reduced = ReduceByLn2<TLanes, TVector>(product, whole, out var reducedRest);
        var addend = TLanes.Add(productRest, reducedRest);
        var r = TLanes.Add(reduced, addend);
        var rest = TLanes.Add(TLanes.Subtract(reduced, r), addend);
        return TLanes.ScaleByPowerOfTwo(ExpNearZero<TLanes, TVector>(r, rest), whole);
    }

    /// <summary>
    /// ln v as the result and a rest, together within 2⁻³⁴ of it: e ln 2 + S + S³ R(S²), S = 2 (m − 1) / (m + 1), which is
    /// 2 artanh((m − 1) / (m + 1)).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector LogOfMagnitude<TLanes, TVector>(TVector v, out TVector rest)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var one = TLanes.Broadcast(1);
        var two = TLanes.Broadcast(2);
        var mantissa = TLanes.SplitExponent(v, out var exponent);

        // S and what is missing from it, by the exact residue of the division.
        var f = TLanes.Subtract(mantissa, one);
        var doubled = TLanes.Add(f, f);
        var denominator = TLanes.Add(f, two);
        var denominatorRest = TLanes.Subtract(f, TLanes.Subtract(denominator, two));
        var inverse = TLanes.Divide(one, denominator);
        var s = TLanes.Multiply(doubled, inverse);
        var residue = TLanes.MultiplyAdd(TLanes.Negate(s), denominator, doubled);
        residue = TLanes.MultiplyAdd(TLanes.Negate(s), denominatorRest, residue);
        var sRest = TLanes.Multiply(residue, inverse);

        // S² as a pair.
        var square = TLanes.Multiply(s, s);
        var squareRest = TLanes.MultiplyAdd(
            TLanes.Add(s, s), sRest, TLanes.MultiplyAdd(s, s, TLanes.Negate(square)));

        // R as a pair: its leading coefficient 1/12 needs one.
        var leading = TLanes.Broadcast(0.0833333358f);
        var r1 = Polynomial<TLanes, TVector>(square, 0.0125001231f, 0.00222854526f, 0.000466355879f);
        var follow = TLanes.MultiplyAdd(square, r1, TLanes.Broadcast(-2.48352694e-9f));
        var r = TLanes.Add(leading, follow);
        var rRest = TLanes.Subtract(follow, TLanes.Subtract(r, leading));

        // S² R, then S³ R.
        var w = TLanes.Multiply(square, r);
        var wRest = TLanes.MultiplyAdd(square, r, TLanes.Negate(w));
        wRest = TLanes.MultiplyAdd(square, rRest, TLanes.MultiplyAdd(squareRest, r, wRest));
        var t = TLanes.Multiply(s, w);
        var tRest = TLanes.MultiplyAdd(s, w, TLanes.Negate(t));
        tRest = TLanes.MultiplyAdd(s, wRest, TLanes.MultiplyAdd(sRest, w, tRest));

        // The sums, larger term first, each with its exact rounding error.
        var m = TLanes.Add(s, t);
        var mRest = TLanes.Add(TLanes.Subtract(t, TLanes.Subtract(m, s)), TLanes.Add(tRest, sRest));
        var shift = TLanes.Multiply(exponent, TLanes.Broadcast(Ln2Short));
        var result = TLanes.Add(shift, m);
        rest = TLanes.Add(
            TLanes.Subtract(m, TLanes.Subtract(result, shift)),
            TLanes.MultiplyAdd(exponent, TLanes.Broadcast(Ln2ShortRest), mRest));
        return result;
    }
}
