using RewardLang.Runtime.Execution;
using static TorchSharp.torch;

namespace RewardLang.Runtime;

/// <content>Whole trajectories.</content>
public sealed partial class RewardProgram
{
    private TrajectoryExecutor? _trajectoryExecutor;
    private ResultLayout? _trajectoryLayout;

    /// <summary>
    /// Runs whole trajectories, each row from its first step, and returns all results in new tensors, which the caller owns. A program
    /// that looks ahead (<c>backward</c>, <c>next</c>, <c>over: time</c>) runs only so; a causal one gives the same numbers as step by
    /// step. The episodes of <see cref="Step(IReadOnlyDictionary{string, Tensor})"/> are left as they are.
    /// </summary>
    /// <param name="inputs">
    /// A tensor <c>[rows, steps, axes…]</c> for each input, by name; without rows for a <c>shared</c> one, without steps for an
    /// <c>episodic</c> one. None is changed or disposed.
    /// </param>
    /// <param name="lengths">
    /// int64 or int32 <c>[rows]</c>, the number of steps that each row has; or a bool mask <c>[rows, steps]</c>, true for a row's steps,
    /// which come first; null when every row has all. What lies behind a row's steps is not read into any result.
    /// </param>
    /// <exception cref="RewardBindingException">A tensor is missing or does not fit.</exception>
    public TrajectoryResult Evaluate(IReadOnlyDictionary<string, Tensor> inputs, Tensor? lengths = null)
    {
        _inputs.Bind(inputs, hasSteps: true);
        return RunTrajectories(lengths, null);
    }

    /// <summary>Runs whole trajectories with the tensors in the order of <see cref="CompiledProgram.Inputs"/>.</summary>
    /// <inheritdoc cref="Evaluate(IReadOnlyDictionary{string, Tensor}, Tensor?)"/>
    public TrajectoryResult Evaluate(ReadOnlySpan<Tensor> inputs, Tensor? lengths = null)
    {
        _inputs.Bind(inputs, hasSteps: true);
        return RunTrajectories(lengths, null);
    }

    /// <summary>Runs whole trajectories into results that the caller owns.</summary>
    /// <inheritdoc cref="Evaluate(IReadOnlyDictionary{string, Tensor}, Tensor?)"/>
    public void Evaluate(ReadOnlySpan<Tensor> inputs, Tensor? lengths, TrajectoryResult results)
    {
        ArgumentNullException.ThrowIfNull(results);
        _inputs.Bind(inputs, hasSteps: true);
        RunTrajectories(lengths, results);
    }

    /// <summary>Makes tensors for the results of trajectories.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="steps">The number of steps of the longest.</param>
    /// <param name="columns">Which results are wanted.</param>
    /// <param name="device">Where they lie; null for the CPU.</param>
    /// <exception cref="RewardException">An open axis has not met its tensors yet: evaluate something first.</exception>
    public TrajectoryResult CreateResults(long rows, long steps, ResultColumns columns = ResultColumns.All, Device? device = null)
    {
        RequireSized();
        if (PipelineOrNull() is { } pipeline)
            return pipeline.Last.CreateResults(rows, steps, columns, device);
        return new TrajectoryResult(new ResultLayout(Program.Graph.Results, columns), rows, steps, device ?? CPU);
    }

    private TrajectoryResult RunTrajectories(Tensor? lengths, TrajectoryResult? results, RewardGradients? gradients = null)
    {
        try
        {
            return RunBoundTrajectories(lengths, results, gradients);
        }
        finally
        {
            _inputs.Release();
        }
    }

    private TrajectoryResult RunBoundTrajectories(Tensor? lengths, TrajectoryResult? results, RewardGradients? gradients)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        Prepare();
        _parameters.ReadTensors();
        _parameters.RequireAllSet();
        _inputs.DecideSteps(lengths);
        var (rows, steps) = (_inputs.Rows, _inputs.Steps);
        _ = GroupSizes.Of(Program.Graph, _parameters, rows);
        if (PipelineOrNull() is { } pipeline)
            return pipeline.Evaluate(_inputs, lengths, results);
        _trajectoryExecutor ??= _executors.CreateTrajectories(Program, _inputs);
        if (results is not null && (results.Rows != rows || results.Steps != steps || !results.Fits(Program.Graph.Results)))
            throw new RewardException($"The results were made for {results.Rows} rows of {results.Steps} steps{(results.Rows == rows && results.Steps == steps ? " of another program" : "")}; the trajectories are {rows} of {steps}.");
        var read = TrajectoryLengths.Read(lengths, rows, steps);
        var isOwned = results is not null;
        if (results is null)
        {
            _trajectoryLayout ??= new ResultLayout(Program.Graph.Results, ResultColumns.All);
            results = IsRecording()
                ? RecordTrajectories(_trajectoryLayout, read)
                : ExecuteTrajectories(read, new TrajectoryResult(_trajectoryLayout, rows, steps, DeviceOfInputs()), null);
        }
        else
        {
            ExecuteTrajectories(read, results, gradients);
        }

        Guard(results, read, isOwned);
        return results;
    }

    private TrajectoryResult ExecuteTrajectories(TrajectoryLengths lengths, TrajectoryResult results, RewardGradients? gradients)
    {
        RequireOwn(results);
        if (gradients is null)
        {
            _trajectoryExecutor!.Evaluate(_inputs, lengths, _parameters, results);
            return results;
        }

        RequireFit(gradients);
        GradientTrajectoriesOf(gradients.Targets).Evaluate(_inputs, lengths, _parameters, Join(results, gradients));
        gradients.Finish();
        return results;
    }
}
