using System.Diagnostics;

namespace RewardLang.Microbench;

/// <summary>Times short pieces of work.</summary>
internal static class Stopwatches
{
    private const int Samples = 201;
    private const double SampleSeconds = 0.0001;

    /// <summary>The median time of one call in nanoseconds, over samples of about a tenth of a millisecond, short beside a time slice.</summary>
    public static double MedianNanoseconds(Action work)
    {
        // The first call pays for compilation.
        work();
        var calls = 1;
        while (Seconds(work, calls) < SampleSeconds)
            calls *= 2;
        var samples = new double[Samples];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = Seconds(work, calls) / calls;
        Array.Sort(samples);
        return samples[Samples / 2] * 1e9;
    }

    private static double Seconds(Action work, int calls)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < calls; i++)
            work();
        return (double)(Stopwatch.GetTimestamp() - start) / Stopwatch.Frequency;
    }
}
