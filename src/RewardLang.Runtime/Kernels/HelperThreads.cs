using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RewardLang.Runtime.Kernels;

/// <summary>Threads that run to a caller's help. They wait for a call by spinning for a moment, then asleep; no call waits for one to come.</summary>
/// <param name="count">The number of threads.</param>
/// <param name="work">What each of them does at a call, given its number from 1 on.</param>
[SuppressMessage("Design", "CA1001", Justification = "The threads live as long as the process.")]
internal sealed class HelperThreads(int count, Action<int> work)
{
    // About a tenth of a millisecond: longer would take the processor from others, torch's threads first.
    private const int SpinsBeforeSleep = 2400;
    private const int SpinsBeforeYield = 1000;
    private const int PausesOfSpin = 1;

    private readonly SemaphoreSlim _wakeUp = new(0);
    private Signals _signals;
    private bool _isStarted;

    /// <summary>Calls all threads that are awake.</summary>
    /// <param name="wakes">True to wake those that sleep, too.</param>
    public void Call(bool wakes)
    {
        Start();
        Interlocked.Increment(ref _signals.Calls);
        if (wakes && Volatile.Read(ref _signals.Asleep) > 0 && Interlocked.Exchange(ref _signals.Asleep, 0) is > 0 and var asleep)
            _wakeUp.Release(asleep);
    }

    /// <summary>Waits for the threads that have begun.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Wait()
    {
        for (var spin = 0; spin < SpinsBeforeYield; spin++)
        {
            if (Volatile.Read(ref _signals.Working) == 0)
                return;
            Thread.SpinWait(PausesOfSpin);
        }

        // The system may have stopped a thread in the middle of its work: others may run here until it goes on.
        while (Volatile.Read(ref _signals.Working) != 0)
            Thread.Yield();
    }

    private void Start()
    {
        if (_isStarted)
            return;
        _isStarted = true;
        for (var thread = 1; thread <= count; thread++)
        {
            var number = thread;
            new Thread(() => Serve(number)) { IsBackground = true, Name = $"RewardLang kernel {number}" }.Start();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Serve(int number)
    {
        var seen = 0L;
        while (true)
        {
            WaitForCall(ref seen);
            Interlocked.Increment(ref _signals.Working);
            work(number);
            Interlocked.Decrement(ref _signals.Working);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WaitForCall(ref long seen)
    {
        for (var spin = 0; spin < SpinsBeforeSleep && Volatile.Read(ref _signals.Calls) == seen; spin++)
            Thread.SpinWait(PausesOfSpin);
        if (Volatile.Read(ref _signals.Calls) == seen)
        {
            // A call at this moment goes unheard, which costs its caller help and nothing else.
            Interlocked.Increment(ref _signals.Asleep);
            _wakeUp.Wait();
        }

        seen = Volatile.Read(ref _signals.Calls);
    }

    /// <summary>Each on cache lines of its own: a thread that counts itself must not disturb those that listen.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 512)]
    private struct Signals
    {
        [FieldOffset(128)]
        public long Calls;

        [FieldOffset(256)]
        public int Working;

        [FieldOffset(384)]
        public int Asleep;
    }
}
