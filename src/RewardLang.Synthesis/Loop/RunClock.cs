using System.Diagnostics;
using System.Globalization;
using RewardLang.Synthesis.Journal;

namespace RewardLang.Synthesis.Loop;

/// <summary>The time that a run has taken, that of its earlier parts included.</summary>
internal sealed class RunClock
{
    private const string Key = "seconds";

    private readonly SynthesisJournal _journal;
    private readonly Stopwatch _now = Stopwatch.StartNew();
    private readonly TimeSpan _before;

    public RunClock(SynthesisJournal journal)
    {
        _journal = journal;
        _before = journal.Fact(Key) is { } seconds ? TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)) : TimeSpan.Zero;
    }

    public TimeSpan Elapsed => _before + _now.Elapsed;

    /// <summary>Keeps the time so far: what comes after is lost when the process is killed.</summary>
    public void Keep() => _journal.Set(Key, Elapsed.TotalSeconds.ToString("R", CultureInfo.InvariantCulture));
}
