using RewardLang.Runtime.Lanes;

namespace RewardLang.Microbench;

/// <summary>The timed functions.</summary>
internal static class Functions
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<TimedFunction> All { get; } =
    [
        TimedFunction.Of<Add>(),
        TimedFunction.Of<Divide>(),
        TimedFunction.Of<Sqrt>(),
        TimedFunction.Of<Min>(),
        TimedFunction.Of<Exp>(),
        TimedFunction.Of<Sigmoid>(),
        TimedFunction.Of<Tanh>(),
        TimedFunction.Of<Log>(),
        TimedFunction.Of<Log1p>(),
        TimedFunction.Of<Sin>(),
        TimedFunction.Of<Cos>(),
        TimedFunction.Of<Tan>(),
        TimedFunction.Of<Asin>(),
        TimedFunction.Of<Acos>(),
        TimedFunction.Of<Atan>(),
        TimedFunction.Of<Atan2>(),
        TimedFunction.Of<Pow>(),
        TimedFunction.Of<Modulo>(),
        TimedFunction.Of<Sign>(),
    ];

    private readonly struct Add : IFunction
    {
        public static (float From, float To) Range => (-1, 1);

        public static TVector Apply<TLanes, TVector>(TVector x, TVector y)
            where TLanes : struct, ILanes<TVector>
            where TVector : struct => TLanes.Add(x, y);
    }

    private readonly struct Divide : IFunction
    {
        public static (float From, float To) Range => (1, 2);

        public static TVector Apply<TLanes, TVector>(TVector x, TVector y)
            where TLanes : struct, ILanes<TVector>
            where TVector : struct => TLanes.Divide(x, y);
    }

    private readonly struct Sqrt : IFunction
    {
        public static (float From, float To) Range => (0, 4);

        public static TVector Apply<TLanes, TVector>(TVector x, TVector y)
            where TLanes : struct, ILanes<TVector>
            where TVector : struct => TLanes.Sqrt(x);
    }

    private readonly struct Min : IFunction
    {
        public static (float From, float To) Range => (-1, 1);

        public static TVector Apply<TLanes, TVector>(TVector x, TVector y)
            where TLanes : struct, ILanes<TVector>
            where TVector : struct => TLanes.Min(x, y);
    }

    private readonly struct Exp : IFunction
    {
        public static (float From, float To) Range => (-10, 10);

        public static TVector Apply<TLanes, TVector>(TVector x, TVector y)
            where TLanes : struct, ILanes<TVector>
            where TVector : struct => VectorMath.Exp<TLanes, TVector>(x);
    }

    private readonly struct Sigmoid : IFunction
    {
        public static (float From, float To) Range => (-10, 10);

        public static TVector Apply<TLanes, TVector>(TVector x, TVector y)
            where TLanes : struct, ILanes<TVector>
            where TVector : struct => VectorMath.Sigmoid<TLanes, TVector>(x);
    }

    private readonly struct Tanh : IFunction
    {
        public static (float From, float To) Range => (-4, 4);

        public static TVector Apply<TLanes, TVector>(TVector x, TVector y)
            where TLanes : struct, ILanes<TVector>
            where TVector : struct => VectorMath.Tanh<TLanes, TVector>(x);
    }

    private readonly struct Log : IFunction
    {
        public static (float From, float To) Range => (0.001f, 100);

        public static TVector Apply<TLanes, TVector>(TVector x, TVector y)
            where TLanes : struct, ILanes<TVector>
            where TVector : struct => VectorMath.Log<TLanes, TVector>(x);
    }

    private readonly struct Log1p : IFunction
    {
        public static (float From, float To) Range => (-0.9f, 10);

        public static TVector Apply<TLanes, TVector>(TVector x, TVector y)
            where TLanes : struct, ILanes<TVector>
            where TVector : struct => VectorMath.Log1p<TLanes, TVector>(x);
    }

    private readonly struct Sin : IFunction
    {
        public static (float From, float To) Range => (-10, 10);

        public static TVector Apply<TLanes, TVector>(TVector x, TVector y)
            where TLanes : struct, ILanes<TVector>
            where TVector : struct => VectorMath.Sin<TLanes, TVector>(x);
    }

    private readonly struct Cos : IFunction
    {
        public static (float From, float To) Range => (-10, 10);

        public static TVector Apply<TLanes, TVector>(TVector x, TVector y)
            where TLanes : struct, ILanes<TVector>
            where TVector : struct => VectorMath.Cos<TLanes, TVector>(x);
    }

    private readonly struct Tan : IFunction
    {
        public static (float From, float To) Range => (-10, 10);

        public static TVector Apply<TLanes, TVector>(TVector x, TVector y)
            where TLanes : struct, ILanes<TVector>
            where TVector : struct => VectorMath.Tan<TLanes, TVector>(x);
    }

    private readonly struct Asin : IFunction
    {
        public static (float From, float To) Range => (-1, 1);

        public static TVector Apply<TLanes, TVector>(TVector x, TVector y)
            where TLanes : struct, ILanes<TVector>
            where TVector : struct => VectorMath.Asin<TLanes, TVector>(x);
    }

    private readonly struct Acos : IFunction
    {
        public static (float From, float To) Range => (-1, 1);

        public static TVector Apply<TLanes, TVector>(TVector x, TVector y)
            where TLanes : struct, ILanes<TVector>
            where TVector : struct => VectorMath.Acos<TLanes, TVector>(x);
    }

    private readonly struct Atan : IFunction
    {
        public static (float From, float To) Range => (-10, 10);

        public static TVector Apply<TLanes, TVector>(TVector x, TVector y)
            where TLanes : struct, ILanes<TVector>
            where TVector : struct => VectorMath.Atan<TLanes, TVector>(x);
    }

    private readonly struct Atan2 : IFunction
    {
        public static (float From, float To) Range => (-10, 10);

        public static TVector Apply<TLanes, TVector>(TVector x, TVector y)
            where TLanes : struct, ILanes<TVector>
            where TVector : struct => VectorMath.Atan2<TLanes, TVector>(x, y);
    }

    private readonly struct Pow : IFunction
    {
        public static (float From, float To) Range => (0.01f, 10);

        public static TVector Apply<TLanes, TVector>(TVector x, TVector y)
            where TLanes : struct, ILanes<TVector>
            where TVector : struct => VectorMath.Pow<TLanes, TVector>(x, y);
    }

    private readonly struct Modulo : IFunction
    {
        public static (float From, float To) Range => (1, 100);

        public static TVector Apply<TLanes, TVector>(TVector x, TVector y)
            where TLanes : struct, ILanes<TVector>
            where TVector : struct => VectorMath.Modulo<TLanes, TVector>(x, y);
    }

    private readonly struct Sign : IFunction
    {
        public static (float From, float To) Range => (-1, 1);

        public static TVector Apply<TLanes, TVector>(TVector x, TVector y)
            where TLanes : struct, ILanes<TVector>
            where TVector : struct => VectorMath.Sign<TLanes, TVector>(x);
    }
}
