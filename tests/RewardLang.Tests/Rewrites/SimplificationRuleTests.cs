using RewardLang.Backends.Reference;
using RewardLang.Builtins;
using RewardLang.Ir;
using RewardLang.Rewrites;
using RewardLang.Semantics;

namespace RewardLang.Tests.Rewrites;

/// <summary>Every rule applies to something, and what it makes has the same values, NaN and infinities included.</summary>
public sealed class SimplificationRuleTests
{
    private static readonly double[] s_numbers = [0, -0.0, 1, -1, 0.5, -2.25, 3, 1e10, double.PositiveInfinity, double.NegativeInfinity, double.NaN];

    private static readonly Axis s_pair = new("pair", 2);

    /// <summary>Nodes to which a rule may apply, each made of the operands: numbers x and y, truth values a and b, an array v.</summary>
    private static IEnumerable<Node> Candidates(Node x, Node y, Node a, Node b, Node v)
    {
        double[] constants = [0, 1, -1, 2, 3, 4, 0.5, -3];
        foreach (var function in UnaryFunction.All)
        {
            yield return Unary(function, x);
            yield return Unary(function, Number(-2.5));
            yield return Unary(function, Unary(UnaryFunction.Negate, x));
            yield return Unary(function, Unary(UnaryFunction.Absolute, x));
        }

        foreach (var function in BinaryFunction.All)
        {
            var isLogic = function.UnitRule == BinaryUnitRule.Logic;
            Node[] operands = isLogic
                ? [a, b, Truth(true), Truth(false), Binary(BinaryFunction.ExclusiveOr, a, Truth(true))]
                : [x, y, v, Unary(UnaryFunction.Negate, x), Unary(UnaryFunction.Negate, y), .. constants.Select(Number)];
            foreach (var left in operands)
                foreach (var right in operands)
                    yield return Binary(function, left, right);
        }

        foreach (var condition in (Node[])[a, Truth(true), Truth(false)])
            foreach (var (first, second) in (IEnumerable<(Node, Node)>)[(x, y), (x, x), (x, v), (v, x), (v, v)])
                yield return new Node(NodeKind.Select, false, first == v || second == v ? [s_pair] : [], [condition, first, second]);
        yield return new Node(NodeKind.ToNumber, false, [], [Truth(true)]);
        yield return new Node(NodeKind.ToTruth, true, [], [Number(3)]);
        yield return new Node(NodeKind.ToTruth, true, [], [new Node(NodeKind.ToNumber, false, [], [a])]);
        var stack = new Node(NodeKind.Stack, false, [s_pair], [x, y]) { Axis = s_pair };
        yield return new Node(NodeKind.Slice, false, [], [stack]) { SourceAxis = s_pair, Indices = [1] };
        yield return new Node(NodeKind.Slice, false, [s_pair], [v]) { SourceAxis = s_pair, Axis = s_pair, Indices = [0, 1] };
        yield return new Node(NodeKind.Slice, false, [s_pair], [v]) { SourceAxis = s_pair, Axis = s_pair, Indices = [1, 0] };
    }

    public static TheoryData<string> Names => [.. SimplificationRules.All.Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_rule_keeps_every_value(string name)
    {
        var rule = SimplificationRules.All.First(r => r.Name == name);
        var applied = 0;
        foreach (var node in Candidates(Input(0), Input(1), Input(2, true), Input(3, true), Input(4, false, s_pair)))
        {
            if (!IsOffered(rule, node))
                continue;
            if (rule.Apply(new GraphBuilder(), node) is not { } simpler || simpler.IsTruth != node.IsTruth)
                continue;
            applied++;
            Assert.Equal(node.Axes, simpler.Axes);
            Assert.All(Values(node).Zip(Values(simpler)), pair => Assert.True(
                IsSame(pair.First, pair.Second) || IsSquareRootOfMinusInfinity(rule), $"{node}: {pair.First} became {pair.Second}"));
        }

        Assert.True(applied > 0, "the rule was never applied");
    }

    /// <summary>Whether a builder would offer a node to a rule: to those of its kind, and to the others only what is not folded.</summary>
    private static bool IsOffered(Rule rule, Node node) => rule.Name switch
    {
        "fold f(constant)" => node.Kind == NodeKind.Unary,
        "fold f(constant, constant)" => node.Kind == NodeKind.Binary,
        _ => node.Kind is not (NodeKind.Unary or NodeKind.Binary) || node.Operands.Any(o => o.Kind != NodeKind.Constant),
    };

    /// <summary>The one liberty that the rules document: NaN at -inf, as in Torch.</summary>
    private static bool IsSquareRootOfMinusInfinity(Rule rule) => rule.Name == "x ^ 0.5 = sqrt(x)";

    private static bool IsSame(double before, double after) =>
        before.Equals(after) || before == after || Math.Abs(before - after) <= 1e-15 * Math.Abs(before);

    /// <summary>The elements of a node for all operands.</summary>
    private static List<double> Values(Node node)
    {
        var nodes = new List<Node>();
        void Visit(Node visited)
        {
            if (nodes.Contains(visited))
                return;
            foreach (var operand in visited.Operands)
                Visit(operand);
            nodes.Add(visited);
        }

        Visit(node);
        var rows = s_numbers.Length * s_numbers.Length;
        var interpreter = new ReferenceInterpreter(new RewardGraph(nodes, [], []), rows);
        double[] Column(Func<int, double> element) => [.. Enumerable.Range(0, rows).Select(element)];
        interpreter.Step(
            [
                Column(i => s_numbers[i % s_numbers.Length]), Column(i => s_numbers[i / s_numbers.Length]), Column(i => i % 2), Column(i => i / 2 % 2),
                [.. Enumerable.Range(0, 2 * rows).Select(i => s_numbers[i % s_numbers.Length])],
            ],
            []);
        return [.. Enumerable.Range(0, rows).SelectMany(row => interpreter.Row(node, row))];
    }

    private static Node Input(int slot, bool isTruth = false, params Axis[] axes) => new(NodeKind.Input, isTruth, axes, []) { Slot = slot };

    private static Node Number(double value) => new(NodeKind.Constant, false, [], []) { Value = value, IsUniform = true };

    private static Node Truth(bool value) => new(NodeKind.Constant, true, [], []) { Value = value ? 1 : 0, IsUniform = true };

    private static Node Unary(UnaryFunction function, Node x) => new(NodeKind.Unary, false, x.Axes, [x]) { Unary = function };

    private static Node Binary(BinaryFunction function, Node left, Node right) =>
        new(NodeKind.Binary, function.IsTruth, AxisSet.Join(left.Axes, right.Axes), [left, right]) { Binary = function };
}
