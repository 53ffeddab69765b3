using System.Numerics;

namespace RewardLang.Runtime.Kernels;

/// <summary>
/// Threads that help a caller with the rows of a kernel. They wait for work by spinning for a moment, then asleep; the caller
/// works too, and waits only for chunks that a helper has begun. One job runs at a time: a caller that finds the workers taken
/// does all of its rows itself.
/// </summary>
internal static unsafe class KernelWorkers
{
    /// <summary>Nanoseconds of work below which a second thread costs more than it brings.</summary>
    private const double MinimumWork = 3_000;

    /// <summary>Nanoseconds of work in the smallest chunk: claiming one takes some tens.</summary>
    private const double ChunkWork = 1_000;

    private const long Closed = long.MaxValue / 2;
    private const int SpinsBeforeSleep = 2_000;

    private static readonly Lock s_owner = new();
    private static readonly SemaphoreSlim s_wakeUp = new(0);
    private static bool s_isStarted;
    private static long s_generation;
    private static int s_asleep;
    private static int s_active;
    private static long s_next = Closed;
    private static long s_end;
    private static long s_chunk;
    private static KernelFrame* s_frame;
    private static float* s_scratch;
    private static long s_scratchStride;
    private static CompiledKernel? s_kernel;

    /// <summary>The most threads that work on one kernel, the caller's included.</summary>
    public static int Count { get; } = Math.Min(Environment.ProcessorCount, 16);

    /// <summary>Runs a kernel of one pass over all rows of a frame.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="frame">The frame; its scratch memory has <see cref="Count"/> parts.</param>
    /// <param name="scratchStride">Floats from one part of the scratch memory to the next.</param>
    /// <param name="rowCost">The estimated nanoseconds of work for one row.</param>
    /// <param name="multiple">Chunks begin and end at multiples of so many rows.</param>
    public static void Run(CompiledKernel kernel, KernelFrame* frame, long scratchStride, double rowCost, long multiple = 1)
    {
        if (Count == 1 || frame->Rows * rowCost < MinimumWork || !s_owner.TryEnter())
        {
            kernel.Run(frame);
            return;
        }

        try
        {
            Start();
            s_kernel = kernel;
            s_frame = frame;
            s_scratch = frame->Scratch;
            s_scratchStride = scratchStride;
            s_end = frame->Rows;
            s_chunk = ChunkOf(frame->Rows, rowCost, multiple);
            Volatile.Write(ref s_next, 0);
            Interlocked.Increment(ref s_generation);
            var asleep = Volatile.Read(ref s_asleep);
            if (asleep > 0)
                s_wakeUp.Release(asleep);
            WorkOn(0);
            Volatile.Write(ref s_next, Closed);
            var spinner = default(SpinWait);
            while (Volatile.Read(ref s_active) != 0)
                spinner.SpinOnce(sleep1Threshold: -1);
            s_kernel = null;
        }
        finally
        {
            s_owner.Exit();
        }
    }

    /// <summary>Chunks are whole vectors and groups, small enough that a late helper still finds some, large enough that claiming costs nothing.</summary>
    private static long ChunkOf(long rows, double rowCost, long multiple)
    {
        var smallest = (long)Math.Clamp(ChunkWork / rowCost, KernelWidths.MostLanes, 16_384);
        var chunk = Math.Clamp(rows / (4 * Count), smallest, 16_384);
        var common = multiple / (long)BigInteger.GreatestCommonDivisor(multiple, KernelWidths.MostLanes) * KernelWidths.MostLanes;
        return (chunk + common - 1) / common * common;
    }

    private static void Start()
    {
        if (s_isStarted)
            return;
        s_isStarted = true;
        for (var worker = 1; worker < Count; worker++)
        {
            var number = worker;
            new Thread(() => Serve(number)) { IsBackground = true, Name = $"RewardLang kernel {number}" }.Start();
        }
    }

    private static void Serve(int worker)
    {
        var seen = 0L;
        while (true)
        {
            WaitForWork(ref seen);
            Interlocked.Increment(ref s_active);
            WorkOn(worker);
            Interlocked.Decrement(ref s_active);
        }
    }

    private static void WaitForWork(ref long seen)
    {
        for (var spin = 0; spin < SpinsBeforeSleep; spin++)
        {
            if (Volatile.Read(ref s_generation) != seen)
                break;
            Thread.SpinWait(8);
        }

        if (Volatile.Read(ref s_generation) == seen)
        {
            Interlocked.Increment(ref s_asleep);
            if (Volatile.Read(ref s_generation) == seen)
                s_wakeUp.Wait();
            Interlocked.Decrement(ref s_asleep);
        }

        seen = Volatile.Read(ref s_generation);
    }

    private static void WorkOn(int worker)
    {
        KernelFrame frame = default;
        while (true)
        {
            var first = Interlocked.Add(ref s_next, s_chunk) - s_chunk;
            if (first >= s_end)
                return;
            if (frame.Rows == 0)
            {
                frame = *s_frame;
                frame.Scratch = s_scratch + worker * s_scratchStride;
            }

            frame.FirstRow = first;
            frame.EndRow = Math.Min(first + s_chunk, s_end);
            s_kernel!.Run(&frame);
        }
    }
}
