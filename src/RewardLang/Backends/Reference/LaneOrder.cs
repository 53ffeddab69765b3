namespace RewardLang.Backends.Reference;

/// <summary>Order along an axis: ascending, NaN last, equal elements in their own order.</summary>
internal static class LaneOrder
{
    public static double[] Sort(double[] lane) =>
        [.. lane.Where(x => !double.IsNaN(x)).OrderBy(x => x), .. lane.Where(double.IsNaN)];

    /// <summary>The place that element <paramref name="index"/> takes in a stable ascending order.</summary>
    public static int Rank(double[] lane, int index) =>
        lane.Where((x, i) => Before(x, lane[index]) || i < index && !Before(lane[index], x)).Count();

    /// <summary>The first largest element; a NaN counts as largest, as in torch.</summary>
    public static int ArgMax(double[] lane)
    {
        var best = 0;
        for (var i = 1; i < lane.Length && !double.IsNaN(lane[best]); i++)
            if (lane[i] > lane[best] || double.IsNaN(lane[i]))
                best = i;
        return best;
    }

    private static bool Before(double x, double y) => x < y || double.IsNaN(y) && !double.IsNaN(x);
}
