using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace RewardLang.Runtime.Kernels;

/// <summary>
/// Runs kernels on several threads. The caller works too, and waits only for chunks that a helper has begun. One job runs at a time: a
/// caller that finds the helpers taken does all of its rows itself.
/// </summary>
internal static unsafe class KernelWorkers
{
    /// <summary>Nanoseconds of work below which a second thread costs more than it brings.</summary>
    private const double MinimumWork = 3_000;

    /// <summary>Nanoseconds of work in the smallest chunk: claiming one takes some tens.</summary>
    private const double ChunkWork = 500;

    /// <summary>Nanoseconds of work that are worth waking the helpers for, which takes the caller some thousands.</summary>
    private const double WorkToWakeFor = 50_000;

    /// <summary>Calls that follow within so many nanoseconds are one stream of work: helpers are woken for those to come.</summary>
    private const double PauseInStream = 20_000;

    private const long MostRowsOfChunk = 16_384;
    private const int MostThreads = 16;

    private static readonly Lock s_owner = new();
    private static readonly ChunkShares s_shares = new(Math.Min(Environment.ProcessorCount, MostThreads));
    private static readonly HelperThreads s_helpers = new(Count - 1, WorkOn);
    private static long s_lastCall;
    private static CompiledKernel? s_kernel;
    private static KernelFrame* s_frame;
    private static long s_scratchStride;
    private static long s_chunkRows;

    /// <summary>The most threads that work on one kernel, the caller's included.</summary>
    public static int Count => s_shares.Count;

    /// <summary>Runs a kernel of one pass over all rows of a frame.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="frame">The frame; its scratch memory has <see cref="Count"/> parts.</param>
    /// <param name="scratchStride">Floats from one part of the scratch memory to the next.</param>
    /// <param name="rowCost">The estimated nanoseconds of work for one row.</param>
    /// <param name="multiple">Chunks begin and end at multiples of so many rows.</param>
    public static void Run(CompiledKernel kernel, KernelFrame* frame, long scratchStride, double rowCost, long multiple = 1)
    {
        var work = frame->Rows * rowCost;
        if (Count == 1 || work < MinimumWork || !s_owner.TryEnter())
        {
            kernel.Run(frame);
            return;
        }

        try
        {
            s_kernel = kernel;
            s_frame = frame;
            s_scratchStride = scratchStride;
            s_chunkRows = RowsOfChunk(frame->Rows, rowCost, multiple);
            s_shares.Open((frame->Rows + s_chunkRows - 1) / s_chunkRows);
            s_helpers.Call(wakes: work >= WorkToWakeFor || Stopwatch.GetElapsedTime(s_lastCall).TotalNanoseconds < PauseInStream);
            WorkOn(0);
            s_helpers.Wait();
            s_kernel = null;
            s_lastCall = Stopwatch.GetTimestamp();
        }
        finally
        {
            s_owner.Exit();
        }
    }

    /// <summary>Chunks are whole vectors and groups, small enough that a late helper still finds some, large enough that claiming costs nothing.</summary>
    private static long RowsOfChunk(long rows, double rowCost, long multiple)
    {
        var smallest = (long)Math.Clamp(ChunkWork / rowCost, KernelWidths.MostLanes, MostRowsOfChunk);
        var chunk = Math.Clamp(rows / (8 * Count), smallest, MostRowsOfChunk);
        var common = multiple / (long)BigInteger.GreatestCommonDivisor(multiple, KernelWidths.MostLanes) * KernelWidths.MostLanes;
        return (chunk + common - 1) / common * common;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WorkOn(int thread)
    {
        var chunk = s_shares.Claim(thread);
        if (chunk < 0)
            return;
        // A claimed chunk keeps the job open, and what describes it as it is.
        var frame = *s_frame;
        frame.Scratch += thread * s_scratchStride;
        for (; chunk >= 0; chunk = s_shares.Claim(thread))
        {
            frame.FirstRow = chunk * s_chunkRows;
            frame.EndRow = Math.Min(frame.FirstRow + s_chunkRows, frame.Rows);
            s_kernel!.Run(&frame);
        }
    }
}
