using RewardLang.Backends.Cpu;
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
    private AlignedBuffer? _columns;
    private AlignedBuffer? _keys;
    private long _stride = -1;

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
        if (stride > _stride)
        {
            _columns?.Dispose();
            _keys?.Dispose();
            _columns = new AlignedBuffer(stride * plan.ColumnCount * sizeof(float));
            _keys = _hasOrder ? new AlignedBuffer(stride * sizeof(ulong)) : null;
            _stride = stride;
        }

        frame->Columns = _columns!.Floats;
        frame->ColumnStride = stride;
        frame->OrderKeys = _keys is null ? null : (ulong*)_keys.Pointer;
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
        _columns?.Dispose();
        _keys?.Dispose();
    }
}
