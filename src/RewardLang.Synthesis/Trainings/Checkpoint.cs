namespace RewardLang.Synthesis.Trainings;

/// <summary>A term over a part of a training.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Mean">Its mean value before the weight.</param>
/// <param name="Lowest">Its lowest value.</param>
/// <param name="Highest">Its highest value.</param>
/// <param name="Contribution">Its mean contribution to the total.</param>
public sealed record TermPoint(string Name, double Mean, double Lowest, double Highest, double Contribution);

/// <summary>How a training stood after some steps.</summary>
/// <param name="Steps">Environment steps done.</param>
/// <param name="Score">The task's metric of the policy, over whole episodes without noise.</param>
/// <param name="Reward">Mean total of a step since the last checkpoint.</param>
/// <param name="Length">Mean length of the episodes that ended since, in steps; null where none did.</param>
/// <param name="Terms">The terms since the last checkpoint, in the order of the text.</param>
public sealed record Checkpoint(long Steps, double Score, double Reward, double? Length, IReadOnlyList<TermPoint> Terms);
