using System.Globalization;

namespace RewardLang.Ir;

/// <summary>The graph as text, one line for each node.</summary>
internal static class GraphPrinter
{
    public static string Print(RewardGraph graph) =>
        string.Concat(graph.Nodes.Select(n => $"%{n.Id} = {Describe(n)}\n"))
        + (graph.Grouping is { } grouping ? $"group {grouping}\n" : "")
        + string.Concat(graph.States.Select((s, i) => $"{(s.IsBackward ? "backward" : "state")} {i} <- %{s.Next.Id}\n"))
        + string.Concat(graph.Results.Select(r => $"{r.Kind.ToString().ToLowerInvariant()} {r.Name} = %{r.Node.Id}\n"));

    public static string Describe(Node node)
    {
        var name = node.Kind switch
        {
            NodeKind.Constant => node.IsTruth ? (node.Value != 0 ? "true" : "false") : node.Value.ToString("R", CultureInfo.InvariantCulture),
            NodeKind.Unary => node.Unary!.Name,
            NodeKind.Binary => node.Binary!.Name,
            NodeKind.Reduce => node.Reduction!.Name,
            NodeKind.ReduceRows => node.Reduction!.Name + OverRows(node),
            NodeKind.SortRows => "sort" + OverRows(node),
            NodeKind.RankRows => "rank" + OverRows(node),
            NodeKind.QuantileRows => $"quantile {node.Value.ToString("R", CultureInfo.InvariantCulture)}" + OverRows(node),
            NodeKind.ReduceTime => node.Reduction!.Name + " over time",
            NodeKind.Input or NodeKind.Param or NodeKind.StateRead or NodeKind.ModelCall => $"{node.Kind} {node.Slot}",
            _ => node.Kind.ToString(),
        };
        var operands = node.Operands.Count == 0 ? "" : $"({string.Join(", ", node.Operands.Select(o => $"%{o.Id}"))})";
        var indices = node.Indices is null ? "" : $" [{string.Join(" ", node.Indices)}]";
        var axes = node.Axes.Count == 0 ? "" : $" : [{string.Join(", ", node.Axes)}]";
        return name + operands + indices + axes;
    }

    private static string OverRows(Node node) => $" over {node.Rows.ToString().ToLowerInvariant()}";
}
