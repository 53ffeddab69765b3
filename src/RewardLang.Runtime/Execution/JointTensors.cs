using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>The tensors of a run that also computes gradients: the results', then the gradients'. One object serves all runs.</summary>
internal sealed unsafe class JointTensors(int resultCount) : IResultTensors
{
    public RewardResult? Results { get; set; }

    public RewardGradients? Gradients { get; set; }

    public Device Device => Results!.Device;

    public Tensor? this[int result] => result < resultCount ? Results![result] : Gradients!.Written(result - resultCount);

    public void WritePointers(byte** pointers)
    {
        Results!.WritePointers(pointers);
        Gradients!.WritePointers(pointers + resultCount);
    }
}
