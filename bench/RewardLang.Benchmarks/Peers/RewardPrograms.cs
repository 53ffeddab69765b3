using RewardLang.Benchmarks.Yardsticks;
using RewardLang.Runtime;

namespace RewardLang.Benchmarks.Peers;

/// <summary>The <c>.reward</c> files of the yardsticks.</summary>
internal static class RewardPrograms
{
    /// <summary>Compiles the program of a yardstick.</summary>
    /// <param name="yardstick">The yardstick.</param>
    /// <param name="options">How it is executed; null for the defaults.</param>
    public static RewardProgram Load(Yardstick yardstick, RewardOptions? options = null) =>
        RewardProgram.Load(Path.Combine(AppContext.BaseDirectory, "Rewards", $"{yardstick.Name}.reward"), options);
}
