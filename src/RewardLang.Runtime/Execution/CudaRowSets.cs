using RewardLang.Backends;
using RewardLang.Backends.Cuda;
using RewardLang.Ir;
using RewardLang.Runtime.Cuda;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>
/// Operations across rows between the kernels of a step: groups and orders, as torch's own operations on the columns that one kernel
/// leaves for the next.
/// </summary>
internal sealed class CudaRowSets(CompiledProgram program, Device device) : IDisposable
{
    private readonly KernelPlan _plan = new(program);
    private Tensor? _columns;

    /// <summary>True when there is something between the kernels.</summary>
    public bool IsNeeded => _plan.ColumnCount > 0;

    /// <summary>Hands the kernels of a step what they need: room for the columns, and the size of a group.</summary>
    public void Bind(CudaLaunch launch, InputBinder inputs, ParameterSet parameters)
    {
        if (program.Graph.Grouping is not null && GroupSizes.Of(program.Graph, parameters, inputs.Rows) is { } size)
            launch.Set(CudaArgumentKind.GroupSize, size);
        if (!IsNeeded || _columns?.size(1) == inputs.Rows)
            return;
        _columns?.Dispose();
        _columns = torch.empty(_plan.ColumnCount, inputs.Rows, ScalarType.Float32, device).DetachFromDisposeScope();
        launch.Set(CudaArgumentKind.Columns, _columns);
    }

    /// <summary>Works off the columns that the kernel of a phase has left.</summary>
    public void Run(int phase, InputBinder inputs, ParameterSet parameters)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        foreach (var node in _plan.ColumnsIn(phase))
        {
            // One element of the operand is one column; torch's operations take [rows, elements].
            var columns = _columns!.narrow(0, _plan.ColumnOf(node), node.ElementCount);
            var values = columns.t();
            var groups = node.Rows == RowSet.Batch ? TorchRowGroups.Batch(inputs.Rows) : TorchRowGroups.Of(program.Graph, inputs, parameters);
            var result = node.Kind == NodeKind.ReduceRows
                ? TorchRowFunctions.Fold(node, node.IsTruth ? values.to(ScalarType.Bool) : values, groups)
                : TorchRowFunctions.Order(node, values, groups, null);
            columns.copy_(result.expand(inputs.Rows, node.ElementCount).t());
        }
    }

    public void Dispose() => _columns?.Dispose();
}
