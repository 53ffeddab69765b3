using RewardLang.Diagnostics;
using RewardLang.Runtime.Execution;
using RewardLang.Runtime.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime;

/// <summary>
/// A compiled reward that runs on tensors. It keeps the episode state of the rows that it is stepped with; use one object for
/// each set of environments, from one thread at a time.
/// </summary>
/// <example><code>
/// using var reward = RewardProgram.Load("reach.reward");
/// using var step = reward.Step(tensors);       // step.Total, step.Term("reach"), step.Done
/// reward.Reset(step.Done);
/// </code></example>
public sealed partial class RewardProgram : IDisposable
{
    private readonly RewardOptions _options;
    private readonly ExecutorFactory _executors;
    private readonly ExecutorFactory _derivedExecutors;
    private readonly ExecutorFactory _backwardExecutors;
    private readonly SourceText _source;
    private readonly Func<string, string, SourceText?>? _findImport;
    private ParameterSet _parameters;
    private readonly InputBinder _inputs;
    private StepExecutor? _executor;
    private StepExecutor? _episodes;
    private ResultLayout? _layout;
    private long _rows = -1;
    private bool _isSized;
    private bool _isDisposed;

    private RewardProgram(
        SourceText source, Func<string, string, SourceText?>? findImport, CompiledProgram program,
        IReadOnlyList<Diagnostic> diagnostics, RewardOptions options, KernelSource kernels)
    {
        _executors = new ExecutorFactory(options, kernels);
        _derivedExecutors = new ExecutorFactory(options, KernelSource.RunTime);
        // Torch waits for a gradient: what no kernel takes runs on operations instead of failing.
        var backwardOptions = options.Backend is RewardBackend.Cpu or RewardBackend.Cuda ? options with { Backend = RewardBackend.Auto } : options;
        _backwardExecutors = new ExecutorFactory(backwardOptions, KernelSource.RunTime);
        _options = options;
        _source = source;
        _findImport = findImport;
        Program = program;
        Diagnostics = diagnostics;
        _parameters = new ParameterSet(program.Params);
        _inputs = new InputBinder(program.Inputs);
        _models = new BoundModel?[program.Models.Count];
        _asksModels = program.Graph.Nodes.Any(n => n.Kind == Ir.NodeKind.ModelCall);
    }

    /// <summary>What the program asks for and returns.</summary>
    public CompiledProgram Program { get; private set; }

    /// <summary>What the compiler said: warnings and notes.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>The program's name.</summary>
    public string Name => Program.Name;

    /// <summary>The SHA-256 of the resolved text: equal hashes, equal programs.</summary>
    public string Hash => RewardCompiler.Hash(Program.ResolvedText);

    /// <summary>What executes the steps, or the trajectories of a program without steps; <see cref="RewardBackend.Auto"/> before the first call.</summary>
    public RewardBackend Backend => _pipeline is not null ? _pipeline.Last.Backend : ((object?)_episodes ?? _trajectoryExecutor) switch
    {
        ReferenceExecutor or ReferenceTrajectories => RewardBackend.Reference,
        TorchExecutor or TorchTrajectories => RewardBackend.Torch,
        CpuExecutor or CpuTrajectories => RewardBackend.Cpu,
        CudaExecutor or CudaTrajectories => RewardBackend.Cuda,
        _ => _options.Backend,
    };

    /// <summary>
    /// Runs one step and returns all results in new tensors, which the caller owns. While gradients are enabled and an input or a learned
    /// parameter requires one, torch's autograd goes back through the results to it.
    /// </summary>
    /// <param name="inputs">A tensor for each input, by name; further names are ignored. None is changed or disposed.</param>
    /// <exception cref="RewardBindingException">A tensor is missing or does not fit.</exception>
    public StepResult Step(IReadOnlyDictionary<string, Tensor> inputs)
    {
        _inputs.Bind(inputs);
        return Run(null);
    }

    /// <summary>Runs one step with the tensors in the order of <see cref="CompiledProgram.Inputs"/>.</summary>
    public StepResult Step(params ReadOnlySpan<Tensor> inputs)
    {
        _inputs.Bind(inputs);
        return Run(null);
    }

    /// <summary>
    /// Runs one step into results that the caller owns; a steady stream of steps allocates no managed memory. Torch's autograd never
    /// takes part.
    /// </summary>
    public void Step(IReadOnlyDictionary<string, Tensor> inputs, StepResult results)
    {
        _inputs.Bind(inputs);
        Run(results);
    }

    /// <inheritdoc cref="Step(IReadOnlyDictionary{string, Tensor}, StepResult)"/>
    public void Step(ReadOnlySpan<Tensor> inputs, StepResult results)
    {
        _inputs.Bind(inputs);
        Run(results);
    }

    /// <summary>Makes tensors for the results of steps with a number of rows.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">Which results are wanted.</param>
    /// <param name="device">Where they lie; null for the CPU.</param>
    /// <exception cref="RewardException">An open axis has not met its tensors yet: run a step first.</exception>
    public StepResult CreateResults(long rows, ResultColumns columns = ResultColumns.All, Device? device = null)
    {
        RequireSized();
        if (PipelineOrNull() is { } pipeline)
            return pipeline.Last.CreateResults(rows, columns, device);
        return new StepResult(new ResultLayout(Program.Graph.Results, columns), rows, device ?? CPU);
    }

    /// <summary>Starts new episodes.</summary>
    /// <param name="mask">Bool <c>[rows]</c>: the rows that start over; null for all.</param>
    public void Reset(Tensor? mask = null)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (mask is not null && (mask.dtype != ScalarType.Bool || mask.dim() != 1 || _rows >= 0 && mask.size(0) != _rows))
            throw new RewardBindingException("mask", $"The mask of a reset is a bool tensor of shape [{(_rows >= 0 ? _rows : "rows")}]; got {mask.dtype} [{string.Join(", ", mask.shape)}].");
        // Rows of which nothing is known are at their first step.
        if (mask is not null && _rows <= 0)
            return;
        if (mask is null)
            _rows = -1;
        _episodes?.Reset(mask);
        _pipeline?.Reset(mask);
    }

    /// <summary>Sets a parameter; the next step uses it. Nothing is compiled again.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its elements, or one number for all of them, in its declared unit.</param>
    /// <exception cref="RewardBindingException">There is no such parameter, or the value is outside its range.</exception>
    public void SetParam(string name, params ReadOnlySpan<double> value) => _parameters.Set(name, value);

    /// <summary>The elements of a parameter.</summary>
    public IReadOnlyList<double> GetParam(string name) => [.. _parameters[name]];

    /// <summary>Frees the kernel and the episode state. Results stay with their owners.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _executor?.Dispose();
        _executor = null;
        _episodes = null;
        DisposeGradients();
        _pipeline?.Dispose();
        _trajectoryExecutor?.Dispose();
        _trajectoryExecutor = null;
    }

    private StepResult Run(StepResult? results, RewardGradients? gradients = null)
    {
        try
        {
            var step = RunBound(results, gradients);
            _rows = _inputs.Rows;
            return step;
        }
        finally
        {
            _inputs.Release();
        }
    }

    private StepResult RunBound(StepResult? results, RewardGradients? gradients)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        RequireCausal();
        Prepare();
        _parameters.ReadTensors();
        _parameters.RequireAllSet();
        var rows = _inputs.Rows;
        if (_rows >= 0 && rows != _rows && Program.Graph.States.Count > 0)
            throw new RewardException($"The step has {rows} rows, the episodes so far {_rows}. Call Reset() before the number of rows changes.");
        _ = GroupSizes.Of(Program.Graph, _parameters, rows);
        if (PipelineOrNull() is { } pipeline)
            return pipeline.Step(_inputs, results);
        if (results is not null && (results.Rows != rows || !results.Fits(Program.Graph.Results)))
            throw new RewardException($"The results were made for {results.Rows} rows{(results.Rows == rows ? " of another program" : "")}; the step has {rows}.");
        var isOwned = results is not null;
        if (results is null)
        {
            _layout ??= new ResultLayout(Program.Graph.Results, ResultColumns.All);
            results = IsRecording() ? RecordStep(_layout) : ExecuteStep(new StepResult(_layout, rows, DeviceOfInputs()), null);
        }
        else
        {
            ExecuteStep(results, gradients);
        }

        Guard(results, null, isOwned);
        return results;
    }

    private StepResult ExecuteStep(StepResult results, RewardGradients? gradients)
    {
        RequireOwn(results);
        if (gradients is null)
        {
            _executor ??= _executors.CreateSteps(Program, _inputs);
            UseEpisodes(_executor);
            _executor.Step(_inputs, _parameters, results);
            return results;
        }

        RequireFit(gradients);
        var executor = GradientStepsOf(gradients.Targets);
        UseEpisodes(executor);
        executor.Step(_inputs, _parameters, Join(results, gradients));
        gradients.Finish();
        return results;
    }

    private static void RequireOwn(RewardResult results)
    {
        if (results.IsRecorded)
            throw new RewardException("The results came from a run that torch's autograd records, so nothing may be written into them. Make others with CreateResults.");
    }

    private void RequireSized()
    {
        if (!Program.IsSized)
            throw new RewardException($"The axes {string.Join(", ", Program.OpenAxes)} have no size yet; run once with new results first.");
    }

    private void RequireCausal()
    {
        if (!Program.IsCausal)
            throw new RewardException($"'{Name}' has no single steps: {Program.LookAhead} looks ahead. Run it over whole trajectories with Evaluate.");
    }

    private Device DeviceOfInputs() =>
        _inputs.Tensors.Length == 0 || _inputs.Tensors[0].device_type == DeviceType.CPU ? CPU : _inputs.Tensors[0].device;

    /// <summary>Gives open axes the sizes of the first tensors.</summary>
    private void Prepare()
    {
        if (_isSized)
            return;
        if (!Program.IsSized)
        {
            var sized = RewardCompiler.Compile(
                _source, new CompilerOptions { FindImport = _findImport, AxisSizes = OpenAxisSizes.Read(_inputs) });
            if (sized.HasErrors)
                throw new RewardCompilationException(sized.Diagnostics);
            Program = sized.Programs.First(p => p.Name == Program.Name);
            _inputs.Inputs = Program.Inputs;
            _parameters = _parameters.Resize(Program.Params);
        }

        _isSized = true;
    }
}
