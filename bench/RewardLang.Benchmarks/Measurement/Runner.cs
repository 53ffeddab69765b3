using System.Diagnostics;
using RewardLang.Benchmarks.Peers;
using RewardLang.Benchmarks.Yardsticks;
using static TorchSharp.torch;

namespace RewardLang.Benchmarks.Measurement;

/// <summary>
/// Measures every case: lets the peers compute it, refuses those that disagree, and times the rest in rounds in which each has its
/// turn, so that whatever else the machine does falls on all.
/// </summary>
internal sealed class Runner(BenchmarkOptions options, IReadOnlyList<IPeer> peers, Action<string> log)
{
    // Short beside a time slice of the system, long beside the resolution of a clock.
    private const double BatchSeconds = 0.004;
    private const double LongestWarmUp = 0.1;

    // The JIT optimises what is called often, but only after it has watched it for most of a second; more rows call other code.
    private const double SecondsUntilOptimised = 0.7;
    private const int MostRounds = 61;

    /// <summary>Peers that were not timed in a case, with the reason.</summary>
    public List<string> Refusals { get; } = [];

    /// <summary>Runs all cases.</summary>
    public IEnumerable<CaseResult> Run()
    {
        foreach (var yardstick in options.Yardsticks)
            foreach (var direction in options.Directions)
                foreach (var rows in options.Rows)
                    yield return Run(yardstick, direction, rows);
    }

    private CaseResult Run(Yardstick yardstick, Direction direction, long rows)
    {
        using var scope = NewDisposeScope();
        using var benchmarkCase = new BenchmarkCase(yardstick, direction, rows);
        var turns = new List<Turn>();
        foreach (var peer in peers)
        {
            try
            {
                if (Admit(peer, benchmarkCase) is { } turn)
                    turns.Add(turn);
            }
            catch (PythonException exception)
            {
                Refuse(peer.Name, benchmarkCase, exception.Message);
            }
        }

        var rounds = (int)Math.Clamp(options.SecondsPerCase / turns.Sum(t => t.Seconds), options.FewestRounds, MostRounds);
        for (var round = 0; round < rounds; round++)
            for (var i = 0; i < turns.Count; i++)
                turns[(round + i) % turns.Count].Measure();

        foreach (var turn in turns)
        {
            turn.Contestant.Dispose();
            if (turn.Failure is { } failure)
                Refuse(turn.Peer, benchmarkCase, failure);
        }

        turns.RemoveAll(t => t.Failure is not null);
        var result = new CaseResult(yardstick, direction, rows, turns.ToDictionary(t => t.Peer, t => (IReadOnlyList<double>)t.Times));
        if (turns.Count == 0)
            return result;
        log($"{benchmarkCase.Title}, {rounds} rounds: "
            + string.Join(", ", turns.Select(t => $"{t.Peer} {Reports.Numbers.Time(result.TimeOf(t.Peer)!.Value)}")));
        return result;
    }

    /// <summary>A peer's turn, if it computes the case and its results agree.</summary>
    private Turn? Admit(IPeer peer, BenchmarkCase benchmarkCase)
    {
        if (peer.Enter(benchmarkCase) is not { } contestant)
            return null;
        if (contestant.Evaluate() is not { } results || benchmarkCase.FindDisagreement(results) is not { } disagreement)
        {
            WarmUp(contestant);
            return new Turn(peer.Name, contestant, CallsPerBatch(contestant));
        }

        Refuse(peer.Name, benchmarkCase, disagreement);
        contestant.Dispose();
        return null;
    }

    private void Refuse(string peer, BenchmarkCase benchmarkCase, string reason)
    {
        var refusal = $"{peer}, {benchmarkCase.Title}: not timed, {reason}";
        Refusals.Add(refusal);
        log(refusal);
    }

    private static void WarmUp(Contestant contestant)
    {
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < SecondsUntilOptimised;)
            contestant.Time(calls: 1, warmUp: false);
    }

    /// <summary>Enough calls for a batch, and how long one of them takes once the contestant is warm.</summary>
    private static (int Calls, double CallSeconds) CallsPerBatch(Contestant contestant)
    {
        var calls = 1;
        var seconds = contestant.Time(calls, warmUp: false);
        // A compiler that watches its program needs some calls to do so.
        for (var i = 0; i < 2 && seconds < LongestWarmUp; i++)
            seconds = contestant.Time(calls, warmUp: false);
        while (seconds < BatchSeconds / 2)
        {
            calls *= Math.Clamp((int)(BatchSeconds / Math.Max(seconds, 1e-7)), 2, 8);
            seconds = contestant.Time(calls, warmUp: true);
        }

        var callSeconds = seconds / calls;
        return (Math.Max(1, (int)(BatchSeconds / callSeconds)), callSeconds);
    }

    /// <summary>A contestant with its times so far.</summary>
    private sealed class Turn(string peer, Contestant contestant, (int Calls, double CallSeconds) batch)
    {
        private readonly bool _warmUp = batch.CallSeconds < LongestWarmUp;

        public string Peer { get; } = peer;

        public Contestant Contestant { get; } = contestant;

        public List<double> Times { get; } = [];

        /// <summary>The expected time of one batch.</summary>
        public double Seconds => (batch.Calls + (_warmUp ? 1 : 0)) * batch.CallSeconds;

        /// <summary>Why the contestant could not go on; null while it can.</summary>
        public string? Failure { get; private set; }

        public void Measure()
        {
            if (Failure is not null)
                return;
            try
            {
                Times.Add(Contestant.Time(batch.Calls, _warmUp) / batch.Calls);
            }
            catch (PythonException exception)
            {
                Failure = exception.Message;
            }
        }
    }
}
