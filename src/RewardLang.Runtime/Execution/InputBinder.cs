using RewardLang.Semantics;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>
/// Holds the tensors of a step, or of trajectories, against the declarations of the inputs. Allocates nothing while all is well.
/// </summary>
internal sealed class InputBinder(IReadOnlyList<ProgramInput> inputs)
{
    /// <summary>The tensors of the step, in the order of the declarations.</summary>
    public Tensor[] Tensors { get; } = new Tensor[inputs.Count];

    /// <summary>The number of rows that the tensors agree on.</summary>
    public long Rows { get; private set; }

    /// <summary>The number of steps that the tensors agree on; 1 for a single step.</summary>
    public long Steps { get; private set; }

    /// <summary>True when the tensors have a time axis behind the rows.</summary>
    public bool HasSteps { get; private set; }

    /// <summary>The declarations; with the sizes of their open axes once the first tensors have given them.</summary>
    public IReadOnlyList<ProgramInput> Inputs { get; set; } = inputs;

    /// <param name="tensors">A tensor for each input, by name.</param>
    /// <param name="hasSteps">True for trajectories: the tensors have a time axis.</param>
    public void Bind(IReadOnlyDictionary<string, Tensor> tensors, bool hasSteps = false)
    {
        for (var i = 0; i < Inputs.Count; i++)
        {
            if (!tensors.TryGetValue(Inputs[i].Name, out var tensor) || tensor is null)
            {
                throw new RewardBindingException(
                    Inputs[i].Name, $"The input '{Inputs[i].Name}' is missing. Passed: {string.Join(", ", tensors.Keys)}.");
            }

            Tensors[i] = tensor;
        }

        Check(hasSteps);
    }

    /// <inheritdoc cref="Bind(IReadOnlyDictionary{string, Tensor}, bool)"/>
    public void Bind(ReadOnlySpan<Tensor> tensors, bool hasSteps = false)
    {
        if (tensors.Length != Inputs.Count)
            throw new RewardBindingException("", $"{Inputs.Count} tensors are needed ({string.Join(", ", Inputs.Select(i => i.Name))}); {tensors.Length} were passed.");
        for (var i = 0; i < tensors.Length; i++)
            Tensors[i] = tensors[i] ?? throw new RewardBindingException(Inputs[i].Name, $"The input '{Inputs[i].Name}' is null.");
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
        for (var i = 0; i < Inputs.Count; i++)
        {
            CheckType(Inputs[i], Tensors[i]);
            CheckShape(Inputs[i], Tensors[i]);
        }

        if (Rows < 0)
            Rows = 1;
        if (Steps < 0)
            throw new RewardBindingException("", "No input of the program varies from step to step, so there is nothing that says how many steps the trajectories have.");
    }

    private static void CheckType(ProgramInput input, Tensor tensor)
    {
        var type = tensor.dtype;
        var fits = input.Kind switch
        {
            ScalarKind.Bool => type is ScalarType.Bool or ScalarType.Byte,
            ScalarKind.Int => type is ScalarType.Float32 or ScalarType.Int32 or ScalarType.Int64,
            _ => type is ScalarType.Float32,
        };
        if (fits)
            return;
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

    private void CheckShape(ProgramInput input, Tensor tensor)
    {
        var axes = input.Axes;
        var lead = LeadOf(input);
        var dimensions = tensor.dim();
        // One number for all rows may come as [1] too.
        var isBoxed = lead == 0 && axes.Count == 0 && dimensions == 1 && tensor.size(0) == 1;
        if (!isBoxed && dimensions != axes.Count + lead)
            throw WrongShape(input, tensor);
        if (!input.IsShared)
        {
            var rows = tensor.size(0);
            if (Rows >= 0 && rows != Rows)
                throw new RewardBindingException(input.Name, $"The input '{input.Name}' has {rows} rows, the inputs before it {Rows}.");
            Rows = rows;
        }

        if (HasSteps && !input.IsEpisodic)
        {
            var steps = tensor.size(lead - 1);
            if (Steps >= 0 && steps != Steps)
                throw new RewardBindingException(input.Name, $"The input '{input.Name}' has {steps} steps, the inputs before it {Steps}.");
            Steps = steps;
        }

        for (var a = 0; a < axes.Count; a++)
            if (axes[a].Size is { } size && tensor.size(a + lead) != size)
                throw WrongShape(input, tensor);
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
}
