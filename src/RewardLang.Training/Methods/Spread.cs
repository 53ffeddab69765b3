using System.Globalization;

namespace RewardLang.Training.Methods;

/// <summary>Numbers of repeated trainings: their mean, and how far they lie apart.</summary>
/// <param name="Values">One for each seed.</param>
public sealed record Spread(IReadOnlyList<double> Values)
{
    /// <summary>Their mean.</summary>
    public double Mean => Values.Average();

    /// <summary>The standard deviation of the sample; 0 for one value.</summary>
    public double Deviation => Values.Count < 2 ? 0
        : Math.Sqrt(Values.Sum(value => (value - Mean) * (value - Mean)) / (Values.Count - 1));

    /// <summary>Runs something for each seed.</summary>
    public static Spread Of(IEnumerable<int> seeds, Func<int, double> run) => new([.. seeds.Select(run)]);

    /// <summary><c>0.93 ± 0.02</c>.</summary>
    public override string ToString() => Values.Count < 2
        ? Mean.ToString("0.###", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Mean:0.###} ± {Deviation:0.###}");
}
