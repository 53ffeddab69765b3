using System.Diagnostics;

namespace RewardLang.Judges;

/// <summary>What a training takes, in seconds, or two of them divided.</summary>
/// <param name="Elapsed">By the clock.</param>
/// <param name="Processor">Of all threads of this process.</param>
internal readonly record struct Time(double Elapsed, double Processor)
{
    public static Time Of(Action action)
    {
        var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        action();
        return new Time(watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
    }

    public static Time Median(IReadOnlyList<Time> times) => new(Median(times.Select(t => t.Elapsed)), Median(times.Select(t => t.Processor)));

    public static Time operator /(Time time, Time other) => new(time.Elapsed / other.Elapsed, time.Processor / other.Processor);

    public override string ToString() => $"{Elapsed:0.00} ({Processor:0.00} of the processor)";

    private static double Median(IEnumerable<double> numbers) => numbers.Order().ElementAt(numbers.Count() / 2);
}
