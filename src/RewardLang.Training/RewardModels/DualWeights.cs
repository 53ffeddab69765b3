namespace RewardLang.Training.RewardModels;

/// <summary>
/// Weights of costs that are learned until the costs keep their thresholds: a softmax over one number for each cost and one for the
/// reward, so that the whole stays a convex combination (Roy et al., Direct Behavior Specification via Constrained RL, 2022).
/// </summary>
/// <param name="thresholds">What each mean cost must not exceed, or with <paramref name="isLowest"/> reach at least.</param>
/// <param name="isLowest">True for a cost that must reach its threshold.</param>
/// <param name="rate">The step of plain gradient ascent.</param>
public sealed class DualWeights(IReadOnlyList<double> thresholds, IReadOnlyList<bool> isLowest, double rate = 0.05)
{
    private const double Start = 0.02;

    /// <summary>The numbers under the softmax: that of the reward, then those of the costs.</summary>
    public double[] Logits { get; } = [.. Enumerable.Repeat(Start, thresholds.Count + 1)];

    /// <summary>The weight of each cost, from 0 on.</summary>
    public IReadOnlyList<double> Multipliers
    {
        get
        {
            var powers = Logits.Select(Math.Exp).ToList();
            var sum = powers.Sum();
            return [.. powers.Skip(1).Select(power => power / sum)];
        }
    }

    /// <summary>What a cost is multiplied by in the reward: minus its multiplier, or with a least value plus it.</summary>
    public IReadOnlyList<double> CostWeights => [.. Multipliers.Select((multiplier, i) => isLowest[i] ? multiplier : -multiplier)];

    /// <summary>What the reward itself is multiplied by: 1 less the sizes of the others.</summary>
    public double RewardWeight => 1 - Multipliers.Sum();

    /// <summary>Raises the weights of costs that miss their thresholds and lowers those of others; a NaN counts for nothing and is said.</summary>
    /// <param name="costs">The mean costs that were observed.</param>
    /// <returns>How many costs were NaN.</returns>
    public int Update(IReadOnlyList<double> costs)
    {
        ArgumentNullException.ThrowIfNull(costs);
        var excess = costs.Select((cost, i) => double.IsNaN(cost) ? 0 : isLowest[i] ? thresholds[i] - cost : cost - thresholds[i]).ToList();
        var multipliers = Multipliers;
        // The gradient of sum(multiplier * excess) through the softmax; the reward's number has no excess.
        var mean = multipliers.Zip(excess, (multiplier, x) => multiplier * x).Sum();
        Logits[0] -= rate * RewardWeight * mean;
        for (var i = 0; i < excess.Count; i++) Logits[i + 1] += rate * multipliers[i] * (excess[i] - mean);
        return costs.Count(double.IsNaN);
    }
}
