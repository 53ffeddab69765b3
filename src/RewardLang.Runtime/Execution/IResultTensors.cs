using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>The tensors that a run writes, by the numbers of the program's results.</summary>
internal unsafe interface IResultTensors
{
    /// <summary>The tensor of a result, <c>[rows, axes…]</c> or <c>[rows, steps, axes…]</c>; null where it is not wanted.</summary>
    Tensor? this[int result] { get; }

    /// <summary>Where the tensors lie.</summary>
    Device Device { get; }

    /// <exception cref="RewardException">They lie elsewhere than the inputs: kernels write there, through bare pointers.</exception>
    void RequireOn(Device device)
    {
        if (!Device.IsSameAs(device))
            throw new RewardException($"The results are on {Device}, the inputs on {device}. Make them there: CreateResults(…, device: {device}).");
    }

    /// <summary>Writes the first element of every result to <paramref name="pointers"/>, null for those not wanted.</summary>
    void WritePointers(byte** pointers);
}
