using RewardLang.Benchmarks.Measurement;

namespace RewardLang.Benchmarks.Peers;

/// <summary>The yardsticks in a library for Python, in a process of its own that lives as long as the peer and does its own timing.</summary>
internal sealed class PythonPeer : IPeer
{
    private readonly PythonProcess _process;

    /// <param name="name">The name of the peer.</param>
    /// <param name="library">The library, whose yardsticks are in <c>LIBRARY_rewards.py</c>.</param>
    /// <param name="python">The interpreter.</param>
    public PythonPeer(string name, string library, string python)
    {
        Name = name;
        _process = new PythonProcess(python, [Path.Combine(AppContext.BaseDirectory, "Peers", "Python", "peer.py"), library]);
        try
        {
            Version = _process.Receive().GetProperty("version").GetString();
        }
        catch (PythonException exception)
        {
            MissingBecause = exception.Message;
        }
    }

    public string Name { get; }

    public string? MissingBecause { get; }

    public string? Version { get; }

    public Contestant? Enter(BenchmarkCase benchmarkCase)
    {
        _process.Ask(new
        {
            command = "load",
            yardstick = benchmarkCase.Yardstick.Name,
            direction = benchmarkCase.Direction.ToString().ToLowerInvariant(),
            rows = benchmarkCase.Rows,
            folder = benchmarkCase.InputFolder,
            inputs = benchmarkCase.Yardstick.Inputs.Select(i => new object[] { i.Name, i.Columns, i.IsMask }),
        });
        return new PythonContestant(_process, benchmarkCase);
    }

    public void Dispose() => _process.Dispose();
}
