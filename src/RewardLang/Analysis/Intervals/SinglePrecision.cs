namespace RewardLang.Analysis.Intervals;

/// <summary>The numbers that single precision has, and the nearest ones of either side.</summary>
internal static class SinglePrecision
{
    /// <summary>The largest finite number.</summary>
    public const double Largest = float.MaxValue;

    /// <summary>Half the distance of 1 to the next number: the largest relative error of one rounding.</summary>
    public const double Rounding = 1.0 / (1 << 24);

    /// <summary>
    /// The relative error that a function of the vector libraries may have; their documented bounds are below four units of the last place.
    /// </summary>
    public const double FunctionError = 8 * Rounding;

    /// <summary>The smallest number of full precision.</summary>
    public const double SmallestNormal = 1.1754943508222875e-38;

    /// <summary>Up to it every whole number is one of single precision.</summary>
    public const double LargestWhole = 1 << 24;

    private const double Smallest = float.Epsilon;
    private const long DroppedBits = (1L << 29) - 1;

    /// <summary>The largest number of single precision that is not above a value.</summary>
    public static double RoundDown(double value) => value >= 0 ? TowardZero(value) : -AwayFromZero(-value);

    /// <summary>The smallest number of single precision that is not below a value.</summary>
    public static double RoundUp(double value) => value >= 0 ? AwayFromZero(value) : -TowardZero(-value);

    private static double TowardZero(double value)
    {
        if (double.IsInfinity(value))
            return value;
        if (value < SmallestNormal)
            return Math.Floor(value / Smallest) * Smallest;
        return value > Largest ? Largest : BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(value) & ~DroppedBits);
    }

    private static double AwayFromZero(double value)
    {
        if (double.IsInfinity(value) || value > Largest)
            return double.PositiveInfinity;
        if (value < SmallestNormal)
            return Math.Ceiling(value / Smallest) * Smallest;
        var bits = BitConverter.DoubleToInt64Bits(value);
        return (bits & DroppedBits) == 0 ? value : BitConverter.Int64BitsToDouble((bits & ~DroppedBits) + DroppedBits + 1);
    }
}
