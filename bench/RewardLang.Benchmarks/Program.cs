using System.Diagnostics;
using System.Globalization;
using RewardLang.Runtime;
using static TorchSharp.torch;

namespace RewardLang.Benchmarks;

/// <summary>
/// The yardsticks R1 and R2, fused and in TorchSharp, interleaved in one process: medians in microseconds and their ratio. The fused
/// reward writes its total into the caller's tensor, all columns (terms and contributions too) into the caller's, or all into new ones.
/// Arguments: the row counts; by default 1, 64, 1,024, 4,096, 65,536 and 1,048,576.
/// </summary>
internal static class Program
{
    private const int Rounds = 15;

    private static void Main(string[] arguments)
    {
        long[] counts = arguments.Length > 0
            ? [.. arguments.Select(a => long.Parse(a, CultureInfo.InvariantCulture))]
            : [1, 64, 1_024, 4_096, 65_536, 1_048_576];
        Console.WriteLine($"torch threads: {get_num_threads()}");
        Console.WriteLine("| reward | rows | TorchSharp µs | total only µs | ratio | all columns µs | ratio | new results µs | ratio | largest difference |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var rows in counts)
        {
            Compare("reach.reward", rows, [3, 3, 7, 7], t => TorchRewards.Reach(t[0], t[1], t[2], t[3]));
            Compare("locomotion.reward", rows, [3, 3, 3, 12, 12, 4], t => TorchRewards.Locomotion(t[0], t[1], t[2], t[3], t[4], t[5]));
        }
    }

    private static void Compare(string file, long rows, long[] columns, Func<Tensor[], Tensor> idiomatic)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var tensors = columns.Select(c => randn(rows, c)).ToArray();
        using var reward = RewardProgram.Load(Path.Combine(AppContext.BaseDirectory, "Rewards", file));
        using (reward.Step(tensors))
        {
        }

        using var total = reward.CreateResults(rows, ResultColumns.Total);
        using var all = reward.CreateResults(rows);
        var (torchTimes, totalTimes, allTimes, newTimes) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            torchTimes.Add(Time(rows, () => idiomatic(tensors).Dispose()));
            totalTimes.Add(Time(rows, () => reward.Step(tensors, total)));
            allTimes.Add(Time(rows, () => reward.Step(tensors, all)));
            newTimes.Add(Time(rows, () => reward.Step(tensors).Dispose()));
        }

        using var expected = idiomatic(tensors);
        var difference = (total.Total - expected).abs().max().item<float>();
        var (torchTime, totalTime, allTime, newTime) = (Median(torchTimes), Median(totalTimes), Median(allTimes), Median(newTimes));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {reward.Name} | {rows} | {torchTime:F2} | {totalTime:F3} | {torchTime / totalTime:F0} | {allTime:F3} | {torchTime / allTime:F0} | {newTime:F3} | {torchTime / newTime:F0} | {difference:G2} |"));
    }

    /// <summary>Microseconds of one call, over enough calls to be seen by the clock.</summary>
    private static double Time(long rows, Action action)
    {
        var repeats = (int)Math.Clamp(200_000 / (rows + 100), 3, 2_000);
        for (var i = 0; i < Math.Min(repeats, 50); i++)
            action();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < repeats; i++)
            action();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / repeats;
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
