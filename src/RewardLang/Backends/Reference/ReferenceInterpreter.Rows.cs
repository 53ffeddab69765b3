using RewardLang.Ir;

namespace RewardLang.Backends.Reference;

/// <content>Operations across rows.</content>
internal sealed partial class ReferenceInterpreter
{
    /// <summary>
    /// Takes the rows of each set together: those that have the step, or for a timeless value those that have any. A row that has
    /// not gets NaN, or false.
    /// </summary>
    private double[] AcrossRows(Node node, int step)
    {
        var read = Reader(node.Operands[0]);
        var count = node.ElementCount;
        var result = new double[(node.IsUniform ? 1 : Rows) * count];
        if (!node.IsTruth)
            for (var i = 0; i < result.Length; i++)
                result[i] = double.NaN;
        foreach (var rows in RowSets(node, step))
        {
            for (var i = 0; i < count; i++)
            {
                double[] members = [.. rows.Select(row => read(row, i))];
                for (var place = 0; place < (node.IsUniform ? 1 : rows.Length); place++)
                    result[(node.IsUniform ? 0 : rows[place] * count) + i] = Combine(node, members, place);
            }
        }

        return result;
    }

    private double Combine(Node node, double[] members, int place) => node.Kind switch
    {
        NodeKind.ReduceRows => _freedom.Fold(node, -1, members),
        NodeKind.SortRows => LaneOrder.Sort(members)[place],
        NodeKind.RankRows => LaneOrder.Ranks(members)[place],
        _ => LaneOrder.Quantile(members, node.Value),
    };

    /// <summary>The sets of rows that a node takes together, each in ascending order. All rows are one set, even an empty one.</summary>
    private IEnumerable<int[]> RowSets(Node node, int step)
    {
        int[] present = [.. Enumerable.Range(0, Rows).Where(row => _trajectory.Lengths[row] > (node.IsTimeless ? 0 : step))];
        return node.Rows == RowSet.Batch ? [present] : present.GroupBy(GroupOf()).Select(g => g.ToArray());
    }

    private Func<int, double> GroupOf()
    {
        var grouping = _plan.Graph.Grouping!;
        if (grouping.Kind == RowGroupingKind.Index)
        {
            var index = _trajectory.EpisodicInput(grouping.Number);
            return row => index[row];
        }

        var size = grouping.Kind == RowGroupingKind.ParamSize ? _trajectory.Parameters[grouping.Number][0] : grouping.Number;
        return row => Math.Floor(row / size);
    }
}
