using RewardLang.Rewrites.Gradients;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>
/// The backward halves of a program, each made when it is first needed: which inputs want a gradient and which results have one
/// differs from one use to another. They outlive the program that is disposed while torch still holds its results.
/// </summary>
/// <param name="program">The sized program.</param>
/// <param name="executors">What makes executors.</param>
internal sealed class BackwardRuns(CompiledProgram program, ExecutorFactory executors)
{
    private readonly Dictionary<string, Backward> _backwards = new(StringComparer.Ordinal);
    private readonly bool[] _isChecked = new bool[2];
    private Tensor?[] _returned = [];

    ~BackwardRuns()
    {
        foreach (var backward in _backwards.Values)
            backward.Dispose();
    }

    public CompiledProgram Program => program;

    /// <summary>Makes sure that all results have a derivative, before torch is on its way back.</summary>
    /// <exception cref="DerivativeNotSupportedException">One has none.</exception>
    public void RequireDerivative(bool overTime)
    {
        ref var isChecked = ref _isChecked[overTime ? 1 : 0];
        if (!isChecked)
            Differentiation.Backward(program, All(program.Inputs), All(program.Params), All(program.Graph.Results), overTime);
        isChecked = true;
    }

    /// <summary>The gradients of a run.</summary>
    /// <param name="run">What is known of the run.</param>
    /// <param name="tensors">Its inputs, then what it saved.</param>
    /// <param name="seeds">For each result what is differentiated by it; null where nothing is.</param>
    /// <returns>For each input and then each parameter its gradient; null where none is wanted.</returns>
    public Tensor?[] Run(RecordedRun run, IReadOnlyList<Tensor> tensors, IReadOnlyList<Tensor?> seeds)
    {
        bool[] seeded = [.. program.Graph.Results.Select((r, i) => !r.Node.IsTruth && seeds[i] is not null)];
        var key = string.Concat(run.WantedInputs.Concat(run.WantedParams).Concat(seeded).Append(run.Steps is not null).Select(b => b ? '1' : '0'));
        if (!_backwards.TryGetValue(key, out var backward))
            _backwards[key] = backward = new Backward(Differentiation.Backward(program, run.WantedInputs, run.WantedParams, seeded, run.Steps is not null));
        return backward.Run(executors, run, tensors, seeds);
    }

    /// <summary>
    /// Keeps gradients alive while torch takes them over, which it does only after the call has returned, and frees those of the run
    /// before.
    /// </summary>
    public List<Tensor> HandOver(Tensor?[] gradients)
    {
        foreach (var tensor in _returned)
            tensor?.Dispose();
        _returned = gradients;
        return [null!, .. gradients.Select(t => t!)];
    }

    private static bool[] All<T>(IReadOnlyList<T> list) => [.. list.Select(_ => true)];

    /// <summary>One of them.</summary>
    private sealed class Backward(GradientProgram program) : IDisposable
    {
        private readonly InputBinder _inputs = new(program.Program.Inputs);
        private StepExecutor? _steps;
        private TrajectoryExecutor? _trajectories;

        public Tensor?[] Run(ExecutorFactory executors, RecordedRun run, IReadOnlyList<Tensor> tensors, IReadOnlyList<Tensor?> seeds)
        {
            var inputs = new Tensor[program.Program.Inputs.Count];
            for (var i = 0; i < run.InputCount; i++)
                inputs[i] = tensors[i];
            for (var i = 0; i < program.Saved.Count; i++)
                inputs[program.Saved[i]] = tensors[run.InputCount + i];
            for (var i = 0; i < program.Seeds.Count; i++)
                if (program.Seeds[i] >= 0)
                    inputs[program.Seeds[i]] = seeds[i]!;
            _inputs.Bind(inputs, hasSteps: run.Steps is not null);
            var written = new FreshTensors(program.Program.Graph.Results, run.Rows, run.Steps, inputs.Length == 0 ? CPU : inputs[0].device);
            if (run.Lengths is { } lengths)
                (_trajectories ??= executors.CreateTrajectories(program.Program, _inputs)).Evaluate(_inputs, lengths, run.Parameters, written);
            else
                (_steps ??= executors.CreateSteps(program.Program, _inputs)).Step(_inputs, run.Parameters, written);
            _inputs.Release();
            return [.. program.InputGradients.Select((g, i) => Finish(run, written, g, i)), .. program.ParamGradients.Select((g, i) => Finish(run, written, g, run.InputCount + i))];
        }

        public void Dispose()
        {
            _steps?.Dispose();
            _trajectories?.Dispose();
        }

        /// <summary>The gradient in the shape of its input; zeros by one that the program does not use.</summary>
        private static Tensor? Finish(RecordedRun run, FreshTensors written, int result, int leaf)
        {
            var (isWanted, isShared, isTimeless, shape, device) = run.Leaves[leaf];
            if (!isWanted)
                return null;
            if (result < 0)
                return zeros(shape, ScalarType.Float32, device).DetachFromDisposeScope();
            var gradient = written.Tensors[result];
            if (isShared || isTimeless)
            {
                using var rows = gradient;
                gradient = zeros(shape, ScalarType.Float32, rows.device).DetachFromDisposeScope();
                new SharedGradient(rows, gradient, isShared, isTimeless).Finish();
            }

            return gradient.device == device ? gradient : gradient.to(device).DetachFromDisposeScope();
        }
    }
}

/// <summary>An input or parameter of a recorded run.</summary>
/// <param name="IsWanted">True when torch wants its gradient.</param>
/// <param name="IsShared">True when the rows share it.</param>
/// <param name="IsTimeless">True when the steps of trajectories share it.</param>
/// <param name="Shape">The shape of its tensor.</param>
/// <param name="Device">Where its tensor is.</param>
internal sealed record RecordedLeaf(bool IsWanted, bool IsShared, bool IsTimeless, long[] Shape, Device Device);

/// <summary>What the backward half of a run needs beside tensors.</summary>
/// <param name="InputCount">The number of the program's inputs.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Steps">The number of steps of trajectories; null for a single step.</param>
/// <param name="Lengths">The lengths of trajectories.</param>
/// <param name="Parameters">The numbers of the parameters in the run.</param>
/// <param name="Leaves">Its inputs, then its parameters.</param>
internal sealed record RecordedRun(
    int InputCount, long Rows, long? Steps, TrajectoryLengths? Lengths, ParameterSet Parameters, IReadOnlyList<RecordedLeaf> Leaves)
{
    public IReadOnlyList<bool> WantedInputs => [.. Leaves.Take(InputCount).Select(leaf => leaf.IsWanted)];

    public IReadOnlyList<bool> WantedParams => [.. Leaves.Skip(InputCount).Select(leaf => leaf.IsWanted)];
}
