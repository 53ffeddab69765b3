using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace RewardLang.Benchmarks.Reports;

/// <summary>What the measurements were made on.</summary>
internal static class Machine
{
    /// <summary>Processor, operating system and .NET.</summary>
    public static string Description =>
        $"{Environment.ProcessorCount} × {Processor}{Cache}, {RuntimeInformation.FrameworkDescription}, {get_num_threads()} torch threads";

    /// <summary>The programs that wanted to run on average over the last minute; null where the system does not say.</summary>
    public static string? Load => Read("/proc/loadavg")?.Split(' ')[0];

    private static string Processor =>
        Read("/proc/cpuinfo")?.Split('\n').FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
        ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static string Cache => Read("/sys/devices/system/cpu/cpu0/cache/index2/size") is { } size ? $" (second-level cache {size.Trim()})" : "";

    private static string? Read(string path) => File.Exists(path) ? File.ReadAllText(path) : null;
}
