using RewardLang.Synthesis.Trainings;

namespace RewardLang.Synthesis.Reflections;

/// <summary>A term of a candidate, as its training shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Points">Its mean value before the weight, at each checkpoint.</param>
/// <param name="Max">The largest of them.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Min">The smallest.</param>
/// <param name="Share">Its part of all that the terms contributed, by magnitude: 0 .. 1.</param>
/// <param name="Saturation">The part of the training in which it hardly varied: 0 .. 1.</param>
/// <param name="Correlation">Pearson's correlation of its means with the task's metric over the checkpoints; null where one of them does not vary.</param>
public sealed record TermReflection(
    string Name, IReadOnlyList<double> Points, double Max, double Mean, double Min, double Share, double Saturation, double? Correlation);

/// <summary>What a training says about its reward: the task's metric and every term over time.</summary>
/// <param name="Scores">The task's metric at each checkpoint.</param>
/// <param name="Terms">The terms, in the order of the text.</param>
public sealed record Reflection(IReadOnlyList<double> Scores, IReadOnlyList<TermReflection> Terms)
{
    /// <summary>A term varies hardly where its spread at a checkpoint is below this part of its spread over the training.</summary>
    private const double HardlyVaries = 0.01;

    /// <summary>What a training says.</summary>
    public static Reflection Of(TrainingOutcome training)
    {
        ArgumentNullException.ThrowIfNull(training);
        var checkpoints = training.Checkpoints;
        var scores = checkpoints.Select(c => c.Score).ToList();
        var whole = checkpoints.Sum(c => c.Terms.Sum(t => Math.Abs(t.Contribution)));
        var names = checkpoints.Count == 0 ? [] : checkpoints[0].Terms.Select(t => t.Name).ToList();
        return new Reflection(scores, [.. names.Select((name, i) => Describe(name, [.. checkpoints.Select(c => c.Terms[i])], scores, whole))]);
    }

    private static TermReflection Describe(string name, IReadOnlyList<TermPoint> points, IReadOnlyList<double> scores, double whole)
    {
        var means = points.Select(p => p.Mean).ToList();
        var spread = points.Max(p => p.Highest) - points.Min(p => p.Lowest);
        return new TermReflection(
            name, means, means.Max(), means.Average(), means.Min(),
            whole == 0 ? 0 : points.Sum(p => Math.Abs(p.Contribution)) / whole,
            points.Count(p => !(p.Highest - p.Lowest > HardlyVaries * spread)) / (double)points.Count,
            Pearson(means, scores));
    }

    private static double? Pearson(IReadOnlyList<double> a, IReadOnlyList<double> b)
    {
        var (meanA, meanB) = (a.Average(), b.Average());
        var (varianceA, varianceB) = (a.Sum(x => (x - meanA) * (x - meanA)), b.Sum(x => (x - meanB) * (x - meanB)));
        return varianceA * varianceB == 0 ? null : a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Sum() / Math.Sqrt(varianceA * varianceB);
    }
}
