using System.Globalization;
using RewardLang.Builtins;
using RewardLang.Ir;

namespace RewardLang.Backends.Cpu;

/// <content>
/// Operations across rows that need a column: the pass of the operand stores it, what is done to it stands behind the loop, and
/// later passes load it.
/// </content>
internal partial class PassEmitter
{
    private void EmitColumns(Node node)
    {
        for (var i = 0; i < node.ElementCount; i++)
        {
            var column = plan.ColumnOf(node) + i;
            if (KernelPlan.IsGroupCount(node))
            {
                _epilogue.Add(new Statement(null, $"RowColumns.Count(frame, {column});"));
                continue;
            }

            var value = Element(node.Operands[0], i);
            _folds.Add(new Statement(null,
                $"TLanes.Store({Column(column)} + row, {(node.IsTruth ? $"TLanes.And({value}, {Constant(1)})" : value)});"));
            _epilogue.Add(new Statement(null, $"RowColumns.{Call(node, column)};"));
        }
    }

    private static string Call(Node node, int column)
    {
        var inGroups = node.Rows == RowSet.Group ? "true" : "false";
        return node.Kind switch
        {
            NodeKind.SortRows => $"Sort(frame, {column}, {inGroups})",
            NodeKind.RankRows => $"Rank(frame, {column}, {inGroups})",
            NodeKind.QuantileRows => $"Quantile(frame, {column}, {inGroups}, {node.Value.ToString("R", CultureInfo.InvariantCulture)})",
            _ when node.Reduction == Reduction.Sum => $"Sum(frame, {column}, {inGroups})",
            _ when node.Reduction == Reduction.Product => $"Product(frame, {column}, {inGroups})",
            _ when node.Reduction == Reduction.Minimum || node.Reduction == Reduction.All => $"Min(frame, {column}, {inGroups})",
            _ when node.Reduction == Reduction.Maximum || node.Reduction == Reduction.Any => $"Max(frame, {column}, {inGroups})",
            _ => throw new KernelNotSupportedException($"The fold '{node.Reduction!.Name}' over rows has no kernel."),
        };
    }

    /// <summary>An element of an operation across rows.</summary>
    private string AcrossRows(Node node, int element)
    {
        if (plan.IsGroupSize(node))
            return "TLanes.Broadcast(frame->Groups.Size)";
        if (!KernelPlan.HasColumn(node))
            return AsTruth(node, $"TLanes.Broadcast(frame->Statistics[{plan.StatisticOf(node) + element}])");
        var column = Column(plan.ColumnOf(node) + element);
        return AsTruth(node, node.IsUniform ? $"TLanes.Broadcast(*({column}))" : $"TLanes.Load({column} + row)");
    }

    private static string Column(int column) => $"frame->Columns + {column} * frame->ColumnStride";
}
