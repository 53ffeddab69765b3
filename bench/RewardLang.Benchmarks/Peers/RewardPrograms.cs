using RewardLang.Benchmarks.Yardsticks;
using RewardLang.Runtime;

namespace RewardLang.Benchmarks.Peers;

/// <summary>The <c>.reward</c> files of the yardsticks.</summary>
internal static class RewardPrograms
{
    /// <summary>Compiles the program of a yardstick.</summary>
    public static RewardProgram Load(Yardstick yardstick) =>
        RewardProgram.Load(Path.Combine(AppContext.BaseDirectory, "Rewards", $"{yardstick.Name}.reward"));
}
