using System.Globalization;

namespace RewardLang.Synthesis.Evolution;

/// <summary>Draws for mutations.</summary>
internal static class RandomNumbers
{
    /// <summary>A standard normal number.</summary>
    public static double Normal(this Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>A number around a centre, log-normal, with two or three digits: what a person would write.</summary>
    /// <param name="random">Draws.</param>
    /// <param name="centre">Its median, positive.</param>
    /// <param name="deviation">The standard deviation of its logarithm.</param>
    public static double Spread(this Random random, double centre, double deviation) =>
        double.Parse((centre * Math.Exp(deviation * random.Normal())).ToString("G2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>One of some, or the default of none.</summary>
    public static T? Pick<T>(this Random random, IReadOnlyList<T> items) => items.Count == 0 ? default : items[random.Next(items.Count)];

    /// <summary>One of some, each with a chance in proportion to its weight.</summary>
    public static T Pick<T>(this Random random, IReadOnlyList<T> items, Func<T, double> weight)
    {
        var left = random.NextDouble() * items.Sum(weight);
        return items.FirstOrDefault(item => (left -= weight(item)) < 0) ?? items[^1];
    }
}
