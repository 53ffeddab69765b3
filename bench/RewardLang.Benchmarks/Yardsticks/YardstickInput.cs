namespace RewardLang.Benchmarks.Yardsticks;

/// <summary>An input of a yardstick.</summary>
/// <param name="Name">Its name, the same for every peer.</param>
/// <param name="Columns">The numbers of one row.</param>
/// <param name="IsMask">Whether its elements are truth values, of one byte each, and not floats.</param>
internal sealed record YardstickInput(string Name, int Columns, bool IsMask = false);
