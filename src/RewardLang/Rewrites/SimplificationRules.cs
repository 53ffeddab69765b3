using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Rewrites;

/// <summary>One rule: a node to an equal, simpler one, or null where it does not apply.</summary>
internal sealed record Rule(string Name, Func<GraphBuilder, Node, Node?> Apply);

/// <summary>
/// What is simplified as nodes are made. A rule keeps every value, NaN and infinities included, up to the rounding of one
/// operation; <c>x * 0</c> is therefore left alone. Two liberties: the sign of a zero may change, and <c>x ^ 0.5</c> is the
/// square root, as in Torch, which is NaN at -inf.
/// </summary>
internal static class SimplificationRules
{
    private static readonly Rule[] s_unary =
    [
        new("fold f(constant)", (g, n) => n.Operands[0].Kind == NodeKind.Constant ? g.Constant(n.Unary!.Evaluate(n.Operands[0].Value)) : null),
        new("-(-x) = x", (g, n) => Is(n, UnaryFunction.Negate) && Is(n.Operands[0], UnaryFunction.Negate) ? n.Operands[0].Operands[0] : null),
        new("||x|| = |x|", (g, n) => Is(n, UnaryFunction.Absolute) && Is(n.Operands[0], UnaryFunction.Absolute) ? n.Operands[0] : null),
        new("|-x| = |x|", (g, n) => Is(n, UnaryFunction.Absolute) && Is(n.Operands[0], UnaryFunction.Negate)
            ? g.Unary(UnaryFunction.Absolute, n.Operands[0].Operands[0]) : null),
    ];

    private static readonly Rule[] s_binary =
    [
        new("fold f(constant, constant)", (g, n) => n.Operands.All(o => o.Kind == NodeKind.Constant) ? Fold(g, n) : null),
        new("x + 0 = x", (g, n) => Is(n, BinaryFunction.Add) ? Other(n, 0) : null),
        new("x - 0 = x", (g, n) => Is(n, BinaryFunction.Subtract) && n.Operands[1].IsConstant(0) ? Whole(n, n.Operands[0]) : null),
        new("0 - x = -x", (g, n) => Is(n, BinaryFunction.Subtract) && n.Operands[0].IsConstant(0) ? Negated(g, n, n.Operands[1]) : null),
        new("x + -y = x - y", (g, n) => Is(n, BinaryFunction.Add) && Is(n.Operands[1], UnaryFunction.Negate)
            ? g.Subtract(n.Operands[0], n.Operands[1].Operands[0]) : null),
        new("x - -y = x + y", (g, n) => Is(n, BinaryFunction.Subtract) && Is(n.Operands[1], UnaryFunction.Negate)
            ? g.Add(n.Operands[0], n.Operands[1].Operands[0]) : null),
        new("x * 1 = x", (g, n) => Is(n, BinaryFunction.Multiply) ? Other(n, 1) : null),
        new("x * -1 = -x", (g, n) => Is(n, BinaryFunction.Multiply) && Other(n, -1) is { } x ? g.Unary(UnaryFunction.Negate, x) : null),
        new("x / 1 = x", (g, n) => Is(n, BinaryFunction.Divide) && n.Operands[1].IsConstant(1) ? Whole(n, n.Operands[0]) : null),
        new("x / 2^k = x * 2^-k", (g, n) => Is(n, BinaryFunction.Divide) && n.Operands[1].Kind == NodeKind.Constant
            && IsPowerOfTwo(n.Operands[1].Value) ? g.Multiply(n.Operands[0], g.Constant(1 / n.Operands[1].Value)) : null),
        new("x ^ 1 = x", (g, n) => HasExponent(n, 1) ? Whole(n, n.Operands[0]) : null),
        new("x ^ 2 = x * x", (g, n) => HasExponent(n, 2) ? g.Multiply(n.Operands[0], n.Operands[0]) : null),
        new("x ^ 3 = x * x * x", (g, n) => HasExponent(n, 3) ? g.Multiply(g.Multiply(n.Operands[0], n.Operands[0]), n.Operands[0]) : null),
        new("x ^ 4 = (x * x)^2", (g, n) => HasExponent(n, 4) ? Squared(g, g.Multiply(n.Operands[0], n.Operands[0])) : null),
        new("x ^ -1 = 1 / x", (g, n) => HasExponent(n, -1) ? g.Divide(g.Constant(1), n.Operands[0]) : null),
        new("x ^ 0.5 = sqrt(x)", (g, n) => HasExponent(n, 0.5) ? g.Unary(UnaryFunction.SquareRoot, n.Operands[0]) : null),
        new("a and true = a", (g, n) => Is(n, BinaryFunction.And) ? Other(n, 1) : null),
        new("a and false = false", (g, n) => Is(n, BinaryFunction.And) && n.Axes.Count == 0 && HasOperand(n, 0) ? g.Truth(false) : null),
        new("a or false = a", (g, n) => Is(n, BinaryFunction.Or) ? Other(n, 0) : null),
        new("a or true = true", (g, n) => Is(n, BinaryFunction.Or) && n.Axes.Count == 0 && HasOperand(n, 1) ? g.Truth(true) : null),
        new("a xor false = a", (g, n) => Is(n, BinaryFunction.ExclusiveOr) ? Other(n, 0) : null),
        new("not not a = a", (g, n) => IsNot(n) && IsNot(n.Operands.First(o => !o.IsConstant(1)))
            ? n.Operands.First(o => !o.IsConstant(1)).Operands.First(o => !o.IsConstant(1)) : null),
        new("min(x, x) = x", (g, n) => (Is(n, BinaryFunction.Minimum) || Is(n, BinaryFunction.Maximum)) && n.Operands[0] == n.Operands[1]
            ? n.Operands[0] : null),
    ];

    private static readonly Rule[] s_structure =
    [
        new("if true", (g, n) => n.Kind == NodeKind.Select && n.Operands[0].Kind == NodeKind.Constant
            ? Whole(n, n.Operands[0].Value != 0 ? n.Operands[1] : n.Operands[2]) : null),
        new("if c then x else x = x", (g, n) => n.Kind == NodeKind.Select && n.Operands[1] == n.Operands[2] ? Whole(n, n.Operands[1]) : null),
        new("number(constant)", (g, n) => n.Kind == NodeKind.ToNumber && n.Operands[0].Kind == NodeKind.Constant
            ? g.Constant(n.Operands[0].Value) : null),
        new("truth(constant)", (g, n) => n.Kind == NodeKind.ToTruth && n.Operands[0].Kind == NodeKind.Constant
            ? g.Truth(n.Operands[0].Value != 0) : null),
        new("truth(number(a)) = a", (g, n) => n.Kind == NodeKind.ToTruth && n.Operands[0].Kind == NodeKind.ToNumber
            ? n.Operands[0].Operands[0] : null),
        new("[a, b][i] = a", (g, n) => n.Kind == NodeKind.Slice && n.Axis is null && n.Operands[0].Kind == NodeKind.Stack
            && n.Operands[0].Axis == n.SourceAxis ? Whole(n, n.Operands[0].Operands[n.Indices![0]]) : null),
        new("rename to itself", (g, n) => n.Kind == NodeKind.Slice && n.Axis == n.SourceAxis && n.Axis is not null
            && n.Indices!.SequenceEqual(Enumerable.Range(0, n.Indices!.Count)) && n.Indices!.Count == n.Axis.Size ? n.Operands[0] : null),
    ];

    /// <summary>All rules, for their tests and their documentation.</summary>
    public static IEnumerable<Rule> All => s_unary.Concat(s_binary).Concat(s_structure);

    /// <summary>The first rule's result that applies; null if none does.</summary>
    public static Node? Apply(GraphBuilder graph, Node node)
    {
        var rules = node.Kind switch
        {
            NodeKind.Unary => s_unary,
            NodeKind.Binary => s_binary,
            _ => s_structure,
        };
        foreach (var rule in rules)
            if (rule.Apply(graph, node) is { } simpler && simpler.IsTruth == node.IsTruth)
                return simpler;
        return null;
    }

    private static bool Is(Node node, UnaryFunction function) => node.Kind == NodeKind.Unary && node.Unary == function;

    private static bool Is(Node node, BinaryFunction function) => node.Kind == NodeKind.Binary && node.Binary == function;

    private static bool IsNot(Node node) => Is(node, BinaryFunction.ExclusiveOr) && HasOperand(node, 1);

    private static bool HasOperand(Node node, double value) => node.Operands.Any(o => o.IsConstant(value));

    /// <summary>Whether a number and its reciprocal are exact, in single precision too.</summary>
    private static bool IsPowerOfTwo(double value) =>
        Math.Abs(value) is >= 1e-30 and <= 1e30 && (BitConverter.DoubleToInt64Bits(value) & ((1L << 52) - 1)) == 0;

    private static bool HasExponent(Node node, double exponent) => Is(node, BinaryFunction.Power) && node.Operands[1].IsConstant(exponent);

    /// <summary>The operand beside the constant <paramref name="value"/>, if it alone has the shape of the result.</summary>
    private static Node? Other(Node node, double value) =>
        node.Operands[0].IsConstant(value) ? Whole(node, node.Operands[1])
        : node.Operands[1].IsConstant(value) ? Whole(node, node.Operands[0]) : null;

    private static Node? Whole(Node node, Node operand) => operand.Axes.SequenceEqual(node.Axes) ? operand : null;

    private static Node? Negated(GraphBuilder graph, Node node, Node operand) =>
        Whole(node, operand) is { } whole ? graph.Unary(UnaryFunction.Negate, whole) : null;

    private static Node Squared(GraphBuilder graph, Node node) => graph.Multiply(node, node);

    private static Node Fold(GraphBuilder graph, Node node)
    {
        var value = node.Binary!.Evaluate(node.Operands[0].Value, node.Operands[1].Value);
        return node.IsTruth ? graph.Truth(value != 0) : graph.Constant(value);
    }
}
