using RewardLang.Ir;

namespace RewardLang.Backends.Reference;

/// <content>The numbers of single elements.</content>
internal sealed partial class ReferenceInterpreter
{
    /// <summary>The number of one element of a node in one row.</summary>
    private Func<int, int, double> ElementRule(Node node)
    {
        var operands = node.Operands.Select(Reader).ToArray();
        var maps = node.Kind is NodeKind.Slice or NodeKind.Reduce or NodeKind.ArgMax ? [] : _plan.MapsOf(node);
        switch (node.Kind)
        {
            case NodeKind.Unary:
                var unary = _freedom.OfUnary(node);
                return (row, i) => unary(operands[0](row, maps[0][i]));
            case NodeKind.Binary:
                var binary = _freedom.OfBinary(node);
                return (row, i) => binary(row, operands[0](row, maps[0][i]), operands[1](row, maps[1][i]));
            case NodeKind.Select:
                return (row, i) => operands[0](row, maps[0][i]) != 0 ? operands[1](row, maps[1][i]) : operands[2](row, maps[2][i]);
            case NodeKind.ToTruth:
                return (row, i) => operands[0](row, maps[0][i]) != 0 ? 1 : 0;
            case NodeKind.ToNumber or NodeKind.Expand or NodeKind.StopGradient:
                return (row, i) => operands[0](row, maps[0][i]);
            case NodeKind.Index:
                return (_, i) => i;
            case NodeKind.Stack:
                var inner = AxisIndexing.Map(node.Axes, [node.Axis!]);
                return (row, i) => operands[inner[i]](row, maps[inner[i]][i]);
            case NodeKind.Slice:
                var slice = AxisIndexing.MapSlice(node);
                return (row, i) => operands[0](row, slice[i]);
            case NodeKind.Reduce:
                var groups = _plan.GroupsOf(node);
                return (row, i) => _freedom.Fold(node, row, [.. groups[i].Select(element => operands[0](row, element))]);
            case NodeKind.ArgMax:
                var candidates = _plan.GroupsOf(node);
                return (row, i) => LaneOrder.ArgMax([.. candidates[i].Select(e => operands[0](row, e))]);
            case NodeKind.CumulativeSum or NodeKind.Sort or NodeKind.Rank:
                return AlongAxis(node, operands[0]);
            default:
                throw new InvalidOperationException($"No meaning for {node.Kind}.");
        }
    }

    private Func<int, int, double> AlongAxis(Node node, Func<int, int, double> operand)
    {
        var lanes = _plan.GroupsOf(node);
        var rest = node.Axes.Where(a => a != node.Axis).ToList();
        var laneOf = AxisIndexing.Map(node.Axes, rest);
        var placeOf = AxisIndexing.Map(node.Axes, [node.Axis!]);
        // Each lane of a row is put in order once.
        var (ordered, orderedRow) = (new double[]?[lanes.Length], -1);
        return (row, i) =>
        {
            if (row != orderedRow)
                (ordered, orderedRow) = (new double[]?[lanes.Length], row);
            return (ordered[laneOf[i]] ??= Ordered(node, row, [.. lanes[laneOf[i]].Select(e => operand(row, e))]))[placeOf[i]];
        };
    }

    private double[] Ordered(Node node, int row, double[] lane) => node.Kind switch
    {
        NodeKind.CumulativeSum => _freedom.CumulativeSum(node, row, lane),
        NodeKind.Sort => LaneOrder.Sort(lane),
        _ => LaneOrder.Ranks(lane),
    };

    private Func<int, int, double> Reader(Node operand)
    {
        var values = _trajectory.ValuesOf(operand, _trajectory.Now);
        var stride = operand.IsUniform ? 0 : operand.ElementCount;
        return (row, element) => values[row * stride + element];
    }
}
