using RewardLang.Analysis.Intervals;
using RewardLang.Ir;

namespace RewardLang.Builtins;

/// <summary>What a pointwise function asks of its argument's unit, and what unit it returns.</summary>
internal enum UnitRule
{
    /// <summary>Any unit, kept.</summary>
    Keep,

    /// <summary>A plain number in, a plain number out.</summary>
    Plain,

    /// <summary>Any unit in, a plain number out.</summary>
    Drop,

    /// <summary>The square root of the unit.</summary>
    SquareRoot,
}

/// <summary>The derivative of a function of one number as nodes.</summary>
/// <param name="graph">Makes the nodes.</param>
/// <param name="x">The argument.</param>
/// <param name="y">The function's value.</param>
internal delegate Node UnaryDerivative(GraphBuilder graph, Node x, Node y);

/// <summary>A pointwise function of one number: one row of the table.</summary>
/// <param name="Name">Its name in the language.</param>
/// <param name="Documentation">What it computes, its domain and range.</param>
/// <param name="UnitRule">Its rule for units.</param>
/// <param name="Evaluate">Its meaning, in double precision.</param>
/// <param name="Kernel">The method of the vector library that computes it.</param>
/// <param name="Range">The values that it has over an interval.</param>
/// <param name="Derivative">Its derivative as nodes; null where it is 0 between the kinks.</param>
internal sealed record UnaryFunction(
    string Name, string Documentation, UnitRule UnitRule, Func<double, double> Evaluate, string Kernel, Func<Interval, Interval> Range,
    UnaryDerivative? Derivative)
{
    public static readonly UnaryFunction Negate = new("-", "The opposite.", UnitRule.Keep, x => -x, "TLanes.Negate", IntervalFunctions.Negate, (g, _, _) => g.Constant(-1));

    public static readonly UnaryFunction Sign = new(
        "sign", "-1, 0 or 1; NaN stays NaN.", UnitRule.Drop, SignOf, Vector("Sign"), IntervalFunctions.Sign, null);

    public static readonly UnaryFunction Absolute = new(
        "abs", "The magnitude |x|.", UnitRule.Keep, Math.Abs, "TLanes.Abs", IntervalFunctions.Absolute, (g, x, _) => g.Unary(Sign!, x));

    public static readonly UnaryFunction Floor = new(
        "floor", "The largest whole number not above x.", UnitRule.Keep, Math.Floor, "TLanes.Floor", IntervalFunctions.Floor, null);

    public static readonly UnaryFunction SquareRoot = new(
        "sqrt", "The square root; NaN below 0.", UnitRule.SquareRoot, Math.Sqrt, "TLanes.Sqrt", IntervalFunctions.SquareRoot, Derivatives.SquareRoot);

    public static readonly UnaryFunction Exponential = new(
        "exp", "e^x.", UnitRule.Plain, Math.Exp, Vector("Exp"), IntervalFunctions.Exponential, (_, _, y) => y);

    public static readonly UnaryFunction Logarithm = new(
        "log", "The natural logarithm; -inf at 0, NaN below.", UnitRule.Plain, Math.Log, Vector("Log"), IntervalFunctions.Logarithm,
        (g, x, _) => g.Divide(g.Constant(1), x));

    public static readonly UnaryFunction LogarithmOfOnePlus = new(
        "log1p", "log(1 + x), exact near 0.", UnitRule.Plain, LogOnePlus, Vector("Log1p"), IntervalFunctions.LogarithmOfOnePlus, Derivatives.LogOnePlus);

    public static readonly UnaryFunction Sine = new(
        "sin", "The sine of an angle in radians.", UnitRule.Plain, Math.Sin, Vector("Sin"), IntervalFunctions.Sine, (g, x, _) => g.Unary(Cosine!, x));

    public static readonly UnaryFunction Cosine = new(
        "cos", "The cosine of an angle in radians.", UnitRule.Plain, Math.Cos, Vector("Cos"), IntervalFunctions.Cosine,
        (g, x, _) => g.Unary(Negate, g.Unary(Sine, x)));

    /// <summary>All functions of one number that a program can call.</summary>
    public static IReadOnlyList<UnaryFunction> All { get; } =
    [
        Negate,
        Absolute,
        Sign,
        Floor,
        new("ceil", "The smallest whole number not below x.", UnitRule.Keep, Math.Ceiling, "TLanes.Ceiling", IntervalFunctions.Ceiling, null),
        new("round", "The nearest whole number; halves to even.", UnitRule.Keep, x => Math.Round(x, MidpointRounding.ToEven), "TLanes.Round", IntervalFunctions.Round, null),
        SquareRoot,
        Exponential,
        Logarithm,
        LogarithmOfOnePlus,
        Sine,
        Cosine,
        new("tan", "The tangent of an angle in radians.", UnitRule.Plain, Math.Tan, Vector("Tan"), IntervalFunctions.Tangent, Derivatives.Tangent),
        new("asin", "The angle whose sine is x; NaN outside -1 .. 1.", UnitRule.Plain, Math.Asin, Vector("Asin"), IntervalFunctions.ArcSine, Derivatives.ArcSine),
        new("acos", "The angle whose cosine is x; NaN outside -1 .. 1.", UnitRule.Plain, Math.Acos, Vector("Acos"), IntervalFunctions.ArcCosine, (g, x, y) => g.Unary(Negate, Derivatives.ArcSine(g, x, y))),
        new("atan", "The angle whose tangent is x.", UnitRule.Plain, Math.Atan, Vector("Atan"), IntervalFunctions.ArcTangent, Derivatives.ArcTangent),
        new("tanh", "The hyperbolic tangent, in -1 .. 1.", UnitRule.Plain, Math.Tanh, Vector("Tanh"), IntervalFunctions.HyperbolicTangent, Derivatives.HyperbolicTangent),
        new("sigmoid", "1 / (1 + exp(-x)), in 0 .. 1.", UnitRule.Plain, x => 1 / (1 + Math.Exp(-x)), Vector("Sigmoid"), IntervalFunctions.Sigmoid, Derivatives.Sigmoid),
    ];

    /// <summary>Whether kernels may give other last digits: functions of the vector libraries, and roots, which not every library rounds to the nearest.</summary>
    public bool HasKernelError => Kernel.StartsWith("VectorMath", StringComparison.Ordinal) || this == SquareRoot;

    private static string Vector(string name) => $"VectorMath.{name}<TLanes, TVector>";

    private static double SignOf(double x) => double.IsNaN(x) ? x : Math.Sign(x);

    /// <summary>Kahan's form: the error of 1 + x is divided out again.</summary>
    private static double LogOnePlus(double x)
    {
        var u = 1 + x;
        return u == 1 ? x : double.IsInfinity(u) ? Math.Log(u) : Math.Log(u) * (x / (u - 1));
    }
}
