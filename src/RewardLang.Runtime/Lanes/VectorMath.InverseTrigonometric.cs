using System.Runtime.CompilerServices;

namespace RewardLang.Runtime.Lanes;

public static partial class VectorMath
{
    /// <summary>
    /// The angle in [−π/2, π/2] whose sine is x. Within 2.4 ulp; ±0 at ±0; NaN outside [−1, 1] and for NaN.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Asin<TLanes, TVector>(TVector x)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var angle = AsinReduced<TLanes, TVector>(x, out var isSmall);
        var large = TLanes.MultiplyAdd(TLanes.Broadcast(-2), angle, TLanes.Broadcast(HalfPi));
        return CopySign<TLanes, TVector>(TLanes.Select(isSmall, angle, large), x);
    }

    /// <summary>
    /// The angle in [0, π] whose cosine is x. Within 1.2 ulp; NaN outside [−1, 1] and for NaN.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Acos<TLanes, TVector>(TVector x)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        // acos x = π/2 − asin x for a small x; else 2 asin √((1 − x)/2), or π less that of −x.
        var angle = AsinReduced<TLanes, TVector>(x, out var isSmall);
        var sign = TLanes.And(x, TLanes.BroadcastBits(SignBit));
        var isNegative = TLanes.ShiftRight(x, 31);
        var doubled = TLanes.Add(angle, angle);
        var offset = TLanes.Select(
            isSmall, TLanes.Broadcast(HalfPi), TLanes.And(isNegative, TLanes.Broadcast(Pi)));
        var rest = TLanes.Select(
            isSmall, TLanes.Broadcast(HalfPiRest), TLanes.And(isNegative, TLanes.Broadcast(PiRest)));
        var turned = TLanes.Select(isSmall, TLanes.Negate(angle), doubled);
        return TLanes.Add(offset, TLanes.Add(rest, TLanes.Xor(turned, sign)));
    }

    /// <summary>
    /// The angle in [−π/2, π/2] whose tangent is x. Within 1.4 ulp everywhere; ±0 at ±0; ±π/2 at ±∞; NaN for NaN.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Atan<TLanes, TVector>(TVector x)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var one = TLanes.Broadcast(1);
        var magnitude = TLanes.Abs(x);
        var isSteep = TLanes.LessThan(one, magnitude);
        var angle = AtanUpToOne<TLanes, TVector>(TLanes.Select(isSteep, TLanes.Divide(one, magnitude), magnitude));
        var complement = TLanes.Subtract(
            TLanes.Broadcast(HalfPi), TLanes.Subtract(angle, TLanes.Broadcast(HalfPiRest)));
        angle = TLanes.Select(isSteep, complement, angle);
        return CopySign<TLanes, TVector>(angle, x);
    }

    /// <summary>
    /// The angle in [−π, π] of the point (x, y). Within 1.6 ulp; the signs of zeros count and infinities give multiples of π/4, as
    /// in C; NaN where either is NaN.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Atan2<TLanes, TVector>(TVector y, TVector x)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var height = TLanes.Abs(y);
        var width = TLanes.Abs(x);
        var isSteep = TLanes.LessThan(width, height);
        var smaller = TLanes.Select(isSteep, width, height);
        var larger = TLanes.Select(isSteep, height, width);
        var ratio = TLanes.Divide(smaller, larger);
        // Two infinities count as ratio 1, the origin as ratio 0; NaN equals nothing and stays.
        ratio = TLanes.Select(TLanes.Equal(height, width), TLanes.Broadcast(1), ratio);
        ratio = TLanes.AndNot(ratio, TLanes.Equal(TLanes.Add(height, width), TLanes.Broadcast(0)));
        // The angle of the ratio goes up from 0 or π/2, or down from π/2 or π.
        var isBehind = TLanes.ShiftRight(x, 31);
        var isDown = TLanes.And(TLanes.Xor(isSteep, isBehind), TLanes.BroadcastBits(SignBit));
        var turned = TLanes.Xor(AtanUpToOne<TLanes, TVector>(ratio), isDown);
        var start = TLanes.Select(isSteep, TLanes.Broadcast(HalfPi), TLanes.And(isBehind, TLanes.Broadcast(Pi)));
        var startRest = TLanes.Select(isSteep, TLanes.Broadcast(HalfPiRest), TLanes.And(isBehind, TLanes.Broadcast(PiRest)));
        var angle = TLanes.Add(start, TLanes.Add(turned, startRest));
        return CopySign<TLanes, TVector>(angle, y);
    }

    /// <summary>asin |x| for |x| ≤ ½ (isSmall), else asin √((1 − |x|)/2), the half of its complement.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector AsinReduced<TLanes, TVector>(TVector x, out TVector isSmall)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var half = TLanes.Broadcast(0.5f);
        var magnitude = TLanes.Abs(x);
        isSmall = TLanes.LessThanOrEqual(magnitude, half);
        var square = TLanes.Select(
            isSmall, TLanes.Multiply(x, x), TLanes.MultiplyAdd(magnitude, TLanes.Broadcast(-0.5f), half));
        var root = TLanes.Select(isSmall, magnitude, TLanes.Sqrt(square));
        // asin r = r + r³ P(r²) for r ≤ ½, fitted within 2⁻²⁷.
        var p = Polynomial<TLanes, TVector>(square, 0.166667521f, 0.0749530941f, 0.0454691499f, 0.0241847746f, 0.0421583243f);
        return TLanes.MultiplyAdd(TLanes.Multiply(square, root), p, root);
    }

    /// <summary>
    /// atan t for t in [0, 1], as t + t³ P(t²); the fit is within 2⁻²⁷ and gives the float nearest to π/4 at 1.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector AtanUpToOne<TLanes, TVector>(TVector t)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var square = TLanes.Multiply(t, t);
        var p = Polynomial<TLanes, TVector>(
            square, -0.333332986f, 0.199985296f, -0.142640144f, 0.109508611f, -0.0839935988f, 0.057886526f, -0.0311075579f,
            0.0108774118f, -0.00178539229f);
        return TLanes.MultiplyAdd(TLanes.Multiply(square, t), p, t);
    }
}
