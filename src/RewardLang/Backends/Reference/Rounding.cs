namespace RewardLang.Backends.Reference;

/// <summary>How the values of a run are rounded.</summary>
/// <param name="IsSingle">Whether every value is rounded to single precision.</param>
/// <param name="Freedom">Which way values go that kernels may give with other last digits: 0 for none, see <see cref="KernelFreedom"/>.</param>
internal readonly record struct Rounding(bool IsSingle, int Freedom)
{
    /// <summary>Not beyond double precision.</summary>
    public static Rounding None => default;

    /// <summary>Every value to the nearest of single precision.</summary>
    public static readonly Rounding Nearest = new(true, 0);

    /// <summary>To single precision, the least that kernels may give.</summary>
    public static readonly Rounding Lowest = new(true, 1);

    /// <summary>To single precision, the most that they may give.</summary>
    public static readonly Rounding Highest = new(true, 2);

    /// <summary>To single precision, for some operations the least and for some the most, in several ways.</summary>
    public static IEnumerable<Rounding> Mixed(int ways) => Enumerable.Range(3, ways).Select(freedom => new Rounding(true, freedom));
}
