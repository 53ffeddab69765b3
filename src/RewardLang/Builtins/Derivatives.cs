using RewardLang.Ir;

namespace RewardLang.Builtins;

/// <summary>The derivatives of pointwise functions that are longer than a cell of their table.</summary>
internal static class Derivatives
{

    /// <summary>1 / (2 sqrt(x)). At 0, where the function has no tangent but a vertical one, it is 0: so is that of a norm there.</summary>
    public static Node SquareRoot(GraphBuilder g, Node x, Node y) =>
        g.Select(g.Binary(BinaryFunction.Equal, y, g.Constant(0)), g.Constant(0), g.Divide(g.Constant(0.5), y));

    public static Node LogOnePlus(GraphBuilder g, Node x, Node y) => g.Divide(g.Constant(1), g.Add(g.Constant(1), x));

    public static Node Tangent(GraphBuilder g, Node x, Node y) => g.Add(g.Constant(1), g.Multiply(y, y));

    public static Node ArcSine(GraphBuilder g, Node x, Node y) =>
        g.Divide(g.Constant(1), g.Unary(UnaryFunction.SquareRoot, g.Subtract(g.Constant(1), g.Multiply(x, x))));

    public static Node ArcTangent(GraphBuilder g, Node x, Node y) =>
        g.Divide(g.Constant(1), g.Add(g.Constant(1), g.Multiply(x, x)));

    public static Node HyperbolicTangent(GraphBuilder g, Node x, Node y) => g.Subtract(g.Constant(1), g.Multiply(y, y));

    public static Node Sigmoid(GraphBuilder g, Node x, Node y) => g.Multiply(y, g.Subtract(g.Constant(1), y));

    public static LocalDerivative One(GraphBuilder g, Node a, Node b, Node y) => new(g.Constant(1));

    public static LocalDerivative Divisor(GraphBuilder g, Node a, Node b, Node y) =>
        new(g.Unary(UnaryFunction.Negate, g.Divide(y, b)));

    /// <summary>That of the larger of two by <paramref name="own"/>: 1 where it is, half where both are, and nothing where the other is.</summary>
    public static LocalDerivative Chosen(GraphBuilder g, Node own, Node other)
    {
        var isTied = g.Binary(BinaryFunction.Equal, own, other);
        return new LocalDerivative(
            g.Select(isTied, g.Constant(0.5), g.Constant(1)), g.Not(g.Binary(BinaryFunction.Less, own, other)));
    }

    /// <summary>b a^(b-1); nothing where b is 0, for any a.</summary>
    public static LocalDerivative PowerBase(GraphBuilder g, Node a, Node b, Node y)
    {
        if (b.IsConstant(0))
            return new LocalDerivative(g.Constant(0));
        var slope = g.Multiply(b, g.Binary(BinaryFunction.Power, a, g.Subtract(b, g.Constant(1))));
        return new LocalDerivative(slope, b.Kind == NodeKind.Constant ? null : g.Not(g.Binary(BinaryFunction.Equal, b, g.Constant(0))));
    }

    /// <summary>a^b log(a); nothing at 0^b for b from 0 on, where the power stays 0 or jumps.</summary>
    public static LocalDerivative PowerExponent(GraphBuilder g, Node a, Node b, Node y)
    {
        var slope = g.Multiply(y, g.Unary(UnaryFunction.Logarithm, a));
        if (a.Kind == NodeKind.Constant && a.Value != 0)
            return new LocalDerivative(slope);
        var isFlat = g.Binary(
            BinaryFunction.And, g.Binary(BinaryFunction.Equal, a, g.Constant(0)), g.Binary(BinaryFunction.LessOrEqual, g.Constant(0), b));
        return new LocalDerivative(slope, g.Not(isFlat));
    }

    /// <summary>That of the angle of a point: <paramref name="numerator"/> over its squared distance; nothing at the origin, which has no angle.</summary>
    public static LocalDerivative Angle(GraphBuilder g, Node a, Node b, Node numerator)
    {
        var square = g.Add(g.Multiply(a, a), g.Multiply(b, b));
        return new LocalDerivative(g.Divide(numerator, square), g.Not(g.Binary(BinaryFunction.Equal, square, g.Constant(0))));
    }

    /// <summary>The remainder is a - b floor(a / b).</summary>
    public static LocalDerivative ModuloDivisor(GraphBuilder g, Node a, Node b, Node y) =>
        new(g.Unary(UnaryFunction.Negate, g.Unary(UnaryFunction.Floor, g.Divide(a, b))));
}
