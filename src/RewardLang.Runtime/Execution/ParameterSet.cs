using RewardLang.Runtime.Kernels;
using RewardLang.Semantics;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>The current numbers of the parameters, as floats for kernels and as doubles for the interpreter.</summary>
internal sealed class ParameterSet
{
    private readonly IReadOnlyList<ProgramParam> _params;
    private readonly bool[] _isSet;
    private readonly double[][] _read;

    public ParameterSet(IReadOnlyList<ProgramParam> parameters)
    {
        _params = parameters;
        Offsets = new int[parameters.Count];
        Values = new double[parameters.Count][];
        _isSet = new bool[parameters.Count];
        _read = new double[parameters.Count][];
        Tensors = new Tensor?[parameters.Count];
        var offset = 0;
        for (var i = 0; i < parameters.Count; i++)
        {
            Offsets[i] = offset;
            var count = parameters[i].Axes.Aggregate(1, (n, axis) => n * (axis.Size ?? 1));
            Values[i] = new double[count];
            if (parameters[i].Default is { } defaults)
                for (var element = 0; element < count; element++)
                    Values[i][element] = defaults[defaults.Count == 1 ? 0 : element];
            _isSet[i] = parameters[i].Default is not null;
            offset += count;
        }

        Floats = new float[offset];
        for (var i = 0; i < parameters.Count; i++)
            Write(i);
    }

    /// <summary>The same numbers for a program whose open axes have their sizes: one number stands for all elements of such an axis.</summary>
    public ParameterSet Resize(IReadOnlyList<ProgramParam> parameters)
    {
        var resized = new ParameterSet(parameters);
        for (var i = 0; i < parameters.Count; i++)
        {
            if (Tensors[i] is { } tensor)
                resized.Set(parameters[i].Name, tensor);
            else if (_isSet[i])
                resized.Set(parameters[i].Name, Values[i]);
        }

        return resized;
    }

    /// <summary>The numbers of now, which later changes leave alone.</summary>
    public ParameterSet Copy()
    {
        var copy = new ParameterSet(_params);
        for (var i = 0; i < _params.Count; i++)
            if (_isSet[i] || Tensors[i] is not null)
                copy.Assign(i, Values[i]);
        return copy;
    }

    /// <summary>For each parameter, the tensor that its elements are read from at every run; null for one that is set by numbers.</summary>
    public Tensor?[] Tensors { get; }

    /// <summary>For each parameter, its elements.</summary>
    public double[][] Values { get; }

    /// <summary>All elements, one parameter behind the other.</summary>
    public float[] Floats { get; }

    /// <summary>Where each parameter begins in <see cref="Floats"/>.</summary>
    public int[] Offsets { get; }

    public string NameOf(int index) => _params[index].Name;

    /// <summary>The elements of a parameter.</summary>
    public double[] this[string name] => Values[IndexOf(name)];

    public void Set(string name, ReadOnlySpan<double> elements)
    {
        var index = IndexOf(name);
        Assign(index, elements);
        Tensors[index] = null;
    }

    /// <summary>Takes a parameter from a tensor from now on.</summary>
    public void Set(string name, Tensor tensor)
    {
        var index = IndexOf(name);
        if (_params[index].Kind != ScalarKind.Real)
            throw new RewardBindingException(name, $"The parameter '{name}' is a {_params[index].Kind.ToString().ToLowerInvariant()}: only a real one can be learned. Set it to numbers.");
        CheckShape(index, tensor);
        Tensors[index] = tensor;
        _isSet[index] = true;
    }

    /// <summary>Reads the tensors of learned parameters; on the CPU without an allocation.</summary>
    public void ReadTensors()
    {
        for (var i = 0; i < Tensors.Length; i++)
            if (Tensors[i] is { } tensor)
                Read(i, tensor);
    }

    /// <exception cref="RewardBindingException">A parameter without a default was never set.</exception>
    public void RequireAllSet()
    {
        for (var i = 0; i < _isSet.Length; i++)
            if (!_isSet[i])
                throw new RewardBindingException(_params[i].Name, $"'{_params[i].Name}' has no value: set it before the first step.");
    }

    private void CheckShape(int index, Tensor tensor)
    {
        var axes = _params[index].Axes;
        var fits = tensor.dtype == ScalarType.Float32 && tensor.dim() == axes.Count;
        for (var a = 0; fits && a < axes.Count; a++)
            fits = axes[a].Size is not { } size || tensor.size(a) == size;
        if (!fits)
            throw new RewardBindingException(
                _params[index].Name, $"The parameter '{_params[index].Name}' takes a float32 tensor of shape "
                    + $"[{string.Join(", ", axes.Select(a => a.Size is { } size ? $"{a.Name} {size}" : a.Name))}]; "
                    + $"got {tensor.dtype.ToString().ToLowerInvariant()} [{string.Join(", ", tensor.shape)}].");
    }

    private unsafe void Read(int index, Tensor tensor)
    {
        CheckShape(index, tensor);
        using var copy = tensor.device_type == DeviceType.CPU && tensor.is_contiguous() ? null : HostTensor.From(tensor);
        var elements = _read[index] ??= new double[Values[index].Length];
        var source = (float*)NativeTensor.DataOf(copy ?? tensor);
        for (var i = 0; i < elements.Length; i++)
            elements[i] = source[i];
        GC.KeepAlive(tensor);
        Assign(index, elements);
    }

    private void Assign(int index, ReadOnlySpan<double> elements)
    {
        var param = _params[index];
        var name = param.Name;
        if (elements.Length != 1 && elements.Length != Values[index].Length)
            throw new RewardBindingException(name, $"The parameter '{name}' has {Values[index].Length} elements; {elements.Length} were given.");
        foreach (var element in elements)
        {
            if (double.IsNaN(element))
                throw new RewardBindingException(name, $"The parameter '{name}' was set to NaN.");
            if (param.Kind == ScalarKind.Int && element != Math.Floor(element))
                throw new RewardBindingException(name, $"The parameter '{name}' is a whole number; it was set to {element}.");
            if (param.Kind == ScalarKind.Bool && element is not (0 or 1))
                throw new RewardBindingException(name, $"The parameter '{name}' is 0 or 1; it was set to {element}.");
            if (element < param.Lower || element > param.Upper)
                throw new RewardBindingException(name, $"The parameter '{name}' was set to {element}, outside {param.Lower} .. {param.Upper}.");
        }

        for (var i = 0; i < Values[index].Length; i++)
            Values[index][i] = elements[elements.Length == 1 ? 0 : i];
        _isSet[index] = true;
        Write(index);
    }

    private void Write(int index)
    {
        for (var i = 0; i < Values[index].Length; i++)
            Floats[Offsets[index] + i] = (float)Values[index][i];
    }

    private int IndexOf(string name)
    {
        for (var i = 0; i < _params.Count; i++)
            if (_params[i].Name == name)
                return i;
        throw new RewardBindingException(
            name, $"There is no parameter '{name}'. {NameSuggestion.For(name, _params.Select(p => p.Name))}");
    }
}
