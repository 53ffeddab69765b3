namespace RewardLang.Synthesis.Trainings;

/// <summary>
/// Gives up a training whose best score so far is below the median of what the others had on average up to the same checkpoint (the median stopping rule
/// of Vizier, Golovin et al. 2017).
/// </summary>
/// <param name="firstCheckpoint">Nothing is given up before so many checkpoints.</param>
/// <param name="fewestOthers">Nothing is given up beside fewer other trainings.</param>
public sealed class MedianRule(int firstCheckpoint = 4, int fewestOthers = 4)
{
    /// <summary>Whether a training is hopeless.</summary>
    /// <param name="training">Its checkpoints so far.</param>
    /// <param name="others">The checkpoints of the others, those that were given up included.</param>
    public bool IsHopeless(IReadOnlyList<Checkpoint> training, IReadOnlyCollection<IReadOnlyList<Checkpoint>> others)
    {
        var count = training.Count;
        var averages = others.Where(o => o.Count >= count).Select(o => o.Take(count).Average(c => c.Score)).Order().ToList();
        return count >= firstCheckpoint && averages.Count >= fewestOthers && training.Max(c => c.Score) < Median(averages);
    }

    private static double Median(List<double> sorted) =>
        sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
}
