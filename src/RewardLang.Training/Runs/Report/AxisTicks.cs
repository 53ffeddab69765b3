using System.Globalization;

namespace RewardLang.Training.Runs.Report;

/// <summary>Round numbers for an axis: multiples of 1, 2 or 5 times a power of ten.</summary>
internal sealed class AxisTicks
{
    private readonly double step;

    /// <summary>The ticks within a range.</summary>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end, above the lower.</param>
    /// <param name="count">About how many; at least three are aimed at.</param>
    public AxisTicks(double low, double high, int count)
    {
        var rough = (high - low) / Math.Max(count, 3);
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        step = power * (rough / power) switch { < 1.5 => 1, < 3.5 => 2, < 7.5 => 5, _ => 10 };
        var first = Math.Ceiling(low / step - 1e-9);
        var last = Math.Floor(high / step + 1e-9);
        Positions = [.. Enumerable.Range(0, (int)(last - first) + 1).Select(index => (first + index) * step)];
    }

    /// <summary>Where they are, ascending.</summary>
    public double[] Positions { get; }

    /// <summary>A tick as text, with as many decimals as tell the ticks apart, and k or M for thousands and millions.</summary>
    public string Label(double tick)
    {
        var largest = Positions.Max(Math.Abs);
        var (scale, suffix) = largest switch { >= 1e6 => (1e6, "M"), >= 1e4 => (1e3, "k"), _ => (1.0, "") };
        if (largest is > 0 and < 1e-3) return tick is 0 ? "0" : tick.ToString("0.#e0", CultureInfo.InvariantCulture);
        var decimals = Math.Max(0, (int)Math.Ceiling(-Math.Log10(step / scale) - 1e-9));
        var number = (tick / scale).ToString($"F{decimals}", CultureInfo.InvariantCulture);
        return tick is 0 ? "0" : number.Replace("-", "−", StringComparison.Ordinal) + suffix;
    }
}
