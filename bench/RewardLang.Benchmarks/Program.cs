using RewardLang.Benchmarks.Measurement;
using RewardLang.Benchmarks.Peers;
using RewardLang.Benchmarks.Reports;

namespace RewardLang.Benchmarks;

/// <summary>Measures the yardsticks; <c>docs/benchmarks.md</c> says how.</summary>
internal static class Program
{
    private static int Main(string[] arguments) => CommandLine.Run(arguments, Run);

    private static void Run(BenchmarkOptions options)
    {
        var load = Machine.Load;
        Console.WriteLine(Machine.Description);
        IPeer[] peers = [.. options.Peers.Select(name => PeerCatalogue.Create(name, options.Python))];
        foreach (var peer in peers.Where(p => p.MissingBecause is not null))
            Console.WriteLine($"{peer.Name}: missing, {peer.MissingBecause}");

        var runner = new Runner(options, [.. peers.Where(p => p.MissingBecause is null)], Console.WriteLine);
        CaseResult[] results = [.. runner.Run()];
        Report.Write(options.Folder, results, peers, runner.Refusals, load);
        Console.WriteLine($"{Path.Combine(options.Folder, "results.md")} and times.svg");
        foreach (var peer in peers)
            peer.Dispose();
    }
}
