using RewardLang.Benchmarks.Measurement;
using RewardLang.Benchmarks.Peers;

namespace RewardLang.Benchmarks.Reports;

/// <summary>Writes what was measured into a folder: <c>results.md</c> and <c>times.svg</c>.</summary>
internal static class Report
{
    /// <summary>Writes both files.</summary>
    /// <param name="folder">The folder, which is made if need be.</param>
    /// <param name="results">What was measured.</param>
    /// <param name="peers">The peers that were asked for.</param>
    /// <param name="refusals">Peers that were not timed in a case, and why.</param>
    /// <param name="load">The load of the machine before the run; null where the system does not say.</param>
    public static void Write(
        string folder, IReadOnlyList<CaseResult> results, IReadOnlyList<IPeer> peers, IReadOnlyList<string> refusals, string? load)
    {
        Directory.CreateDirectory(folder);
        string[] names = [.. peers.Select(p => p.Name)];
        File.WriteAllText(Path.Combine(folder, "times.svg"), ResultPlot.Draw(results, names));
        File.WriteAllText(Path.Combine(folder, "results.md"), Compose(results, peers, refusals, load, names));
    }

    private static string Compose(
        IReadOnlyList<CaseResult> results, IReadOnlyList<IPeer> peers, IReadOnlyList<string> refusals, string? load, string[] names)
    {
        var text = new StringWriter { NewLine = "\n" };
        text.WriteLine("# Results of one run\n");
        text.WriteLine("Written by the benchmark; [how to read it](../benchmarks.md). Median time of a call; below it how many times as long as");
        text.WriteLine("RewardLang's, the median over the rounds with its quartiles.\n");
        text.WriteLine($"- {Machine.Description}");
        if (Environment.GetCommandLineArgs() is [_, .. { Length: > 0 } arguments])
            text.WriteLine($"- with the options `{string.Join(' ', arguments)}`");
        if (load is not null && Machine.Load is { } loadAfter)
            text.WriteLine($"- load {load} before the run, {loadAfter} after it");
        foreach (var peer in peers)
        {
            if ((peer.MissingBecause ?? peer.Version) is { } remark)
                text.WriteLine($"- {peer.Name}: {(peer.MissingBecause is null ? "" : "missing, ")}{remark}");
        }

        foreach (var refusal in refusals)
            text.WriteLine($"- {refusal}");
        if (Targets.Write(results) is { Length: > 0 } targets)
            text.Write($"\n## Targets\n\n{targets}");
        text.Write($"\n![Time a row of each peer, over the number of rows](times.svg)\n\n");
        text.Write(ResultTables.Write(results, names));
        return text.ToString();
    }
}
