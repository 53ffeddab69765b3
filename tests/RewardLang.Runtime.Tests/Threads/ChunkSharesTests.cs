using RewardLang.Runtime.Kernels;

namespace RewardLang.Runtime.Tests.Threads;

/// <summary>How threads divide the chunks of a job.</summary>
public sealed class ChunkSharesTests
{
    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 1)]
    [InlineData(2, 9)]
    [InlineData(3, 2)]
    [InlineData(16, 3)]
    [InlineData(16, 1000)]
    public void One_thread_gets_every_chunk_once(int threads, long chunks)
    {
        using var shares = new ChunkShares(threads);
        for (var job = 0; job < 3; job++)
        {
            shares.Open(chunks);
            var claimed = new List<long>();
            for (var chunk = shares.Claim(0); chunk >= 0; chunk = shares.Claim(0))
                claimed.Add(chunk);

            Assert.Equal(chunks, claimed.Count);
            Assert.Equal(claimed.Count, claimed.Distinct().Count());
            Assert.All(claimed, chunk => Assert.InRange(chunk, 0, chunks - 1));
            Assert.Equal(-1, shares.Claim(threads - 1));
        }
    }

    /// <summary>A thread begins where it began the last time, with a part of its own.</summary>
    [Fact]
    public void Each_thread_has_a_part_of_its_own()
    {
        using var shares = new ChunkShares(4);
        for (var job = 0; job < 2; job++)
        {
            shares.Open(16);
            for (var thread = 0; thread < 4; thread++)
                Assert.Equal(4 * thread, shares.Claim(thread));
        }
    }

    [Fact]
    public void The_caller_has_a_chunk_where_there_are_few()
    {
        using var shares = new ChunkShares(16);
        shares.Open(1);

        Assert.Equal(0, shares.Claim(0));
    }

    /// <summary>Threads that come late, go on looking when all is claimed, and meet the next job: nobody's chunk is lost or done twice.</summary>
    [Fact]
    public void Threads_that_race_get_every_chunk_once()
    {
        const int jobs = 3_000;
        const int helpers = 3;
        using var shares = new ChunkShares(helpers + 1);
        var done = new int[64];
        var (working, isOver) = (0, false);
        var threads = Enumerable.Range(1, helpers).Select(helper => new Thread(() =>
        {
            while (!Volatile.Read(ref isOver))
            {
                Interlocked.Increment(ref working);
                Work(helper);
                Interlocked.Decrement(ref working);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        for (var job = 1; job <= jobs; job++)
        {
            var chunks = 1 + job % done.Length;
            Array.Clear(done);
            shares.Open(chunks);
            Work(0);
            SpinWait.SpinUntil(() => AreAllDone(chunks) || Volatile.Read(ref working) == 0, TimeSpan.FromSeconds(30));

            Assert.All(done.Take(chunks), times => Assert.Equal(1, times));
            Assert.All(done.Skip(chunks), times => Assert.Equal(0, times));
        }

        Volatile.Write(ref isOver, true);
        threads.ForEach(thread => thread.Join());

        void Work(int thread)
        {
            for (var chunk = shares.Claim(thread); chunk >= 0; chunk = shares.Claim(thread))
                Interlocked.Increment(ref done[chunk]);
        }

        bool AreAllDone(int chunks) => done.AsSpan(0, chunks).IndexOf(0) < 0;
    }
}
