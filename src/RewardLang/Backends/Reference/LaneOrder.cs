namespace RewardLang.Backends.Reference;

/// <summary>Order along an axis or over rows: ascending, NaN last, equal elements in their own order.</summary>
internal static class LaneOrder
{
    public static double[] Sort(double[] lane) =>
        [.. lane.Where(x => !double.IsNaN(x)).OrderBy(x => x), .. lane.Where(double.IsNaN)];

    /// <summary>The place that each element takes in a stable ascending order.</summary>
    public static double[] Ranks(double[] lane)
    {
        var ranks = new double[lane.Length];
        var place = 0;
        foreach (var i in Enumerable.Range(0, lane.Length).OrderBy(i => double.IsNaN(lane[i])).ThenBy(i => lane[i]))
            ranks[i] = place++;
        return ranks;
    }

    /// <summary>The element at a fraction of the ascending order, linear between neighbours; NaN if any is, or if there is none.</summary>
    public static double Quantile(double[] lane, double fraction)
    {
        if (lane.Length == 0 || lane.Any(double.IsNaN))
            return double.NaN;
        var sorted = Sort(lane);
        var place = fraction * (sorted.Length - 1);
        var below = (int)Math.Floor(place);
        return place == below ? sorted[below] : sorted[below] + (sorted[below + 1] - sorted[below]) * (place - below);
    }

    /// <summary>The first largest element; a NaN counts as largest, as in torch.</summary>
    public static int ArgMax(double[] lane)
    {
        var best = 0;
        for (var i = 1; i < lane.Length && !double.IsNaN(lane[best]); i++)
            if (lane[i] > lane[best] || double.IsNaN(lane[i]))
                best = i;
        return best;
    }
}
