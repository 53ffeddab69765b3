using RewardLang.Rewrites.Gradients;
using RewardLang.Runtime.Execution;
using RewardLang.Runtime.Kernels;
using RewardLang.Semantics;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime;

/// <summary>
/// The gradients of a run's totals, all rows (and steps) added up, by each real input and parameter. Each has the shape of its input;
/// that of a parameter has the parameter's axes. Owned by whoever holds this object: reuse it for the next run, or dispose it.
/// </summary>
public sealed class RewardGradients : IDisposable
{
    private readonly Dictionary<string, Tensor> _gradients = new(StringComparer.Ordinal);
    private readonly Tensor?[] _written;
    private readonly List<SharedGradient> _shared = [];

    internal RewardGradients(CompiledProgram original, GradientProgram program, GradientTargets targets, long rows, long? steps, Device device)
    {
        Original = original;
        Targets = targets;
        Rows = rows;
        Steps = steps;
        Device = device;
        _written = new Tensor?[program.Program.Graph.Results.Count - original.Graph.Results.Count];
        if (targets.HasFlag(GradientTargets.Inputs))
        {
            for (var i = 0; i < original.Inputs.Count; i++)
            {
                var input = original.Inputs[i];
                if (input.Kind == ScalarKind.Real)
                    Add(input.Name, input.Axes, program, program.InputGradients[i], input.IsShared, input.IsEpisodic);
            }
        }

        if (targets.HasFlag(GradientTargets.Params))
        {
            for (var i = 0; i < original.Params.Count; i++)
                if (original.Params[i].Kind == ScalarKind.Real)
                    Add(original.Params[i].Name, original.Params[i].Axes, program, program.ParamGradients[i], isShared: true, isTimeless: true);
        }
    }

    /// <summary>The number of rows.</summary>
    public long Rows { get; }

    /// <summary>The number of steps of trajectories; null for single steps.</summary>
    public long? Steps { get; }

    /// <summary>What the gradients are taken by.</summary>
    public GradientTargets Targets { get; }

    /// <summary>Where the tensors lie.</summary>
    public Device Device { get; }

    internal CompiledProgram Original { get; }

    /// <summary>The gradient by a real input or parameter.</summary>
    /// <exception cref="RewardBindingException">There is none of this name.</exception>
    public Tensor this[string name] => _gradients.TryGetValue(name, out var gradient)
        ? gradient
        : throw new RewardBindingException(name, $"There is no gradient by '{name}' here. {NameSuggestion.For(name, _gradients.Keys)}");

    /// <summary>Frees the tensors.</summary>
    public void Dispose()
    {
        foreach (var gradient in _gradients.Values)
            gradient.Dispose();
        foreach (var shared in _shared)
            shared.Written.Dispose();
    }

    /// <summary>The tensor that a run writes, by the number of the gradient.</summary>
    internal Tensor? Written(int gradient) => _written[gradient];

    internal unsafe void WritePointers(byte** pointers)
    {
        for (var i = 0; i < _written.Length; i++)
            pointers[i] = NativeTensor.DataOf(_written[i]!);
    }

    /// <summary>Adds up what rows and steps share.</summary>
    internal void Finish()
    {
        foreach (var shared in _shared)
            shared.Finish();
    }

    private void Add(string name, IReadOnlyList<AxisInfo> axes, GradientProgram program, int result, bool isShared, bool isTimeless)
    {
        long[] own = [.. axes.Select(a => (long)a.Size!.Value)];
        isTimeless &= Steps is not null;
        long[] steps = Steps is { } count ? [count] : [];
        // What the program does not use keeps its 0.
        var gradient = torch.zeros([.. isShared ? (long[])[] : [Rows], .. isTimeless ? [] : steps, .. own], ScalarType.Float32, Device).DetachFromDisposeScope();
        _gradients.Add(name, gradient);
        if (result < 0)
            return;
        var written = gradient;
        if (isShared || isTimeless)
        {
            written = torch.empty([Rows, .. steps, .. own], ScalarType.Float32, Device).DetachFromDisposeScope();
            _shared.Add(new SharedGradient(written, gradient, isShared, isTimeless));
        }

        _written[result - (program.Program.Graph.Results.Count - _written.Length)] = written;
    }
}
