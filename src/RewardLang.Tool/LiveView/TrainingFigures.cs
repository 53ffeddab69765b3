using System.Globalization;
using RewardLang.Training;

namespace RewardLang.Tool.LiveView;

/// <summary>Numbers of a training as short text.</summary>
internal static class TrainingFigures
{
    /// <summary>A number of steps: 512, 40.5k, 1.25M.</summary>
    public static string Steps(double steps) => steps switch
    {
        >= 1e6 => Text(steps / 1e6, "0.##M"),
        >= 1e3 => Text(steps / 1e3, "0.#k"),
        _ => Text(steps, "0"),
    };

    /// <summary>A value with about four digits; a dash where there is none.</summary>
    public static string Value(double? value) => value switch
    {
        null => "–",
        0 => "0",
        _ when Math.Abs(value.Value) is >= 1e4 or < 1e-3 => Text(value.Value, "0.##e0"),
        _ when Math.Abs(value.Value) >= 100 => Text(value.Value, "0.0"),
        _ => Text(value.Value, "0.000"),
    };

    /// <summary>A share in per cent; a dash where there is none.</summary>
    public static string Percent(double? share) => share is null ? "–" : Text(share.Value * 100, "0.# ") + "%";

    /// <summary>Minutes and seconds.</summary>
    public static string Time(TimeSpan time) => string.Create(
        CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes}:{time.Seconds:00}");

    /// <summary>The time that the rest of the training will take at the speed so far.</summary>
    public static TimeSpan Remaining(TrainingProgress progress) =>
        progress.Elapsed * ((progress.TotalSteps - progress.Steps) / (double)Math.Max(progress.Steps, 1));

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
