using RewardLang.Rewrites.Gradients;
using RewardLang.Runtime.Execution;
using static TorchSharp.torch;

namespace RewardLang.Runtime;

/// <content>
/// Runs that torch's autograd records: those with new results, while gradients are enabled and an input or a learned parameter
/// requires one. On every back end the derivative is the program's own, not torch's of its operations: a branch that is not taken adds 0.
/// </content>
public sealed partial class RewardProgram
{
    private BackwardRuns? _backwards;
    private StepExecutor? _savingSteps;

    private bool IsRecording()
    {
        foreach (var tensor in _inputs.Tensors)
            if (tensor.requires_grad)
                return is_grad_enabled();
        foreach (var tensor in _parameters.Tensors)
            if (tensor is { requires_grad: true })
                return is_grad_enabled();
        return false;
    }

    private StepResult RecordStep(ResultLayout layout)
    {
        // What the states are before the step is saved for the way back.
        var saves = Program.Graph.KeepsEpisodes;
        var executor = saves
            ? _savingSteps ??= _derivedExecutors.CreateSteps(Differentiation.Saving(Program), _inputs)
            : _executor ??= _executors.CreateSteps(Program, _inputs);
        UseEpisodes(executor);
        return new StepResult(layout, _inputs.Rows, Record(null, executor.Program, written => executor.Step(_inputs, _parameters, written)));
    }

    private TrajectoryResult RecordTrajectories(ResultLayout layout, TrajectoryLengths lengths) => new(
        layout, _inputs.Rows, _inputs.Steps,
        Record(lengths, Program, written => _trajectoryExecutor!.Evaluate(_inputs, lengths, _parameters, written)));

    private List<Tensor> Record(TrajectoryLengths? lengths, CompiledProgram executed, Action<FreshTensors> execute)
    {
        var steps = lengths is null ? (long?)null : _inputs.Steps;
        var backwards = _backwards ??= new BackwardRuns(Program, _backwardExecutors);
        Derive(() => backwards.RequireDerivative(steps is not null));
        RecordedLeaf[] leaves =
        [
            .. _inputs.Tensors.Select((tensor, i) => new RecordedLeaf(
                tensor.requires_grad, Program.Inputs[i].IsShared, steps is not null && Program.Inputs[i].IsEpisodic, tensor.shape, tensor.device)),
            .. _parameters.Tensors.Select(tensor => new RecordedLeaf(tensor is { requires_grad: true }, true, steps is not null, tensor?.shape ?? [], tensor?.device ?? CPU)),
        ];
        var run = new RecordedRun(Program.Inputs.Count, _inputs.Rows, steps, lengths, _parameters.Copy(), leaves);
        var call = new RecordedCall(
            run, backwards,
            () =>
            {
                var written = new FreshTensors(executed.Graph.Results, _inputs.Rows, steps, DeviceOfInputs());
                execute(written);
                return written.Tensors;
            },
            [.. _inputs.Tensors], ReportBackwardFailure);
        var results = RecordedFunction.apply([call, .. _inputs.Tensors, .. _parameters.Tensors!]);
        foreach (var saved in call.Saved)
            saved.Dispose();
        return [.. results.Select(r => r.DetachFromDisposeScope())];
    }

    private void ReportBackwardFailure(Exception exception) =>
        _options.Log?.Invoke($"The gradient of '{Name}' failed and is NaN: {exception.Message}");

    /// <summary>The episodes go from one executor of the program to another.</summary>
    private void UseEpisodes(StepExecutor executor)
    {
        if (_episodes == executor)
            return;
        if (_episodes is not null)
        {
            if (_episodes.GetType() == executor.GetType())
                executor.TakeEpisodes(_episodes);
            else if (Program.Graph.States.Count > 0)
                throw new RewardException($"'{Name}' has states, and too large a gradient for the kernel that its steps run on. Load it with {nameof(RewardBackend)}.{nameof(RewardBackend.Torch)}.");
        }

        _episodes = executor;
    }
}
