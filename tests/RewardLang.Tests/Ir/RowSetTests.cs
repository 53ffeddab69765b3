using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;

namespace RewardLang.Tests.Ir;

/// <summary>Operations across rows as nodes of the graph.</summary>
public sealed class RowSetTests
{
    [Fact]
    public void Nodes_of_other_rows_are_other_nodes()
    {
        var graph = new GraphBuilder();
        var x = graph.Input(0, false, [], isShared: false);

        var ofBatch = graph.ReduceRows(Reduction.Sum, x, RowSet.Batch);
        var ofGroup = graph.ReduceRows(Reduction.Sum, x, RowSet.Group);

        Assert.NotSame(ofBatch, ofGroup);
        Assert.Same(ofGroup, graph.ReduceRows(Reduction.Sum, x, RowSet.Group));
        Assert.NotSame(graph.QuantileRows(x, 0.5, RowSet.Batch), graph.QuantileRows(x, 0.25, RowSet.Batch));
        Assert.NotSame(graph.AlongRows(NodeKind.SortRows, x, RowSet.Group), graph.AlongRows(NodeKind.RankRows, x, RowSet.Group));
    }

    [Fact]
    public void One_value_of_the_batch_is_the_same_in_all_rows()
    {
        var graph = new GraphBuilder();
        var x = graph.Input(0, false, [], isShared: false);

        Assert.True(graph.ReduceRows(Reduction.Maximum, x, RowSet.Batch).IsUniform);
        Assert.True(graph.QuantileRows(x, 0.5, RowSet.Batch).IsUniform);
        Assert.False(graph.ReduceRows(Reduction.Maximum, x, RowSet.Group).IsUniform);
        Assert.False(graph.QuantileRows(x, 0.5, RowSet.Group).IsUniform);
        Assert.False(graph.AlongRows(NodeKind.RankRows, graph.Constant(1), RowSet.Batch).IsUniform);
        Assert.False(graph.RowCount(x, RowSet.Group).IsUniform);
    }

    [Theory]
    [InlineData("group of 4", "group of 4\n")]
    [InlineData("param size : int = 8  group of size", "group of Param 0\n")]
    [InlineData("input prompt : int episodic  group by prompt", "group by Input 1\n")]
    public void The_graph_says_how_rows_form_groups(string members, string line)
    {
        var text = Print($"loss L {{ input x : real  {members}  total = rank(x, over: group) + quantile(x, 0.25, over: group) }}");

        Assert.Contains(line, text, StringComparison.Ordinal);
        Assert.Contains("rank over group(%", text, StringComparison.Ordinal);
        Assert.Contains("quantile 0.25 over group(%", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_that_nothing_asks_for_are_no_part_of_the_graph() =>
        Assert.DoesNotContain("group", Print("loss L { input x : real  group of 4  total = sum(x, over: batch) }"), StringComparison.Ordinal);

    private static string Print(string text) =>
        GraphPrinter.Print(Assert.Single(RewardCompiler.Compile(new SourceText("text.reward", text)).Programs).Graph);
}
