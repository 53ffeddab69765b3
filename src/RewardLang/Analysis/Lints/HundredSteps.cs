namespace RewardLang.Analysis.Lints;

/// <summary>What an end is to cost or pay so that it counts beside the steps that it cuts off: a hundred of them, what a discount of 0.99 lets one see.</summary>
internal static class HundredSteps
{
    private const double Steps = 100;

    /// <summary>The next number of one digit and zeros.</summary>
    /// <param name="step">What one step costs or pays, above 0.</param>
    public static double Of(double step)
    {
        var digit = Math.Pow(10, Math.Floor(Math.Log10(Steps * step)));
        return Math.Ceiling(Steps * step / digit - 1e-6) * digit;
    }
}
