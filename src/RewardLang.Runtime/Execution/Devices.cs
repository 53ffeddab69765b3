using static TorchSharp.torch;

namespace RewardLang.Runtime.Execution;

/// <summary>Devices as torch counts them.</summary>
internal static class Devices
{
    /// <summary>The number among those of its type; a device without one is the first.</summary>
    public static int NumberOf(this Device device) => Math.Max(0, device.index);

    public static bool IsSameAs(this Device device, Device other) => device.type == other.type && device.NumberOf() == other.NumberOf();
}
