using RewardLang.Runtime.Lanes;

namespace RewardLang.Runtime.Kernels;

/// <summary>What lanes this machine has.</summary>
internal static class KernelWidths
{
    /// <summary>The most lanes that any kernel runs on: how far buffers reach behind their last row.</summary>
    public const int MostLanes = 16;

    /// <summary>The widest lanes with instructions of their own.</summary>
    public static KernelWidth Widest { get; } =
        Lanes512.IsSupported ? KernelWidth.Lanes512 : Lanes256.IsSupported ? KernelWidth.Lanes256 : KernelWidth.Lanes1;
}
