using System.Diagnostics;
using System.Runtime.InteropServices;

namespace RewardLang.Tests;

/// <summary>The processor time of one thread, which other tests beside it and a busy machine leave alone; elsewhere than on Linux the time that passes.</summary>
internal readonly record struct ThreadTime
{
    /// <summary>CLOCK_THREAD_CPUTIME_ID.</summary>
    private const int ThreadClock = 3;

    private readonly TimeSpan _started;

    private ThreadTime(TimeSpan started) => _started = started;

    /// <summary>What the thread has spent since.</summary>
    public TimeSpan Spent => Now() - _started;

    /// <summary>Begins to count.</summary>
    public static ThreadTime Start() => new(Now());

    private static TimeSpan Now() => OperatingSystem.IsLinux() && GetTime(ThreadClock, out var time) == 0
        ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000)
        : Stopwatch.GetElapsedTime(0);

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int GetTime(int clock, out Time time);

    private readonly struct Time
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
