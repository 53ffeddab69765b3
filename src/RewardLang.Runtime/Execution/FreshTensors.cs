using RewardLang.Ir;
using RewardLang.Runtime.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>A new tensor for each result of a program, each with memory of its own.</summary>
internal sealed unsafe class FreshTensors(IReadOnlyList<GraphResult> results, long rows, long? steps, Device device) : IResultTensors
{
    public Tensor[] Tensors { get; } = [.. results.Select(r => Create(r.Node, rows, steps, device))];

    public Device Device => device;

    public Tensor? this[int result] => Tensors[result];

    public void WritePointers(byte** pointers)
    {
        for (var i = 0; i < Tensors.Length; i++)
            pointers[i] = NativeTensor.DataOf(Tensors[i]);
    }

    public static Tensor Create(Node node, long rows, long? steps, Device device)
    {
        long[] lead = steps is { } count ? [rows, count] : [rows];
        long[] shape = [.. lead, .. node.Axes.Select(a => (long)a.Size!.Value)];
        return torch.empty(shape, node.IsTruth ? ScalarType.Bool : ScalarType.Float32, device).DetachFromDisposeScope();
    }
}
