using RewardLang.Runtime.Kernels;
using RewardLang.Semantics;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>
/// Holds the tensors of a step, or of trajectories, against the declarations of the inputs. Allocates nothing while all is well.
/// </summary>
internal sealed class InputBinder
{
    private readonly ProgramInput[] _inputs;
    private readonly InputShape[] _shapes;

    public InputBinder(IReadOnlyList<ProgramInput> inputs)
    {
        _inputs = [.. inputs];
        _shapes = [.. inputs.Select(input => new InputShape(input))];
        Tensors = new Tensor[inputs.Count];
        Handles = new IntPtr[inputs.Count];
        Types = new ScalarType[inputs.Count];
        Known = [.. inputs.Select(_ => new KnownTensor())];
    }

    /// <summary>The tensors of the step, in the order of the declarations.</summary>
    public Tensor[] Tensors { get; }

    /// <summary>Their native handles.</summary>
    public IntPtr[] Handles { get; }

    /// <summary>The types of their elements.</summary>
    public ScalarType[] Types { get; }

    /// <summary>What earlier calls learned about these very tensors.</summary>
    public KnownTensor[] Known { get; }

    /// <summary>The number of rows that the tensors agree on.</summary>
    public long Rows { get; private set; }

    /// <summary>The number of steps that the tensors agree on; 1 for a single step.</summary>
    public long Steps { get; private set; }

    /// <summary>True when the tensors have a time axis behind the rows.</summary>
    public bool HasSteps { get; private set; }

    /// <summary>The declarations; with the sizes of their open axes once the first tensors have given them.</summary>
    public IReadOnlyList<ProgramInput> Inputs
    {
        get => _inputs;
        set
        {
            for (var i = 0; i < _inputs.Length; i++)
            {
                _inputs[i] = value[i];
                _shapes[i] = new InputShape(value[i]);
                Known[i].Forget();
            }
        }
    }

    /// <param name="tensors">A tensor for each input, by name.</param>
    /// <param name="hasSteps">True for trajectories: the tensors have a time axis.</param>
    public void Bind(IReadOnlyDictionary<string, Tensor> tensors, bool hasSteps = false)
    {
        for (var i = 0; i < _inputs.Length; i++)
        {
            if (!tensors.TryGetValue(_inputs[i].Name, out var tensor) || tensor is null)
            {
                throw new RewardBindingException(
                    _inputs[i].Name, $"The input '{_inputs[i].Name}' is missing. Passed: {string.Join(", ", tensors.Keys)}.");
            }

            Tensors[i] = tensor;
        }

        Check(hasSteps);
    }

    /// <inheritdoc cref="Bind(IReadOnlyDictionary{string, Tensor}, bool)"/>
    public void Bind(ReadOnlySpan<Tensor> tensors, bool hasSteps = false)
    {
        if (tensors.Length != _inputs.Length)
            throw new RewardBindingException("", $"{_inputs.Length} tensors are needed ({string.Join(", ", _inputs.Select(i => i.Name))}); {tensors.Length} were passed.");
        for (var i = 0; i < tensors.Length; i++)
            Tensors[i] = tensors[i] ?? throw new RewardBindingException(_inputs[i].Name, $"The input '{_inputs[i].Name}' is null.");
        Check(hasSteps);
    }

    /// <summary>Forgets the tensors, so that a finished step keeps none of them alive.</summary>
    public void Release() => Array.Clear(Tensors);

    /// <summary>The dimensions of an input's tensor before its own axes: rows and steps, where it has them.</summary>
    public int LeadOf(ProgramInput input) => (input.IsShared ? 0 : 1) + (HasSteps && !input.IsEpisodic ? 1 : 0);

    private void Check(bool hasSteps)
    {
        HasSteps = hasSteps;
        Rows = -1;
        Steps = hasSteps ? -1 : 1;
        for (var i = 0; i < _inputs.Length; i++)
        {
            Handles[i] = Tensors[i].Handle;
            if (Known[i].Is(Tensors[i], Handles[i], hasSteps))
            {
                Types[i] = Known[i].Type;
                AgreeOn(i, Known[i].Rows, Known[i].Steps);
                continue;
            }

            Known[i].Forget();
            Types[i] = CheckedType(_inputs[i], Handles[i]);
            CheckShape(i, Handles[i]);
        }

        if (Rows < 0)
            Rows = 1;
    }

    /// <summary>Where no input varies from step to step the lengths say how many steps the trajectories have.</summary>
    /// <exception cref="RewardBindingException">There are no lengths either.</exception>
    public void DecideSteps(Tensor? lengths)
    {
        if (Steps < 0)
        {
            Steps = TrajectoryLengths.MostSteps(lengths) ?? throw new RewardBindingException(
                "", "No input of the program varies from step to step, so nothing says how many steps the trajectories have: pass their lengths.");
        }
    }

    private static ScalarType CheckedType(ProgramInput input, IntPtr handle)
    {
        var type = NativeTensor.TypeOf(handle);
        var fits = input.Kind switch
        {
            ScalarKind.Bool => type is ScalarType.Bool or ScalarType.Byte,
            ScalarKind.Int => type is ScalarType.Float32 or ScalarType.Int32 or ScalarType.Int64,
            _ => type is ScalarType.Float32,
        };
        if (fits)
            return type;
        var (expected, target) = input.Kind switch
        {
            ScalarKind.Bool => ("bool or uint8", "torch.bool"),
            ScalarKind.Int => ("int32, int64 or float32", "torch.int64"),
            _ => ("float32", "torch.float32"),
        };
        throw new RewardBindingException(
            input.Name, $"The input '{input.Name}' ({input.Kind.ToString().ToLowerInvariant()}) takes a tensor of {expected}; "
                + $"got {type.ToString().ToLowerInvariant()}. Convert it with .to({target}).");
    }

    private void CheckShape(int index, IntPtr handle)
    {
        var shape = _shapes[index];
        var lead = HasSteps ? LeadOf(_inputs[index]) : shape.Lead;
        var dimensions = NativeTensor.DimensionsOf(handle);
        // One number for all rows may come as [1] too.
        var isBoxed = lead == 0 && shape.Sizes.Length == 0 && dimensions == 1 && NativeTensor.SizeOf(handle, 0) == 1;
        if (!isBoxed && dimensions != shape.Sizes.Length + lead)
            throw WrongShape(_inputs[index], Tensors[index]);
        AgreeOn(index, shape.IsShared ? -1 : NativeTensor.SizeOf(handle, 0), HasSteps && !_inputs[index].IsEpisodic ? NativeTensor.SizeOf(handle, lead - 1) : -1);
        for (var axis = 0; axis < shape.Sizes.Length; axis++)
            if (shape.Sizes[axis] >= 0 && NativeTensor.SizeOf(handle, axis + lead) != shape.Sizes[axis])
                throw WrongShape(_inputs[index], Tensors[index]);
    }

    /// <summary>Holds the rows and steps of an input against those before it; what it has none of is not looked at.</summary>
    private void AgreeOn(int index, long rows, long steps)
    {
        if (!_shapes[index].IsShared)
        {
            if (Rows >= 0 && rows != Rows)
                throw new RewardBindingException(_inputs[index].Name, $"The input '{_inputs[index].Name}' has {rows} rows, the inputs before it {Rows}.");
            Rows = rows;
        }

        if (HasSteps && !_inputs[index].IsEpisodic)
        {
            if (Steps >= 0 && steps != Steps)
                throw new RewardBindingException(_inputs[index].Name, $"The input '{_inputs[index].Name}' has {steps} steps, the inputs before it {Steps}.");
            Steps = steps;
        }
    }

    private RewardBindingException WrongShape(ProgramInput input, Tensor tensor)
    {
        var axes = input.Axes.Select(a => a.Size is { } size ? $"{a.Name} {size}" : a.Name);
        if (HasSteps && !input.IsEpisodic)
            axes = axes.Prepend("steps");
        var expected = string.Join(", ", input.IsShared ? axes : axes.Prepend("rows"));
        return new RewardBindingException(
            input.Name, $"The input '{input.Name}' takes a tensor of shape [{expected}]; got [{string.Join(", ", tensor.shape)}].");
    }

    /// <summary>What every step compares, at hand without a search through the declarations.</summary>
    private readonly struct InputShape(ProgramInput input)
    {
        public bool IsShared { get; } = input.IsShared;

        /// <summary>Dimensions before those of the axes: the rows.</summary>
        public int Lead => IsShared ? 0 : 1;

        /// <summary>The sizes of the axes; −1 where one is open.</summary>
        public long[] Sizes { get; } = [.. input.Axes.Select(axis => (long)(axis.Size ?? -1))];
    }
}
