using RewardLang.Backends;
using RewardLang.Ir;
using RewardLang.Runtime.Kernels;

namespace RewardLang.Runtime.Execution;

/// <summary>What a kernel needs for its operations across rows: groups, columns and room for keys. Memory is kept from step to step.</summary>
internal sealed unsafe class CpuRowSets(KernelPlan plan) : IDisposable
{
    private readonly GroupTable _table = new();
    private readonly bool _hasOrder = plan.Graph.Nodes.Any(n => n.Rows is not null && n.Kind != NodeKind.ReduceRows);
    private readonly bool _hasOnePass = plan.PhaseCount == 1;
    private readonly bool _hasIndependentGroups = plan.HasIndependentGroups;
    private readonly GrowingBuffer _columns = new();
    private readonly GrowingBuffer _keys = new();

    /// <summary>Completes a frame whose inputs are bound.</summary>
    public void Bind(KernelFrame* frame, ParameterSet parameters, long rows)
    {
        if (plan.Graph.Grouping is { } grouping)
        {
            frame->Groups = GroupSizes.Of(plan.Graph, parameters, rows) is { } size
                ? new KernelGroups { Size = size }
                : _table.Build(frame->Inputs[grouping.Number].Data, frame->Inputs[grouping.Number].Kind, rows, _hasOrder, plan.Program.Inputs[grouping.Number].Name);
        }

        if (plan.ColumnCount == 0)
            return;
        var stride = (rows + KernelWidths.MostLanes - 1) / KernelWidths.MostLanes * KernelWidths.MostLanes;
        frame->Columns = (float*)_columns.Of(stride * plan.ColumnCount * sizeof(float));
        frame->ColumnStride = stride;
        frame->OrderKeys = _hasOrder ? (ulong*)_keys.Of(stride * sizeof(ulong)) : null;
    }

    /// <summary>
    /// The number of rows that can be worked off apart from others: a multiple of it, or none where a pass needs all rows.
    /// </summary>
    /// <param name="frame">A bound frame.</param>
    public long? IndependentRows(KernelFrame* frame)
    {
        if (_hasOnePass)
            return 1;
        return _hasIndependentGroups ? frame->Groups.Size : null;
    }

    public void Dispose()
    {
        _table.Dispose();
        _columns.Dispose();
        _keys.Dispose();
    }
}
