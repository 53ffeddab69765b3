using RewardLang.Runtime.Lanes;

namespace RewardLang.Runtime.Tests.Lanes;

/// <summary>The functions of <see cref="VectorMath"/>.</summary>
public enum MathFunction
{
    Exp,
    Sigmoid,
    Tanh,
    Log,
    Log1p,
    Sin,
    Cos,
    Tan,
    Asin,
    Acos,
    Atan,
    Sign,
    Atan2,
    Pow,
    Modulo,
}

/// <summary>Runs a function on vectors, and in double precision.</summary>
internal static unsafe class MathFunctions
{
    /// <summary>f(x, y) for every element, whole vectors at a time; functions of one argument ignore y.</summary>
    public static float[] Run<TLanes, TVector>(MathFunction function, float[] xs, float[] ys)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        Assert.Equal(0, xs.Length % TLanes.Count);
        var results = new float[xs.Length];
        fixed (float* x = xs, y = ys, result = results)
        {
            for (var i = 0; i < xs.Length; i += TLanes.Count)
            {
                var value = Apply<TLanes, TVector>(function, TLanes.Load(x + i), TLanes.Load(y + i));
                TLanes.Store(result + i, value);
            }
        }
        return results;
    }

    /// <summary>f(x, y) on the widest vectors of this machine.</summary>
    public static float[] RunWidest(MathFunction function, float[] xs, float[] ys)
    {
        if (Lanes512.IsSupported)
            return Run<Lanes512, System.Runtime.Intrinsics.Vector512<float>>(function, xs, ys);
        return Lanes256.IsSupported
            ? Run<Lanes256, System.Runtime.Intrinsics.Vector256<float>>(function, xs, ys)
            : Run<Lanes1, float>(function, xs, ys);
    }

    /// <summary>f(x, y) for one pair of values.</summary>
    public static float RunOne(MathFunction function, float x, float y = 0)
    {
        var (xs, ys) = (new float[16], new float[16]);
        Array.Fill(xs, x);
        Array.Fill(ys, y);
        return RunWidest(function, xs, ys)[0];
    }

    /// <summary>f(x, y) in double precision.</summary>
    public static double Reference(MathFunction function, double x, double y) => function switch
    {
        MathFunction.Exp => Math.Exp(x),
        MathFunction.Sigmoid => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x)),
        MathFunction.Tanh => Math.Tanh(x),
        MathFunction.Log => Math.Log(x),
        MathFunction.Log1p => Log1p(x),
        MathFunction.Sin => Math.Sin(x),
        MathFunction.Cos => Math.Cos(x),
        MathFunction.Tan => Math.Tan(x),
        MathFunction.Asin => Math.Asin(x),
        MathFunction.Acos => Math.Acos(x),
        MathFunction.Atan => Math.Atan(x),
        MathFunction.Sign => double.IsNaN(x) ? x : Math.Sign(x),
        MathFunction.Atan2 => Math.Atan2(x, y),
        MathFunction.Pow => Math.Pow(x, y),
        MathFunction.Modulo => Modulo(x, y),
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };

    private static TVector Apply<TLanes, TVector>(MathFunction function, TVector x, TVector y)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct => function switch
        {
            MathFunction.Exp => VectorMath.Exp<TLanes, TVector>(x),
            MathFunction.Sigmoid => VectorMath.Sigmoid<TLanes, TVector>(x),
            MathFunction.Tanh => VectorMath.Tanh<TLanes, TVector>(x),
            MathFunction.Log => VectorMath.Log<TLanes, TVector>(x),
            MathFunction.Log1p => VectorMath.Log1p<TLanes, TVector>(x),
            MathFunction.Sin => VectorMath.Sin<TLanes, TVector>(x),
            MathFunction.Cos => VectorMath.Cos<TLanes, TVector>(x),
            MathFunction.Tan => VectorMath.Tan<TLanes, TVector>(x),
            MathFunction.Asin => VectorMath.Asin<TLanes, TVector>(x),
            MathFunction.Acos => VectorMath.Acos<TLanes, TVector>(x),
            MathFunction.Atan => VectorMath.Atan<TLanes, TVector>(x),
            MathFunction.Sign => VectorMath.Sign<TLanes, TVector>(x),
            MathFunction.Atan2 => VectorMath.Atan2<TLanes, TVector>(x, y),
            MathFunction.Pow => VectorMath.Pow<TLanes, TVector>(x, y),
            MathFunction.Modulo => VectorMath.Modulo<TLanes, TVector>(x, y),
            _ => throw new ArgumentOutOfRangeException(nameof(function)),
        };

    // ln(1 + x) from ln(u), u the rounded 1 + x, with the rounding divided out.
    private static double Log1p(double x)
    {
        var u = 1 + x;
        if (u == 1)
            return x;
        return double.IsInfinity(u) || u <= 0 ? Math.Log(u) : Math.Log(u) * (x / (u - 1));
    }

    private static double Modulo(double x, double y)
    {
        var remainder = x % y;
        return remainder != 0 && remainder < 0 != y < 0 ? remainder + y : remainder;
    }
}
