using RewardLang.Synthesis.Chat;
using RewardLang.Synthesis.Judging;
using RewardLang.Synthesis.Tests.Chat;

namespace RewardLang.Synthesis.Tests.Judging;

/// <summary>Whoever wants a label has one at once; judges are asked behind their back, once, and their failures are told.</summary>
public sealed class LabelStoreTests
{
    private static readonly LabelStoreOptions s_prompt = new() { Backoff = TimeSpan.Zero };

    [Fact]
    public async Task The_default_stands_until_the_judge_has_answered()
    {
        var answer = new TaskCompletionSource<double>();
        var judge = new ScriptedJudge((_, _) => answer.Task);
        await using var store = new LabelStore(judge, s_prompt with { Default = 0.5 });

        Assert.Equal([0.5, 0.5, 0.5], Enumerable.Range(0, 3).Select(_ => store.Label("a door opens")));
        Assert.Equal((3, 0, 1, 0), (store.Statistics.Defaulted, store.Statistics.FromCache, store.Statistics.Waiting, store.Statistics.Answered));
        answer.SetResult(1);
        await store.WhenIdleAsync();

        Assert.Equal(1, store.Label("a door opens"));
        Assert.Equal(["a door opens"], judge.Asked);
        Assert.Equal((3, 1, 0, 1, 1), (store.Statistics.Defaulted, store.Statistics.FromCache, store.Statistics.Waiting, store.Statistics.Answered, store.Statistics.Asked));
        Assert.Null(store.Statistics.LastFailure);
    }

    [Fact]
    public async Task What_finds_the_queue_full_is_counted_and_asked_about_when_it_comes_again()
    {
        var answer = new TaskCompletionSource<double>();
        var judge = new ScriptedJudge((_, _) => answer.Task);
        await using var store = new LabelStore(judge, s_prompt with { QueueCapacity = 2, Workers = 1 });
        store.Label("with the judge");
        await Until(() => judge.Asked.Count == 1);
        foreach (var text in (string[])["first", "second", "third", "third", "fourth"])
            store.Label(text);

        Assert.Equal((3, 3), (store.Statistics.Dropped, store.Statistics.Waiting));
        answer.SetResult(1);
        await store.WhenIdleAsync();
        Assert.Equal(0, store.Label("third"));
        await store.WhenIdleAsync();

        Assert.Equal(1, store.Label("third"));
        Assert.Equal(["with the judge", "first", "second", "third"], judge.Asked);
        Assert.Equal((3, 4), (store.Statistics.Dropped, store.Statistics.Answered));
    }

    [Fact]
    public async Task A_failure_is_retried()
    {
        var calls = 0;
        var judge = new ScriptedJudge((_, _) => ++calls < 3 ? throw new IOException("down") : Task.FromResult(1.0));
        await using var store = new LabelStore(judge, s_prompt);
        store.Label("x");
        await store.WhenIdleAsync();

        Assert.Equal(1, store.Label("x"));
        Assert.Equal((3, 2, 1, 0), (store.Statistics.Asked, store.Statistics.Failed, store.Statistics.Answered, store.Statistics.GivenUp));
        Assert.Contains("down", store.Statistics.LastFailure);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1.5)]
    [InlineData(-1)]
    public async Task A_number_that_is_no_label_is_a_failure(double number)
    {
        await using var store = new LabelStore(ScriptedJudge.Answering(_ => number), s_prompt with { Attempts = 2 });
        store.Label("x");
        await store.WhenIdleAsync();

        Assert.Equal(0, store.Label("x"));
        Assert.Equal((2, 2, 0, 1), (store.Statistics.Asked, store.Statistics.Failed, store.Statistics.Answered, store.Statistics.GivenUp));
        Assert.Contains($"{number}", store.Statistics.LastFailure);
    }

    [Fact]
    public async Task No_more_calls_are_made_than_are_allowed()
    {
        var judge = new ScriptedJudge((text, _) => text == "fails" ? throw new IOException("down") : Task.FromResult(1.0));
        await using var store = new LabelStore(judge, s_prompt with { Workers = 1, Attempts = 3, MostCalls = 3 });
        store.Label("a");
        store.Label("fails");
        store.Label("b");
        await store.WhenIdleAsync();
        Assert.Equal(0, store.Label("c"));

        // One for a, two of the three attempts of the one that fails, none for b and c.
        Assert.Equal(["a", "fails", "fails"], judge.Asked);
        Assert.Equal((3, 2, 1, 2, 1L), (store.Statistics.Asked, store.Statistics.Failed, store.Statistics.Answered, store.Statistics.GivenUp, store.Statistics.Dropped));
    }

    [Fact]
    public async Task A_service_that_refuses_the_key_is_left_alone_and_one_that_is_busy_for_as_long_as_it_says()
    {
        using var service = new MisbehavingService().Fails(401).Fails(429, "2").Replies("FOO");
        using var client = new ChatEndpoint(service.Address, "test").Connect();
        var time = new Clock();
        await using var store = new LabelStore(new ChatJudge(client, "Arrive."), s_prompt with { Workers = 1, Timeout = TimeSpan.FromDays(1), Rest = TimeSpan.FromMinutes(5) }, time: time);
        store.Label("x");
        await store.WhenIdleAsync();
        Assert.Contains("401", store.Statistics.LastFailure);
        store.Label("y");
        Assert.Equal((1, 0, 1L), (store.Statistics.Asked, store.Statistics.Waiting, store.Statistics.Dropped));

        time.Now += TimeSpan.FromMinutes(6);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        store.Label("y");
        await store.WhenIdleAsync();
        Assert.Equal(1, store.Label("y"));
        Assert.True(clock.Elapsed >= TimeSpan.FromSeconds(1.9), $"{clock.Elapsed}");
    }

    [Fact]
    public async Task What_was_given_up_rests_and_is_asked_about_again()
    {
        var isDown = true;
        var judge = new ScriptedJudge((_, _) => isDown ? Task.FromException<double>(new IOException("down")) : Task.FromResult(1.0));
        var time = new Clock();
        await using var store = new LabelStore(judge, s_prompt with { Attempts = 1, Rest = TimeSpan.FromMinutes(5), Timeout = TimeSpan.FromDays(1) }, time: time);
        store.Label("x");
        await store.WhenIdleAsync();
        isDown = false;

        time.Now += TimeSpan.FromMinutes(4.9);
        store.Label("x");
        Assert.Equal((0, 1, 1), (store.Statistics.Waiting, store.Statistics.GivenUp, judge.Asked.Count));
        time.Now += TimeSpan.FromMinutes(0.2);
        store.Label("x");
        await store.WhenIdleAsync();
        Assert.Equal(1, store.Label("x"));
        Assert.Equal((0, 1), (store.Statistics.GivenUp, store.Statistics.Answered));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_judge_that_hangs_holds_up_neither_workers_nor_the_end(bool blocksItsThread)
    {
        using var release = new ManualResetEventSlim();
        var judge = new ScriptedJudge((text, _) =>
        {
            if (text != "hangs")
                return Task.FromResult(1.0);
            if (blocksItsThread)
                release.Wait(CancellationToken.None);
            return new TaskCompletionSource<double>().Task;
        });
        var store = new LabelStore(judge, s_prompt with { Workers = 1, Attempts = 1, Timeout = TimeSpan.FromSeconds(3) });
        store.Label("hangs");
        store.Label("answers");
        await store.WhenIdleAsync();

        Assert.Equal(1, store.Label("answers"));
        Assert.Equal((1, 1), (store.Statistics.Failed, store.Statistics.GivenUp));
        Assert.Contains("longer than 3 s", store.Statistics.LastFailure);
        await store.DisposeAsync();
        release.Set();
    }

    [Fact]
    public async Task Closing_cancels_the_calls_and_asks_nothing_more()
    {
        var cancelled = new TaskCompletionSource();
        var judge = new ScriptedJudge((_, cancellation) =>
        {
            cancellation.Register(cancelled.SetResult);
            return Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => 0.0, TaskScheduler.Default);
        });
        var store = new LabelStore(judge, s_prompt with { Workers = 1, Timeout = TimeSpan.FromHours(1) });
        store.Label("with the judge");
        store.Label("in the queue");
        await Until(() => judge.Asked.Count == 1);
        var idle = store.WhenIdleAsync();
        await store.DisposeAsync();
        await store.DisposeAsync();

        await cancelled.Task;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => idle);
        Assert.Throws<ObjectDisposedException>(() => store.Label("late"));
        Assert.Equal(["with the judge"], judge.Asked);
        Assert.Equal((0, 0), (store.Statistics.Answered, store.Statistics.Failed));
    }

    [Fact]
    public async Task Threads_that_want_the_same_labels_have_each_asked_for_once()
    {
        const int texts = 40, threads = 4, rounds = 500;
        var judge = new ScriptedJudge(async (text, _) =>
        {
            await Task.Yield();
            return int.Parse(text) % 2;
        });
        await using var store = new LabelStore(judge, s_prompt with { QueueCapacity = 5 });
        var wrong = 0;
        await Task.WhenAll(Enumerable.Range(0, threads).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < rounds * texts; i++)
                if (store.Label($"{i % texts}") is var label && label != 0 && label != i % texts % 2)
                    Interlocked.Increment(ref wrong);
        })));
        // Texts that found the queue full all the time come again, until none is left.
        while (store.Statistics.Answered < texts)
        {
            for (var i = 0; i < texts; i++)
                store.Label($"{i}");
            await store.WhenIdleAsync();
        }

        Assert.Equal(0, wrong);
        Assert.Equal(texts, judge.Asked.Distinct().Count());
        Assert.Equal((texts, texts), (judge.Asked.Count, store.Statistics.Asked));
        Assert.All(Enumerable.Range(0, texts), i => Assert.Equal(i % 2, store.Label($"{i}")));
    }

    [Fact]
    public void Numbers_that_cannot_be_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LabelStore(ScriptedJudge.Silent(), new LabelStoreOptions { QueueCapacity = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LabelStore(ScriptedJudge.Silent(), new LabelStoreOptions { Workers = 0 }));
        Assert.Throws<ArgumentException>(() => new LabelStore(ScriptedJudge.Silent(), new LabelStoreOptions { Default = 2 }));
        Assert.Throws<ArgumentException>(() => new LabelStore(ScriptedJudge.Silent(), new LabelStoreOptions { Default = double.NaN }));
    }

    private static async Task Until(Func<bool> condition)
    {
        while (!condition())
            await Task.Delay(1);
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
