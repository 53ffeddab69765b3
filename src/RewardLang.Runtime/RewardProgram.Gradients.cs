using RewardLang.Rewrites.Gradients;
using RewardLang.Runtime.Execution;
using static TorchSharp.torch;

namespace RewardLang.Runtime;

/// <content>Gradients: fused with a run, and through torch's autograd.</content>
public sealed partial class RewardProgram
{
    private readonly Dictionary<(GradientTargets Targets, bool OverTime), GradientProgram> _gradientPrograms = [];
    private readonly Dictionary<GradientTargets, StepExecutor> _gradientSteps = [];
    private readonly Dictionary<GradientTargets, TrajectoryExecutor> _gradientTrajectories = [];
    private JointTensors? _joint;

    /// <summary>Makes tensors for the gradients of steps.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="targets">What gradients are taken by.</param>
    /// <param name="device">Where they lie; null for the CPU.</param>
    /// <exception cref="RewardException">The program has no total, or an open axis has not met its tensors yet.</exception>
    public RewardGradients CreateGradients(long rows, GradientTargets targets = GradientTargets.All, Device? device = null)
    {
        RequireCausal();
        return CreateGradients(rows, null, targets, device);
    }

    /// <summary>Makes tensors for the gradients of trajectories.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="steps">The number of steps of the longest.</param>
    /// <param name="targets">What gradients are taken by.</param>
    /// <param name="device">Where they lie; null for the CPU.</param>
    /// <exception cref="RewardException">The program has no total, or an open axis has not met its tensors yet.</exception>
    public RewardGradients CreateGradients(long rows, long steps, GradientTargets targets = GradientTargets.All, Device? device = null) =>
        CreateGradients(rows, (long?)steps, targets, device);

    /// <summary>
    /// Runs one step forward and backward at once, into results and gradients that the caller owns: <paramref name="gradients"/> are
    /// those of the sum of <see cref="RewardResult.Total"/>. What earlier steps left in the states counts as constant. A steady stream
    /// of steps allocates no managed memory; torch's autograd takes no part.
    /// </summary>
    public void Step(IReadOnlyDictionary<string, Tensor> inputs, StepResult results, RewardGradients gradients)
    {
        ArgumentNullException.ThrowIfNull(gradients);
        _inputs.Bind(inputs);
        Run(results, gradients);
    }

    /// <inheritdoc cref="Step(IReadOnlyDictionary{string, Tensor}, StepResult, RewardGradients)"/>
    public void Step(ReadOnlySpan<Tensor> inputs, StepResult results, RewardGradients gradients)
    {
        ArgumentNullException.ThrowIfNull(gradients);
        _inputs.Bind(inputs);
        Run(results, gradients);
    }

    /// <summary>
    /// Runs whole trajectories forward and backward at once: <paramref name="gradients"/> are those of the sum of
    /// <see cref="RewardResult.Total"/> over all rows and their steps, through the states.
    /// </summary>
    public void Evaluate(ReadOnlySpan<Tensor> inputs, Tensor? lengths, TrajectoryResult results, RewardGradients gradients)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(gradients);
        _inputs.Bind(inputs, hasSteps: true);
        RunTrajectories(lengths, results, gradients);
    }

    /// <summary>
    /// Takes a parameter from a tensor: its numbers of the moment are read at every run, and when it requires a gradient, the new
    /// results of a run lead back to it. <see cref="SetParam(string, ReadOnlySpan{double})"/> ends this.
    /// </summary>
    /// <param name="name">The name of a real parameter.</param>
    /// <param name="value">float32 with the parameter's axes, in its declared unit. It stays the caller's, who must not dispose it before.</param>
    /// <exception cref="RewardBindingException">There is no such parameter, or the tensor does not fit.</exception>
    public void SetParam(string name, Tensor value) => _parameters.Set(name, value ?? throw new ArgumentNullException(nameof(value)));

    private RewardGradients CreateGradients(long rows, long? steps, GradientTargets targets, Device? device)
    {
        if (targets is not (GradientTargets.Inputs or GradientTargets.Params or GradientTargets.All))
            throw new ArgumentOutOfRangeException(nameof(targets), targets, "Inputs, Params or All.");
        RequireSized();
        RequireNoModels();
        if (!Program.HasTotal)
            throw new RewardException($"'{Name}' has no total, so there is no gradient of it. Declare a term or a total.");
        return new RewardGradients(Program, GradientProgramOf(targets, steps is not null), targets, rows, steps, device ?? CPU);
    }

    private GradientProgram GradientProgramOf(GradientTargets targets, bool overTime)
    {
        if (_gradientPrograms.TryGetValue((targets, overTime), out var known))
            return known;
        GradientProgram? program = null;
        Derive(() => program = Differentiation.OfTotal(
            Program, targets.HasFlag(GradientTargets.Inputs), targets.HasFlag(GradientTargets.Params), overTime));
        return _gradientPrograms[(targets, overTime)] = program!;
    }

    /// <exception cref="RewardException">Something in the program has no derivative.</exception>
    private void Derive(Action derive)
    {
        try
        {
            derive();
        }
        catch (DerivativeNotSupportedException exception)
        {
            throw new RewardException($"'{Name}' has no gradient: {exception.Message}.", exception);
        }
    }

    private StepExecutor GradientStepsOf(GradientTargets targets)
    {
        if (!_gradientSteps.TryGetValue(targets, out var executor))
            _gradientSteps[targets] = executor = _derivedExecutors.CreateSteps(GradientProgramOf(targets, overTime: false).Program, _inputs);
        return executor;
    }

    private TrajectoryExecutor GradientTrajectoriesOf(GradientTargets targets)
    {
        if (!_gradientTrajectories.TryGetValue(targets, out var executor))
            _gradientTrajectories[targets] = executor = _derivedExecutors.CreateTrajectories(GradientProgramOf(targets, overTime: true).Program, _inputs);
        return executor;
    }

    private JointTensors Join(RewardResult results, RewardGradients gradients)
    {
        _joint ??= new JointTensors(Program.Graph.Results.Count);
        if (!results.Device.IsSameAs(gradients.Device))
            throw new RewardException($"The gradients are on {gradients.Device}, the results on {results.Device}. Make both on the device of the inputs.");
        (_joint.Results, _joint.Gradients) = (results, gradients);
        return _joint;
    }

    private void RequireFit(RewardGradients gradients)
    {
        var steps = _inputs.HasSteps ? _inputs.Steps : (long?)null;
        if (!ReferenceEquals(gradients.Original, Program) || gradients.Rows != _inputs.Rows || gradients.Steps != steps)
            throw new RewardException(
                $"The gradients were made for {gradients.Rows} rows{StepsText(gradients.Steps)}"
                    + $"{(ReferenceEquals(gradients.Original, Program) ? "" : " of another program")}; the inputs have {_inputs.Rows}{StepsText(steps)}.");
    }

    private static string StepsText(long? steps) => steps is null ? "" : $" of {steps} steps";

    private void DisposeGradients()
    {
        foreach (var executor in _gradientSteps.Values)
            executor.Dispose();
        foreach (var executor in _gradientTrajectories.Values)
            executor.Dispose();
        _savingSteps?.Dispose();
        _gradientSteps.Clear();
        _gradientTrajectories.Clear();
        _savingSteps = null;
    }
}
