using RewardLang.Runtime.Lanes;

namespace RewardLang.Microbench;

/// <summary>The lanes that this machine has.</summary>
internal static class LaneWidths
{
    /// <summary>Those of a hardware's vectors, widest first, and the single lane.</summary>
    public static IEnumerable<LaneWidth> Supported
    {
        get
        {
            if (Lanes512.IsSupported)
                yield return LaneWidth.Wide;
            if (Lanes256.IsSupported)
                yield return LaneWidth.Half;
            yield return LaneWidth.Single;
        }
    }
}
