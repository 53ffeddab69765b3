using RewardLang.Builtins;
using RewardLang.Ir;
using RewardLang.Semantics;

namespace RewardLang.Tests.Ir;

/// <summary>The verifier refuses graphs that no pass of the compiler may make.</summary>
public sealed class GraphVerifierTests
{
    private static readonly Axis s_joint = new("joint", 3);
    private static readonly Axis s_foot = new("foot", 2);
    private static readonly Node s_x = Input(0, false, s_joint);
    private static readonly Node s_flag = Input(1, true, s_joint);
    private static readonly Node s_scalar = Input(2, false);

    public static TheoryData<string> Names => [.. s_broken.Keys];

    private static readonly Dictionary<string, Node> s_broken = new()
    {
        ["takes one number"] = new(NodeKind.Unary, false, [s_joint], [s_flag]) { Unary = UnaryFunction.Absolute },
        ["changes the axes"] = new(NodeKind.Unary, false, [], [s_x]) { Unary = UnaryFunction.Absolute },
        ["takes operands of another kind"] = new(NodeKind.Binary, false, [s_joint], [s_x, s_flag]) { Binary = BinaryFunction.Add },
        ["has the wrong kind"] = new(NodeKind.Binary, true, [s_joint], [s_x, s_x]) { Binary = BinaryFunction.Add },
        ["loses an axis"] = new(NodeKind.Binary, false, [], [s_x, s_scalar]) { Binary = BinaryFunction.Add },
        ["mixes kinds"] = new(NodeKind.Select, false, [s_joint], [s_flag, s_x, s_flag]),
        ["folds an axis that is not there"] = new(NodeKind.Reduce, false, [], [s_x]) { Reduction = Reduction.Sum, ReducedAxes = [s_foot] },
        ["folds another kind"] = new(NodeKind.Reduce, true, [], [s_x]) { Reduction = Reduction.Any, ReducedAxes = [s_joint] },
        ["slices an axis that is not there"] = new(NodeKind.Slice, false, [], [s_x]) { SourceAxis = s_foot, Indices = [0] },
        ["has an index out of range"] = new(NodeKind.Slice, false, [], [s_x]) { SourceAxis = s_joint, Indices = [3] },
        ["reads a state that does not exist"] = new(NodeKind.StateRead, false, [], []) { Slot = 0 },
        ["has another size than its axis"] = new(NodeKind.Stack, false, [s_joint], [s_scalar, s_scalar]) { Axis = s_joint },
        ["works across rows that nothing brings together"] =
            new(NodeKind.RankRows, false, [], [s_scalar]) { Rows = RowSet.Group, IsUniform = false },
        ["is wrong about being the same in all rows"] =
            new(NodeKind.SortRows, false, [], [s_scalar]) { Rows = RowSet.Batch, IsUniform = true },
        ["has a fraction out of range"] =
            new(NodeKind.QuantileRows, false, [], [s_scalar]) { Rows = RowSet.Batch, IsUniform = true, Value = 2 },
        ["has no fold, or needs none"] = new(NodeKind.RankRows, false, [], [s_scalar]) { Rows = RowSet.Batch, IsUniform = false, Reduction = Reduction.Sum },
        ["has another kind than its operand"] =
            new(NodeKind.ReduceRows, true, [], [s_scalar]) { Rows = RowSet.Batch, IsUniform = true, Reduction = Reduction.Any },
        ["has an axis twice"] = new(NodeKind.Expand, false, [s_joint, s_joint], [s_scalar]),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_broken_node_is_refused(string problem)
    {
        var error = Assert.Throws<InvalidOperationException>(() => GraphVerifier.Verify(Graph(s_x, s_flag, s_scalar, s_broken[problem])));

        Assert.Contains(problem, error.Message);
    }

    [Fact]
    public void Operands_come_first()
    {
        var sum = new Node(NodeKind.Reduce, false, [], [s_x]) { Reduction = Reduction.Sum, ReducedAxes = [s_joint] };

        Assert.Throws<InvalidOperationException>(() => GraphVerifier.Verify(Graph(sum, s_x)));
        GraphVerifier.Verify(Graph(s_x, sum));
    }

    [Fact]
    public void Nodes_are_there_once() => Assert.Throws<InvalidOperationException>(() => GraphVerifier.Verify(Graph(s_x, s_x)));

    [Fact]
    public void Results_and_states_are_in_the_graph()
    {
        var result = new GraphResult(ResultKind.Output, "x", s_x, ScalarKind.Real, null);

        Assert.Throws<InvalidOperationException>(() => GraphVerifier.Verify(new RewardGraph([s_scalar], [], [result])));
        Assert.Throws<InvalidOperationException>(() => GraphVerifier.Verify(new RewardGraph([s_scalar], [new GraphState("s", s_x)], [])));
    }

    [Fact]
    public void Rows_of_a_group_need_a_grouping()
    {
        var mean = new Node(NodeKind.ReduceRows, false, [], [s_scalar]) { Reduction = Reduction.Sum, Rows = RowSet.Group };

        Assert.Throws<InvalidOperationException>(() => GraphVerifier.Verify(Graph(s_scalar, mean)));
        GraphVerifier.Verify(Graph(s_scalar, mean) with { Grouping = new RowGrouping(RowGroupingKind.ConstantSize, 4) });
    }

    private static RewardGraph Graph(params Node[] nodes) => new(nodes, [], []);

    private static Node Input(int slot, bool isTruth, params Axis[] axes) => new(NodeKind.Input, isTruth, axes, []) { Slot = slot };
}
