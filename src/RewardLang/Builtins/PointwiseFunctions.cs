using RewardLang.Ir;
using RewardLang.Semantics;

namespace RewardLang.Builtins;

/// <summary>Functions that work element by element.</summary>
internal static class PointwiseFunctions
{
    private static readonly CoreParameter s_x = new("x");

    public static IEnumerable<CoreFunction> All { get; } =
    [
        .. UnaryFunction.All.Where(f => f != UnaryFunction.Negate).Select(f => new CoreFunction(f.Name, f.Documentation, [s_x], c => Apply(c, f, c.Number("x")))),
        new("square", "x * x.", [s_x], c => c.Binder.Pointwise(BinaryFunction.Multiply, c.Number("x"), c.Number("x"), c.Span)),
        new("softplus", "log(1 + exp(x)), a smooth max(x, 0).", [s_x], c => Plain(c, "x") ? Real(Softplus(c.Graph, c.Number("x").Node)) : null),
        new("log_sigmoid", "log(sigmoid(x)), at most 0.", [s_x], c => Plain(c, "x")
            ? Real(Negate(c.Graph, Softplus(c.Graph, Negate(c.Graph, c.Number("x").Node)))) : null),
        new("float", "A condition as a number: 1 or 0.", [s_x], c => c.Number("x")),
        new("clip", "x, at least lo and at most hi; NaN stays NaN.", [s_x, new("lo", false), new("hi", false)], ClipFunction.Bind),
        new("atan2", "The angle of the point (x: x, y: y), in -pi .. pi.", [new("y"), s_x], c => Pair(c, BinaryFunction.ArcTangent, "y", "x")),
        new("mod", "The remainder of a / b with the sign of b.", [new("a"), new("b")], c => Pair(c, BinaryFunction.Modulo, "a", "b")),
        new("pow", "a to the power b.", [new("a"), new("b")], c => Pair(c, BinaryFunction.Power, "a", "b")),
        new("stop_gradient", "x; no derivative flows through it.", [s_x], c => c.Value("x") with { Node = c.Graph.StopGradient(c.Value("x").Node) }),
    ];

    /// <summary>Applies a function of one number by its rule for units.</summary>
    public static BoundValue? Apply(CoreCall call, UnaryFunction function, BoundValue x)
    {
        var unit = x.Unit;
        switch (function.UnitRule)
        {
            case UnitRule.Plain when x.Unit is { IsOne: false } && !x.FitsAnyUnit:
                return call.FailOfUnit("x", x.Unit);
            case UnitRule.Drop or UnitRule.Plain:
                unit = x.Unit is null ? null : Unit.One;
                break;
            case UnitRule.SquareRoot:
                unit = x.Unit?.Power(0.5);
                break;
        }

        var kind = function.Name is "sign" or "floor" or "ceil" or "round" || function == UnaryFunction.Absolute && x.Kind == ScalarKind.Int
            ? ScalarKind.Int
            : ScalarKind.Real;
        return new BoundValue(call.Graph.Unary(function, x.Node), kind, unit);
    }

    private static BoundValue? Pair(CoreCall call, BinaryFunction function, string first, string second) =>
        call.Binder.Pointwise(function, call.Value(first), call.Value(second), call.Span, call.Written(first, second));

    private static bool Plain(CoreCall call, string name)
    {
        if (call.Value(name).Unit is null or { IsOne: true })
            return true;
        call.FailOfUnit(name, call.Value(name).Unit!);
        return false;
    }

    private static BoundValue Real(Node node) => new(node, ScalarKind.Real, Unit.One);

    private static Node Negate(GraphBuilder graph, Node x) => graph.Unary(UnaryFunction.Negate, x);

    /// <summary>max(x, 0) + log1p(exp(-|x|)): exact for large and for very negative x.</summary>
    private static Node Softplus(GraphBuilder graph, Node x)
    {
        var decay = graph.Unary(UnaryFunction.Exponential, Negate(graph, graph.Unary(UnaryFunction.Absolute, x)));
        return graph.Add(graph.Binary(BinaryFunction.Maximum, x, graph.Constant(0)), graph.Unary(UnaryFunction.LogarithmOfOnePlus, decay));
    }
}
