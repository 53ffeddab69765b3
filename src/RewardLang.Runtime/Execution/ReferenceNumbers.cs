using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>Tensors as the interpreter's numbers, and back.</summary>
internal static class ReferenceNumbers
{
    public static void Write(Tensor? tensor, IEnumerable<double> values)
    {
        if (tensor is null)
            return;
        using var filled = tensor.dtype == ScalarType.Bool
            ? torch.tensor(values.Select(v => v != 0).ToArray(), tensor.shape)
            : torch.tensor(values.Select(v => (float)v).ToArray(), tensor.shape);
        tensor.copy_(filled);
    }

    public static double[] Read(Tensor tensor)
    {
        using var converted = HostTensor.From(tensor, ScalarType.Float64);
        return [.. converted.data<double>()];
    }
}
