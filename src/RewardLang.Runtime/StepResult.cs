using static TorchSharp.torch;

namespace RewardLang.Runtime;

/// <summary>The tensors of one step, <c>[rows, axes…]</c>.</summary>
public sealed class StepResult : RewardResult
{
    internal StepResult(ResultLayout layout, long rows, Device device)
        : base(layout, rows, null, device)
    {
    }

    internal StepResult(ResultLayout layout, long rows, IReadOnlyList<Tensor> tensors)
        : base(layout, rows, tensors)
    {
    }
}
