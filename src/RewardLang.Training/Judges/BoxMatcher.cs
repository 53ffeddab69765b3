namespace RewardLang.Training.Judges;

/// <summary>
/// Matches found boxes with true ones: the surest first, each with the best one that is left, where the two share enough
/// (Liu et al., Visual-RFT, 2025).
/// </summary>
/// <param name="threshold">The overlap above which two boxes match.</param>
public sealed class BoxMatcher(double threshold = 0.5)
{
    /// <summary>The overlap of each found box with its match, in the order given, 0 for one without.</summary>
    public IReadOnlyList<double> Overlaps(IReadOnlyList<Box> found, IReadOnlyList<Box> truth)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(truth);
        var overlaps = new double[found.Count];
        var isTaken = new bool[truth.Count];
        foreach (var i in Enumerable.Range(0, found.Count).OrderByDescending(i => found[i].Confidence))
        {
            var best = -1;
            for (var j = 0; j < truth.Count; j++)
                if (!isTaken[j] && (best < 0 || found[i].IntersectionOverUnion(truth[j]) > found[i].IntersectionOverUnion(truth[best]))) best = j;
            if (best < 0 || found[i].IntersectionOverUnion(truth[best]) <= threshold) continue;
            overlaps[i] = found[i].IntersectionOverUnion(truth[best]);
            isTaken[best] = true;
        }
        return overlaps;
    }
}
