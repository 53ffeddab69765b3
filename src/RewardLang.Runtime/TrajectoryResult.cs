using static TorchSharp.torch;

namespace RewardLang.Runtime;

/// <summary>
/// The tensors of whole trajectories, <c>[rows, steps, axes…]</c>: what is one number for each row of a step is one for each row and
/// step here. Past a row's length every result is 0 or false.
/// </summary>
public sealed class TrajectoryResult : RewardResult
{
    internal TrajectoryResult(ResultLayout layout, long rows, long steps, Device device)
        : base(layout, rows, steps, device) => Steps = steps;

    internal TrajectoryResult(ResultLayout layout, long rows, long steps, IReadOnlyList<Tensor> tensors)
        : base(layout, rows, tensors) => Steps = steps;

    /// <summary>The number of steps of the longest row that the tensors have room for.</summary>
    public long Steps { get; }
}
