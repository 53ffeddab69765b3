using RewardLang.Analysis;
using RewardLang.Builtins;
using RewardLang.Ir;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>
/// One run over the steps of some rows. What needs no recurrence is computed for all steps at once; only a scan whose value goes
/// into its own next one is walked step by step.
/// </summary>
internal sealed class TorchRun(
    RewardGraph graph, TimeSchedule schedule, InputBinder inputs, ParameterSet parameters, Device device)
{
    private readonly Dictionary<Node, Tensor> _values = [];
    private Tensor? _hasStep;
    private TorchRowGroups? _groups;

    /// <summary>Where an episode is at its first step, <c>[rows or 1, steps]</c>.</summary>
    public required Tensor IsFirst { get; init; }

    /// <summary>What a state read returns where the run has no earlier step, or for a backward state no later one, <c>[rows, 1, axes…]</c>.</summary>
    public required Func<int, Tensor> Before { get; init; }

    /// <summary>The number of steps of each row, int <c>[rows, 1]</c>; null for a single step.</summary>
    public Tensor? Lengths { get; init; }

    /// <summary>True when some row has fewer steps than the tensors.</summary>
    public bool IsRagged { get; init; }

    /// <summary>Whether a row has a step, <c>[rows, steps]</c>; null when all have all.</summary>
    public Tensor? HasStep => IsRagged ? _hasStep ??= StepIndex().lt(Lengths!) : null;

    /// <summary>The tensor of a node, after the run.</summary>
    public Tensor this[Node node] => _values[node];

    /// <summary>Where the tensors of a call are.</summary>
    public static Device DeviceOf(InputBinder inputs) =>
        inputs.Tensors.Length == 0 ? CPU : inputs.Tensors[0].device;

    /// <summary>What a state read returns before the first step has given it a value.</summary>
    public static Tensor Zeros(GraphState state, long rows, Device device) => torch.zeros(
        TorchOperations.Shape(rows, 1, state.Next.Axes), state.Next.IsTruth ? ScalarType.Bool : ScalarType.Float32, device);

    public void Execute()
    {
        for (var sweep = 0; sweep < schedule.Count; sweep++)
        {
            var rest = graph.Nodes.Where(n => schedule.SweepOf(n) == sweep).ToList();
            while (rest.Count > 0)
            {
                if (rest.RemoveAll(TryEvaluate) > 0)
                    continue;
                var read = rest.First(n => n.Kind == NodeKind.StateRead);
                var recurrence = TorchRecurrence.Around(read, rest, graph);
                foreach (var (node, tensor) in recurrence.Walk(graph, inputs.Steps, TimeSchedule.IsBackward(sweep), Read, Evaluate, Before))
                    _values[node] = tensor;
                rest.RemoveAll(_values.ContainsKey);
            }
        }
    }

    /// <summary>Evaluates a node for all steps, if all that it needs is known for all steps.</summary>
    private bool TryEvaluate(Node node)
    {
        var needed = node.Kind == NodeKind.StateRead ? [graph.States[node.Slot].Next] : node.Operands;
        if (inputs.HasSteps || node.Kind != NodeKind.StateRead)
            if (!needed.All(_values.ContainsKey))
                return false;
        _values[node] = node.Kind == NodeKind.StateRead ? Shifted(node.Slot) : Evaluate(node, o => _values[o], null);
        return true;
    }

    private Tensor Read(Node node, long step)
    {
        var whole = _values[node];
        return whole.size(1) == 1 ? whole : whole.narrow(1, step, 1);
    }

    /// <summary>A state's value one step earlier, or later for a backward one.</summary>
    private Tensor Shifted(int slot)
    {
        var state = graph.States[slot];
        if (!inputs.HasSteps)
            return Before(slot);
        var steps = inputs.Steps;
        var outside = Before(slot);
        var next = _values[state.Next].expand(TorchOperations.Shape(inputs.Rows, steps, state.Next.Axes));
        return state.IsBackward
            ? torch.cat([next.narrow(1, 1, steps - 1), outside], 1)
            : torch.cat([outside, next.narrow(1, 0, steps - 1)], 1);
    }

    /// <param name="node">The node.</param>
    /// <param name="read">The tensor of an operand, of all steps or of one.</param>
    /// <param name="step">The one step; null for all.</param>
    private Tensor Evaluate(Node node, Func<Node, Tensor> read, long? step)
    {
        Tensor At(Tensor all) => step is { } one && all.size(1) > 1 ? all.narrow(1, one, 1) : all;
        return node.Kind switch
        {
            NodeKind.Input => At(ReadInput(node)),
            NodeKind.Param => ReadParam(node),
            NodeKind.IsFirstStep => At(IsFirst),
            NodeKind.IsLastStep => At(TorchFunctions.Sum(StepIndex(), torch.tensor([1], [1, 1], device: device)).eq(Lengths!)),
            _ when node.Rows is not null => AcrossRows(node, read(node.Operands[0]), HasStep is { } mask ? At(mask) : null),
            NodeKind.ReduceTime => FoldSteps(node, read(node.Operands[0])),
            _ => TorchOperations.Apply(node, read, device),
        };
    }

    private Tensor StepIndex() => torch.tensor(Enumerable.Range(0, (int)inputs.Steps).ToArray(), [1, inputs.Steps], device: device);

    private Tensor ReadInput(Node node)
    {
        var tensor = inputs.Tensors[node.Slot];
        var input = inputs.Inputs[node.Slot];
        var shape = TorchOperations.Shape(
            input.IsShared ? 1 : inputs.Rows, inputs.HasSteps && !input.IsEpisodic ? inputs.Steps : 1, node.Axes);
        tensor = tensor.reshape(shape);
        return tensor.to(node.IsTruth ? ScalarType.Bool : ScalarType.Float32);
    }

    private Tensor ReadParam(Node node)
    {
        if (parameters.Tensors[node.Slot] is { } learned)
            return learned.to(device).reshape(TorchOperations.Shape(1, 1, node.Axes));
        var elements = parameters.Values[node.Slot].Select(v => (float)v).ToArray();
        var tensor = torch.tensor(elements, TorchOperations.Shape(1, 1, node.Axes), device: device);
        return node.IsTruth ? tensor.to(ScalarType.Bool) : tensor;
    }

    /// <summary>Takes the rows together that have the step, or for a timeless value those that have any.</summary>
    private Tensor AcrossRows(Node node, Tensor operand, Tensor? hasStep)
    {
        var rows = inputs.Rows;
        if (node.IsTimeless && hasStep is not null)
            hasStep = Lengths!.to(ScalarType.Bool);
        var steps = hasStep is null ? operand.size(1) : Math.Max(operand.size(1), hasStep.size(1));
        var all = operand.expand(TorchOperations.Shape(rows, steps, node.Operands[0].Axes));
        var groups = node.Rows == RowSet.Batch ? TorchRowGroups.Batch(rows) : _groups ??= TorchRowGroups.Of(graph, inputs, parameters);
        return node.Kind == NodeKind.ReduceRows
            ? TorchRowFunctions.Fold(node, Masked(node, all, hasStep), groups)
            : TorchRowFunctions.Order(node, all, groups, hasStep is null ? null : TorchOperations.Over(hasStep, node.Axes));
    }

    private Tensor FoldSteps(Node node, Tensor operand)
    {
        var all = operand.expand(TorchOperations.Shape(inputs.Rows, inputs.Steps, node.Operands[0].Axes));
        return TorchFunctions.Fold(node.Reduction!, Masked(node, all, HasStep), 1).unsqueeze(1);
    }

    private Tensor Masked(Node fold, Tensor values, Tensor? mask) => mask is null
        ? values
        : torch.where(TorchOperations.Over(mask, fold.Operands[0].Axes), values, Identity(fold.Reduction!, fold.IsTruth));

    private Tensor Identity(Reduction reduction, bool isTruth) => isTruth
        ? torch.tensor([reduction.Identity != 0], [1], device: device)
        : torch.tensor([(float)reduction.Identity], [1], device: device);
}
