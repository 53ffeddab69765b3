using System.Globalization;

namespace RewardLang.Training.Runs.Report;

/// <summary>Round numbers for an axis.</summary>
internal static class AxisTicks
{
    /// <summary>Multiples of 1, 2 or 5 times a power of ten within a range.</summary>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end, above the lower.</param>
    /// <param name="count">About how many; at least two are aimed at.</param>
    public static double[] Between(double low, double high, int count)
    {
        var rough = (high - low) / Math.Max(count, 2);
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * (rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
        var first = Math.Ceiling(low / step - 1e-9);
        var last = Math.Floor(high / step + 1e-9);
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(index => (first + index) * step)];
    }

    /// <summary>A tick as text, with as many decimals as tell the ticks apart, and k or M for thousands and millions.</summary>
    public static string Label(double tick, IReadOnlyList<double> ticks)
    {
        var largest = ticks.Max(Math.Abs);
        var (scale, suffix) = largest switch { >= 1e6 => (1e6, "M"), >= 1e4 => (1e3, "k"), _ => (1.0, "") };
        var step = ticks.Count > 1 ? (ticks[1] - ticks[0]) / scale : 1;
        if (largest is > 0 and < 1e-3) return tick is 0 ? "0" : tick.ToString("0.#e0", CultureInfo.InvariantCulture);
        var decimals = Math.Max(0, (int)Math.Ceiling(-Math.Log10(step) - 1e-9));
        var number = (tick / scale).ToString($"F{decimals}", CultureInfo.InvariantCulture);
        return tick is 0 ? "0" : number.Replace("-", "−", StringComparison.Ordinal) + suffix;
    }
}
