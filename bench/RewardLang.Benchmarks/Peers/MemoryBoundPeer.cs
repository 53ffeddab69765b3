using RewardLang.Benchmarks.Measurement;

namespace RewardLang.Benchmarks.Peers;

/// <summary>
/// The bound that memory sets: reads all inputs and writes all results, with vectors, and computes nothing. Ordinary or streaming
/// stores, whichever are quicker for the case.
/// </summary>
/// <param name="threads">1 or 2.</param>
internal sealed class MemoryBoundPeer(int threads) : IPeer
{
    private const long ChunkBytes = 1 << 17;
    private const long SmallestStreamed = 1 << 20;

    // With less to read and write, the call takes the time and not the memory.
    private const long SmallestBound = 1 << 15;

    private readonly SpinningHelper? _helper = threads == 2 ? new SpinningHelper() : null;

    public string Name => $"memory-{threads}";

    public string? MissingBecause => threads > Environment.ProcessorCount ? "there is one processor" : null;

    public string? Version => null;

    public Contestant? Enter(BenchmarkCase benchmarkCase)
    {
        (nint Address, long Bytes)[] reads = [.. benchmarkCase.Inputs.Select(i => (TensorMemory.AddressOf(i), TensorMemory.BytesOf(i)))];
        (nint Address, long Bytes)[] writes = [.. benchmarkCase.Outputs.Select(o => (TensorMemory.AddressOf(o), TensorMemory.BytesOf(o)))];
        var bytes = reads.Sum(r => r.Bytes) + writes.Sum(w => w.Bytes);
        if (bytes < SmallestBound)
            return null;
        var chunks = (int)Math.Max(1, bytes / ChunkBytes);
        var ordinary = CreateContestant(reads, writes, chunks, isStreaming: false);
        if (writes.Sum(w => w.Bytes) < SmallestStreamed)
            return ordinary;
        var streaming = CreateContestant(reads, writes, chunks, isStreaming: true);
        return BestOf(streaming) < BestOf(ordinary) ? streaming : ordinary;
    }

    public void Dispose() => _helper?.Dispose();

    private static double BestOf(Contestant contestant) => Enumerable.Range(0, 5).Min(_ => contestant.Time(1, warmUp: true));

    private MemoryContestant CreateContestant((nint, long)[] reads, (nint, long)[] writes, int chunks, bool isStreaming) =>
        new(chunk => Pass(reads, writes, chunk, chunks, isStreaming), chunks, _helper);

    private static unsafe void Pass((nint Address, long Bytes)[] reads, (nint Address, long Bytes)[] writes, int chunk, int chunks, bool isStreaming)
    {
        foreach (var (address, bytes) in reads)
        {
            var start = StartOf(bytes, chunk, chunks);
            MemoryPass.Read((byte*)address + start, StartOf(bytes, chunk + 1, chunks) - start);
        }

        foreach (var (address, bytes) in writes)
        {
            var start = StartOf(bytes, chunk, chunks);
            MemoryPass.Write((byte*)address + start, StartOf(bytes, chunk + 1, chunks) - start, isStreaming);
        }
    }

    /// <summary>Where a chunk starts: at a multiple of a cache line.</summary>
    private static long StartOf(long bytes, int chunk, int chunks) => chunk == chunks ? bytes : bytes / chunks * chunk & ~63L;
}
