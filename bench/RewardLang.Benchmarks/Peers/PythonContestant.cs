using RewardLang.Benchmarks.Measurement;
using static TorchSharp.torch;

namespace RewardLang.Benchmarks.Peers;

/// <summary>A case that a Python process has loaded; the clock is the process's own.</summary>
internal sealed class PythonContestant(PythonProcess process, BenchmarkCase benchmarkCase) : Contestant
{
    private Tensor[] _results = [];

    public override double Time(int calls, bool warmUp) =>
        process.Ask(new { command = "time", calls, warm_up = warmUp }).GetProperty("seconds").GetDouble();

    public override IReadOnlyList<Tensor>? Evaluate()
    {
        var folder = Directory.CreateTempSubdirectory("rewardlang-bench-");
        var count = process.Ask(new { command = "evaluate", folder = folder.FullName }).GetProperty("count").GetInt32();
        if (count == benchmarkCase.Expected.Length)
            _results = [.. benchmarkCase.Expected.Select((e, i) => Read(Path.Combine(folder.FullName, $"result-{i}"), e))];
        folder.Delete(recursive: true);
        return _results;
    }

    public override void Dispose()
    {
        if (!process.HasEnded)
            process.Ask(new { command = "unload" });
        foreach (var tensor in _results)
            tensor.Dispose();
    }

    private static Tensor Read(string path, Tensor like)
    {
        var tensor = empty_like(like);
        using var file = File.OpenRead(path);
        file.ReadExactly(tensor.bytes);
        return tensor;
    }
}
