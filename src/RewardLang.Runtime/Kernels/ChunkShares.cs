using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RewardLang.Runtime.Kernels;

/// <summary>
/// The chunks of a job, which threads claim one by one. Each thread has a share, the same in every job of as many chunks, so that what
/// it read and wrote the last time lies in its own cache; one that has finished its share goes on with those of the others.
/// </summary>
internal sealed unsafe class ChunkShares : IDisposable
{
    // Larger than the end of any share, with room for claims that come too early.
    private const long NotOpen = long.MaxValue / 2;

    private readonly AlignedBuffer _memory;
    private readonly Share* _shares;

    /// <param name="count">The number of threads.</param>
    public ChunkShares(int count)
    {
        Count = count;
        _memory = new AlignedBuffer((long)count * sizeof(Share));
        _shares = (Share*)_memory.Pointer;
    }

    /// <summary>The number of threads.</summary>
    public int Count { get; }

    /// <summary>Divides the next job; all chunks of the one before are claimed.</summary>
    public void Open(long chunks)
    {
        for (var thread = 0; thread < Count; thread++)
        {
            var share = _shares + thread;
            // A late thread may still look for chunks of the job before: it must not take a new end for that of an old beginning.
            Volatile.Write(ref share->Next, NotOpen);
            Volatile.Write(ref share->End, StartOf(thread + 1, chunks));
            Volatile.Write(ref share->Next, StartOf(thread, chunks));
        }
    }

    /// <summary>Gives a thread a chunk that nobody else has; −1 when all are claimed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public long Claim(int thread)
    {
        for (var i = 0; i < Count; i++)
        {
            var share = _shares + ((thread + i) % Count);
            if (Volatile.Read(ref share->Next) >= Volatile.Read(ref share->End))
                continue;
            var chunk = Interlocked.Increment(ref share->Next) - 1;
            if (chunk < Volatile.Read(ref share->End))
                return chunk;
        }

        return -1;
    }

    public void Dispose() => _memory.Dispose();

    // Rounded up: the first thread, which has the job at hand, gets a chunk where there are fewer than threads.
    private long StartOf(int thread, long chunks) => (chunks * thread + Count - 1) / Count;

    /// <summary>As large as the two cache lines that processors fetch together: no thread's claims slow down another's.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    private struct Share
    {
        [FieldOffset(0)]
        public long Next;

        [FieldOffset(8)]
        public long End;
    }
}
