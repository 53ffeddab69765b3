using RewardLang.Ir;
using RewardLang.Semantics;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>
/// Runs steps as TorchSharp operations: on any device, and for programs that no kernel takes. Inside, every tensor has the
/// rows first, 1 row where all rows are the same.
/// </summary>
internal sealed class TorchExecutor(CompiledProgram program) : StepExecutor(program)
{
    private readonly Tensor?[] _states = new Tensor?[program.Graph.States.Count];
    private Tensor? _isFirst;

    public override void Step(InputBinder inputs, ParameterSet parameters, StepResult result)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var device = result.Rows == 0 || inputs.Tensors.Length == 0 ? CPU : inputs.Tensors[0].device;
        if (_isFirst is null || _isFirst.size(0) != inputs.Rows)
            StartEpisodes(inputs.Rows, device);
        var values = new Dictionary<Node, Tensor>();
        foreach (var node in Graph.Nodes)
            values[node] = Evaluate(node, values, inputs, parameters, device);
        for (var i = 0; i < Graph.Results.Count; i++)
            result[i]?.copy_(values[Graph.Results[i].Node].expand(result[i]!.shape));
        for (var i = 0; i < _states.Length; i++)
        {
            var next = values[Graph.States[i].Next].expand(Shape(inputs.Rows, Graph.States[i].Next.Axes)).clone();
            _states[i]?.Dispose();
            _states[i] = next.DetachFromDisposeScope();
        }

        _isFirst!.zero_();
    }

    public override void Reset(Tensor? mask)
    {
        if (mask is null)
            _isFirst?.fill_(true);
        else
            _isFirst?.logical_or_(mask.to(_isFirst.device));
    }

    public override void Dispose()
    {
        _isFirst?.Dispose();
        foreach (var state in _states)
            state?.Dispose();
    }

    private void StartEpisodes(long rows, Device device)
    {
        Dispose();
        _isFirst = torch.ones(rows, ScalarType.Bool, device).DetachFromDisposeScope();
        for (var i = 0; i < _states.Length; i++)
        {
            var next = Graph.States[i].Next;
            _states[i] = torch.zeros(Shape(rows, next.Axes), next.IsTruth ? ScalarType.Bool : ScalarType.Float32, device).DetachFromDisposeScope();
        }
    }

    private Tensor Evaluate(
        Node node, Dictionary<Node, Tensor> values, InputBinder inputs, ParameterSet parameters, Device device)
    {
        Tensor Operand(int index) => Align(values[node.Operands[index]], node.Operands[index].Axes, node.Axes);
        Tensor First() => values[node.Operands[0]];
        switch (node.Kind)
        {
            case NodeKind.Constant:
                return node.IsTruth
                    ? torch.full([1], node.Value != 0, ScalarType.Bool, device)
                    : torch.full([1], node.Value, ScalarType.Float32, device);
            case NodeKind.Input:
                return ReadInput(node, inputs);
            case NodeKind.Param:
                return ReadParam(node, parameters, device);
            case NodeKind.StateRead:
                return _states[node.Slot]!;
            case NodeKind.IsFirstStep:
                return _isFirst!;
            case NodeKind.Unary:
                return TorchFunctions.Apply(node.Unary!, First());
            case NodeKind.Binary:
                return TorchFunctions.Apply(node.Binary!, Operand(0), Operand(1));
            case NodeKind.Select:
                return torch.where(Operand(0), Operand(1), Operand(2));
            case NodeKind.ToNumber:
                return First().to(ScalarType.Float32);
            case NodeKind.ToTruth:
                return First() != 0;
            case NodeKind.Expand:
                return Operand(0).expand([First().size(0), .. node.Axes.Select(a => (long)a.Size!.Value)]);
            case NodeKind.StopGradient:
                return First();
            case NodeKind.Reduce:
                return Reduce(node, First());
            case NodeKind.ReduceRows or NodeKind.SortRows or NodeKind.RankRows or NodeKind.QuantileRows:
                var allRows = First().expand([inputs.Rows, .. First().shape[1..]]);
                return TorchRowFunctions.Apply(node, allRows, TorchRowGroups.Of(node, Program, inputs, parameters));
            case NodeKind.Stack:
                return Stack(node, values);
            case NodeKind.Slice:
                return Slice(node, First());
            case NodeKind.Index:
                return torch.arange(node.Axis!.Size!.Value, ScalarType.Float32, device).unsqueeze(0);
            case NodeKind.CumulativeSum:
                return First().cumsum(DimensionOf(node.Axes, node.Axis!));
            case NodeKind.Sort:
                return First().sort(DimensionOf(node.Axes, node.Axis!)).Values;
            case NodeKind.Rank:
                var dimension = DimensionOf(node.Axes, node.Axis!);
                return First().argsort(dimension, false).argsort(dimension, false).to(ScalarType.Float32);
            case NodeKind.ArgMax:
                return First().argmax(DimensionOf(node.Operands[0].Axes, node.Axis!), false).to(ScalarType.Float32);
            default:
                throw new InvalidOperationException($"No operation for {node.Kind}.");
        }
    }

    private static Tensor ReadInput(Node node, InputBinder inputs)
    {
        var tensor = inputs.Tensors[node.Slot];
        var input = inputs.Inputs[node.Slot];
        if (input.IsShared)
            tensor = tensor.reshape([1, .. node.Axes.Select(a => (long)a.Size!.Value)]);
        return node.IsTruth ? (tensor.dtype == ScalarType.Bool ? tensor : tensor != 0) : tensor.to(ScalarType.Float32);
    }

    private static Tensor ReadParam(Node node, ParameterSet parameters, Device device)
    {
        var elements = parameters.Values[node.Slot].Select(v => (float)v).ToArray();
        var tensor = torch.tensor(elements, [1, .. node.Axes.Select(a => (long)a.Size!.Value)], device: device);
        return node.IsTruth ? tensor != 0 : tensor;
    }

    private static Tensor Reduce(Node node, Tensor operand)
    {
        var dimensions = node.ReducedAxes!.Select(a => DimensionOf(node.Operands[0].Axes, a)).OrderDescending();
        return dimensions.Aggregate(operand, (tensor, dimension) => TorchFunctions.Fold(node.Reduction!, tensor, dimension));
    }

    private static Tensor Stack(Node node, Dictionary<Node, Tensor> values)
    {
        var inner = node.Axes.Where(a => a != node.Axis).ToList();
        var parts = node.Operands.Select(o => Align(values[o], o.Axes, inner)).ToList();
        return torch.stack(torch.broadcast_tensors([.. parts]), -1);
    }

    private static Tensor Slice(Node node, Tensor operand)
    {
        var dimension = DimensionOf(node.Operands[0].Axes, node.SourceAxis!);
        if (node.Axis is null)
            return operand.select(dimension, node.Indices![0]);
        using var indices = torch.tensor(node.Indices!.Select(i => (long)i).ToArray(), device: operand.device);
        return operand.index_select(dimension, indices);
    }

    /// <summary>Brings the dimensions of a tensor into the order of <paramref name="outer"/>, 1 element where it lacks an axis.</summary>
    private static Tensor Align(Tensor tensor, IReadOnlyList<Axis> axes, IReadOnlyList<Axis> outer)
    {
        if (axes.SequenceEqual(outer))
            return tensor;
        var order = outer.Where(axes.Contains).Select(a => DimensionOf(axes, a)).Prepend(0L).ToArray();
        var aligned = tensor.permute(order);
        for (var i = 0; i < outer.Count; i++)
            if (!axes.Contains(outer[i]))
                aligned = aligned.unsqueeze(i + 1);
        return aligned;
    }

    private static long DimensionOf(IReadOnlyList<Axis> axes, Axis axis) => axes.ToList().IndexOf(axis) + 1;

    private static long[] Shape(long rows, IReadOnlyList<Axis> axes) => [rows, .. axes.Select(a => (long)a.Size!.Value)];
}
