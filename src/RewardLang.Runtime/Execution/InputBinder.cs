using RewardLang.Semantics;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>Holds the tensors of a step against the declarations of the inputs. Allocates nothing while all is well.</summary>
internal sealed class InputBinder(IReadOnlyList<ProgramInput> inputs)
{
    /// <summary>The tensors of the step, in the order of the declarations.</summary>
    public Tensor[] Tensors { get; } = new Tensor[inputs.Count];

    /// <summary>The number of rows that the tensors agree on.</summary>
    public long Rows { get; private set; }

    /// <summary>The declarations; with the sizes of their open axes once the first tensors have given them.</summary>
    public IReadOnlyList<ProgramInput> Inputs { get; set; } = inputs;

    public void Bind(IReadOnlyDictionary<string, Tensor> tensors)
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

        Check();
    }

    public void Bind(ReadOnlySpan<Tensor> tensors)
    {
        if (tensors.Length != Inputs.Count)
            throw new RewardBindingException("", $"{Inputs.Count} tensors are needed ({string.Join(", ", Inputs.Select(i => i.Name))}); {tensors.Length} were passed.");
        for (var i = 0; i < tensors.Length; i++)
            Tensors[i] = tensors[i] ?? throw new RewardBindingException(Inputs[i].Name, $"The input '{Inputs[i].Name}' is null.");
        Check();
    }

    /// <summary>Forgets the tensors, so that a finished step keeps none of them alive.</summary>
    public void Release() => Array.Clear(Tensors);

    private void Check()
    {
        Rows = -1;
        for (var i = 0; i < Inputs.Count; i++)
        {
            CheckType(Inputs[i], Tensors[i]);
            CheckShape(Inputs[i], Tensors[i]);
        }

        if (Rows < 0)
            Rows = 1;
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
        var lead = input.IsShared ? 0 : 1;
        var dimensions = tensor.dim();
        // One number for all rows may come as [1] too.
        var isBoxed = input.IsShared && axes.Count == 0 && dimensions == 1 && tensor.size(0) == 1;
        if (!isBoxed && dimensions != axes.Count + lead)
            throw WrongShape(input, tensor);
        if (!input.IsShared)
        {
            var rows = tensor.size(0);
            if (Rows >= 0 && rows != Rows)
                throw new RewardBindingException(input.Name, $"The input '{input.Name}' has {rows} rows, the inputs before it {Rows}.");
            Rows = rows;
        }

        for (var a = 0; a < axes.Count; a++)
            if (axes[a].Size is { } size && tensor.size(a + lead) != size)
                throw WrongShape(input, tensor);
    }

    private static RewardBindingException WrongShape(ProgramInput input, Tensor tensor)
    {
        var axes = input.Axes.Select(a => a.Size is { } size ? $"{a.Name} {size}" : a.Name);
        var expected = string.Join(", ", input.IsShared ? axes : axes.Prepend("rows"));
        return new RewardBindingException(
            input.Name, $"The input '{input.Name}' takes a tensor of shape [{expected}]; got [{string.Join(", ", tensor.shape)}].");
    }
}
