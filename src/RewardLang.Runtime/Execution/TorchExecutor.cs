using RewardLang.Analysis;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>
/// Runs steps as TorchSharp operations: on any device, and for programs that no kernel takes.
/// </summary>
internal sealed class TorchExecutor : StepExecutor
{
    private readonly TimeSchedule _schedule;
    private readonly Tensor?[] _states;
    private Tensor? _isFirst;

    public TorchExecutor(CompiledProgram program)
        : base(program)
    {
        _schedule = TimeSchedule.TryCreate(Graph)!;
        _states = new Tensor?[Graph.States.Count];
    }

    public override void Step(InputBinder inputs, ParameterSet parameters, IResultTensors result)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var device = TorchRun.DeviceOf(inputs);
        if (_isFirst is null || _isFirst.size(0) != inputs.Rows)
            StartEpisodes(inputs.Rows, device);
        var run = new TorchRun(Program.Graph, _schedule, inputs, parameters, device)
        {
            IsFirst = _isFirst!.unsqueeze(1),
            Before = slot => _states[slot]!,
        };
        run.Execute();
        for (var i = 0; i < Graph.Results.Count; i++)
            result[i]?.copy_(run[Graph.Results[i].Node].squeeze(1).expand(result[i]!.shape));
        for (var i = 0; i < _states.Length; i++)
        {
            var next = Graph.States[i].Next;
            var kept = run[next].expand(TorchOperations.Shape(inputs.Rows, 1, next.Axes)).clone();
            _states[i]?.Dispose();
            _states[i] = kept.DetachFromDisposeScope();
        }

        _isFirst!.zero_();
    }

    public override void Reset(Tensor? mask)
    {
        if (_isFirst is null)
            return;
        using var all = mask is null ? torch.ones_like(_isFirst) : mask.to(_isFirst.device);
        _isFirst.logical_or_(all);
    }

    public override void TakeEpisodes(StepExecutor other)
    {
        var from = (TorchExecutor)other;
        Dispose();
        (_isFirst, from._isFirst) = (from._isFirst, null);
        for (var i = 0; i < _states.Length; i++)
            (_states[i], from._states[i]) = (from._states[i], null);
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
            _states[i] = TorchRun.Zeros(Graph.States[i], rows, device).DetachFromDisposeScope();
    }
}
