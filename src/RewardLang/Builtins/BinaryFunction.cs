using RewardLang.Analysis.Intervals;
using RewardLang.Ir;

namespace RewardLang.Builtins;

/// <summary>How a pointwise function of two numbers treats units.</summary>
internal enum BinaryUnitRule
{
    /// <summary>Both the same unit, kept.</summary>
    Same,

    /// <summary>Both the same unit; the result is a plain number or a truth value.</summary>
    Compare,

    /// <summary>The product of the units.</summary>
    Multiply,

    /// <summary>The quotient of the units.</summary>
    Divide,

    /// <summary>A power; a unit needs a constant exponent.</summary>
    Power,

    /// <summary>Truth values only.</summary>
    Logic,
}

/// <summary>A derivative as nodes, and where it counts.</summary>
/// <param name="Factor">The derivative.</param>
/// <param name="Guard">Where it is false the derivative is exactly 0, whatever <paramref name="Factor"/> is; null: it counts everywhere.</param>
internal sealed record LocalDerivative(Node Factor, Node? Guard = null);

/// <summary>The derivative of a function of two numbers by one of them.</summary>
/// <param name="graph">Makes the nodes.</param>
/// <param name="a">The first argument.</param>
/// <param name="b">The second argument.</param>
/// <param name="y">The function's value.</param>
internal delegate LocalDerivative BinaryDerivative(GraphBuilder graph, Node a, Node b, Node y);

/// <summary>A pointwise function of two values: one row of the table.</summary>
/// <param name="Name">Its name or sign in the language.</param>
/// <param name="Documentation">What it computes.</param>
/// <param name="UnitRule">Its rule for units.</param>
/// <param name="IsTruth">True when it returns a truth value.</param>
/// <param name="IsCommutative">True when its operands may be exchanged.</param>
/// <param name="Evaluate">Its meaning, in double precision; truth values are 0 and 1.</param>
/// <param name="Kernel">The method of the vector library that computes it.</param>
/// <param name="Range">The values that it has over two intervals.</param>
/// <param name="LeftDerivative">Its derivative by the first argument; null where it is 0.</param>
/// <param name="RightDerivative">Its derivative by the second argument; null where it is 0.</param>
internal sealed record BinaryFunction(
    string Name, string Documentation, BinaryUnitRule UnitRule, bool IsTruth, bool IsCommutative,
    Func<double, double, double> Evaluate, string Kernel, Func<Interval, Interval, Interval> Range,
    BinaryDerivative? LeftDerivative, BinaryDerivative? RightDerivative)
{
    public static readonly BinaryFunction Add = Number(
        "+", "The sum.", BinaryUnitRule.Same, true, (a, b) => a + b, "TLanes.Add", IntervalArithmetic.Add, Derivatives.One, Derivatives.One);

    public static readonly BinaryFunction Subtract = Number(
        "-", "The difference.", BinaryUnitRule.Same, false, (a, b) => a - b, "TLanes.Subtract", IntervalArithmetic.Subtract,
        Derivatives.One, (g, _, _, _) => new LocalDerivative(g.Constant(-1)));

    public static readonly BinaryFunction Multiply = Number(
        "*", "The product.", BinaryUnitRule.Multiply, true, (a, b) => a * b, "TLanes.Multiply", IntervalArithmetic.Multiply,
        (_, _, b, _) => new LocalDerivative(b), (_, a, _, _) => new LocalDerivative(a));

    public static readonly BinaryFunction Divide = Number(
        "/", "The quotient.", BinaryUnitRule.Divide, false, (a, b) => a / b, "TLanes.Divide", IntervalArithmetic.Divide,
        (g, _, b, _) => new LocalDerivative(g.Divide(g.Constant(1), b)), Derivatives.Divisor);

    public static readonly BinaryFunction Minimum = Number(
        "min", "The smaller; NaN if either is.", BinaryUnitRule.Same, true, Math.Min, "TLanes.Min", IntervalArithmetic.Minimum,
        (g, a, b, _) => Derivatives.Chosen(g, b, a), (g, a, b, _) => Derivatives.Chosen(g, a, b));

    public static readonly BinaryFunction Maximum = Number(
        "max", "The larger; NaN if either is.", BinaryUnitRule.Same, true, Math.Max, "TLanes.Max", IntervalArithmetic.Maximum,
        (g, a, b, _) => Derivatives.Chosen(g, a, b), (g, a, b, _) => Derivatives.Chosen(g, b, a));

    public static readonly BinaryFunction Power = Number(
        "pow", "a to the power b; NaN for a negative a and a b that is not whole.", BinaryUnitRule.Power, false, Math.Pow,
        "VectorMath.Pow<TLanes, TVector>", IntervalPowers.Power, Derivatives.PowerBase, Derivatives.PowerExponent);

    public static readonly BinaryFunction ArcTangent = Number(
        "atan2", "The angle of the point (x: b, y: a), in -pi .. pi.", BinaryUnitRule.Compare, false, Math.Atan2,
        "VectorMath.Atan2<TLanes, TVector>", IntervalArithmetic.ArcTangent,
        (g, a, b, _) => Derivatives.Angle(g, a, b, b), (g, a, b, _) => Derivatives.Angle(g, a, b, g.Unary(UnaryFunction.Negate, a)));

    public static readonly BinaryFunction Modulo = Number(
        "mod", "The remainder of a / b with the sign of b.", BinaryUnitRule.Same, false, Remainder,
        "VectorMath.Modulo<TLanes, TVector>", IntervalArithmetic.Modulo, Derivatives.One, Derivatives.ModuloDivisor);

    public static readonly BinaryFunction Less =
        Truth("<", "Whether a is below b.", BinaryUnitRule.Compare, false, (a, b) => a < b, "TLanes.LessThan", IntervalArithmetic.Less);

    public static readonly BinaryFunction LessOrEqual =
        Truth("<=", "Whether a is at most b.", BinaryUnitRule.Compare, false, (a, b) => a <= b, "TLanes.LessThanOrEqual", IntervalArithmetic.LessOrEqual);

    public static readonly BinaryFunction Equal =
        Truth("==", "Whether a equals b.", BinaryUnitRule.Compare, true, (a, b) => a == b, "TLanes.Equal", IntervalArithmetic.Equal);

    public static readonly BinaryFunction And =
        Truth("and", "Whether both hold.", BinaryUnitRule.Logic, true, (a, b) => a != 0 && b != 0, "TLanes.And", IntervalArithmetic.And);

    public static readonly BinaryFunction Or =
        Truth("or", "Whether one holds.", BinaryUnitRule.Logic, true, (a, b) => a != 0 || b != 0, "TLanes.Or", IntervalArithmetic.Or);

    /// <summary>Whether exactly one of two truth values holds; <c>!=</c> between conditions, and <c>not</c>.</summary>
    public static readonly BinaryFunction ExclusiveOr =
        Truth("xor", "Whether just one holds.", BinaryUnitRule.Logic, true, (a, b) => a != 0 != (b != 0), "TLanes.Xor", IntervalArithmetic.ExclusiveOr);

    /// <summary>All functions of two values.</summary>
    public static IReadOnlyList<BinaryFunction> All { get; } =
    [
        Add, Subtract, Multiply, Divide, Minimum, Maximum, Power, ArcTangent, Modulo, Less, LessOrEqual, Equal, And, Or, ExclusiveOr,
    ];

    /// <summary>Exact for quotients of any size, and for an infinite divisor.</summary>
    private static double Remainder(double a, double b)
    {
        var remainder = a % b;
        return remainder != 0 && remainder < 0 != b < 0 ? remainder + b : remainder;
    }

    /// <summary>Whether kernels may give other last digits: functions of the vector libraries.</summary>
    public bool HasKernelError => Kernel.StartsWith("VectorMath", StringComparison.Ordinal);

    private static BinaryFunction Number(
        string name, string documentation, BinaryUnitRule rule, bool commutes, Func<double, double, double> evaluate, string kernel,
        Func<Interval, Interval, Interval> range, BinaryDerivative left, BinaryDerivative right) =>
        new(name, documentation, rule, false, commutes, evaluate, kernel, range, left, right);

    private static BinaryFunction Truth(
        string name, string documentation, BinaryUnitRule rule, bool commutes, Func<double, double, bool> evaluate, string kernel,
        Func<Interval, Interval, Interval> range) =>
        new(name, documentation, rule, true, commutes, (a, b) => evaluate(a, b) ? 1 : 0, kernel, range, null, null);
}
