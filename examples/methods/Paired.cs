using RewardLang.Training.Methods;

namespace RewardLang.Methods;

/// <summary>Two ways compared seed by seed: tasks differ more from one seed to the next than the ways do on one task.</summary>
internal static class Paired
{
    /// <summary>By how much the first is above the second, for each seed.</summary>
    public static Spread Gain(Spread one, Spread other) => new([.. one.Values.Zip(other.Values, (a, b) => a - b)]);

    /// <summary>Whether the mean gain exceeds its standard error.</summary>
    public static bool IsAbove(Spread one, Spread other)
    {
        var gain = Gain(one, other);
        return gain.Mean > gain.Deviation / Math.Sqrt(gain.Values.Count);
    }
}
