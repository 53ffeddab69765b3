namespace RewardLang.Benchmarks.Yardsticks;

/// <summary>What is computed.</summary>
internal enum Direction
{
    /// <summary>The total of every row.</summary>
    Forward,

    /// <summary>The totals, and the gradient of their sum with respect to every real input.</summary>
    Backward,
}
