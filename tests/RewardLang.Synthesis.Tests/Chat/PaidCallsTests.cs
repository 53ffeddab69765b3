using RewardLang.Synthesis.Chat;
using RewardLang.Synthesis.Journal;

namespace RewardLang.Synthesis.Tests.Chat;

/// <summary>A service that fails is asked again, one that refuses is not, and what was paid for is never asked for twice.</summary>
public sealed class PaidCallsTests : IDisposable
{
    private const string Key = "sk-secret-of-the-test";
    private const string KeyVariable = "REWARD_TEST_KEY";

    private static readonly IReadOnlyList<ChatLine> s_messages = [new ChatLine("system", "card"), new ChatLine("user", "task")];
    private static readonly CallOptions s_quick = new() { FirstPause = TimeSpan.FromMilliseconds(5), LongestPause = TimeSpan.FromMilliseconds(20), Timeout = TimeSpan.FromSeconds(6), Attempts = 10 };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly MisbehavingService _service = new();
    private readonly List<string> _notes = [];

    public PaidCallsTests() => Environment.SetEnvironmentVariable(KeyVariable, Key);

    public void Dispose()
    {
        _service.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_service_that_fails_in_every_way_is_asked_until_it_answers()
    {
        _service.Fails(500).Fails(429).Hangs().Says("{\"choices\":[]}").Says("<html>busy</html>").Says("{\"id\":\"1\",\"cho").BreaksOff().Replies("").Fails(503).Replies("an answer");
        using var journal = Open();
        var record = await Calls(journal, s_quick).AskAsync("one", s_messages, default);
        Assert.Equal("an answer", record.Reply);
        Assert.Equal((100, 10), (record.InputTokens, record.OutputTokens));
        Assert.Equal(10, _service.Requests.Count);
        Assert.Equal(9, _notes.Count);
        Assert.Contains(_notes, n => n.Contains("429", StringComparison.Ordinal));
        Assert.Contains(_notes, n => n.Contains("no reply in time", StringComparison.Ordinal));
        Assert.Contains(_notes, n => n.Contains("empty", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(401, "key")]
    [InlineData(403, "key")]
    [InlineData(404, "--model")]
    [InlineData(400, "refuses the request")]
    public async Task A_service_that_refuses_is_not_asked_again(int status, string said)
    {
        _service.Fails(status);
        using var journal = Open();
        var exception = await Assert.ThrowsAsync<EndpointException>(() => Calls(journal, s_quick).AskAsync("one", s_messages, default));
        Assert.Contains(said, exception.Message, StringComparison.Ordinal);
        Assert.Single(_service.Requests);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_named_in_the_end()
    {
        using var journal = Open();
        var calls = new PaidCalls(new ChatEndpoint(new Uri("http://127.0.0.1:9/v1"), "test").Connect(), "test", journal, new SynthesisBudget(), s_quick with { Attempts = 2 }, _notes.Add);
        var exception = await Assert.ThrowsAsync<EndpointException>(() => calls.AskAsync("one", s_messages, default));
        Assert.Contains("cannot be reached", exception.Message, StringComparison.Ordinal);
        Assert.Equal(2, _notes.Count);
    }

    [Fact]
    public async Task A_wait_that_the_service_wants_is_kept_to()
    {
        _service.Fails(429, retryAfter: "0.4").Replies("later");
        using var journal = Open();
        var record = await Calls(journal, s_quick with { LongestPause = TimeSpan.FromSeconds(2) }).AskAsync("one", s_messages, default);
        Assert.True(record.Seconds >= 0.39, $"{record.Seconds}");
    }

    [Fact]
    public async Task What_was_answered_is_not_asked_again_by_another_process()
    {
        _service.Replies("paid");
        using (var journal = Open())
            await Calls(journal, s_quick).AskAsync("one", s_messages, default);
        using (var journal = Open())
        {
            var calls = Calls(journal, s_quick);
            Assert.Equal("paid", (await calls.AskAsync("one", s_messages, default)).Reply);
            Assert.Equal(new Spending(1, 110, 0), calls.Spent);
        }

        Assert.Single(_service.Requests);
    }

    [Fact]
    public async Task The_key_is_sent_and_written_nowhere()
    {
        _service.Fails(500).Replies("answer");
        using (var journal = Open())
            await Calls(journal, s_quick).AskAsync("one", s_messages, default);
        Assert.All(_service.Keys, key => Assert.Equal($"Bearer {Key}", key));
        foreach (var file in _folder.GetFiles("*", SearchOption.AllDirectories))
            Assert.DoesNotContain(Key, File.ReadAllText(file.FullName), StringComparison.Ordinal);
        Assert.All(_notes, note => Assert.DoesNotContain(Key, note, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2, null, null, "calls")]
    [InlineData(null, 9_000L, null, "tokens")]
    [InlineData(null, null, 0.05, "budget of 0.05")]
    public async Task A_budget_is_never_exceeded_even_by_many_at_once(int? calls, long? tokens, double? money, string said)
    {
        for (var i = 0; i < 10; i++)
            _service.Replies("answer");
        var budget = new SynthesisBudget { Calls = calls, Tokens = tokens, Money = (decimal?)money, InputPrice = 1, OutputPrice = 5 };
        using var journal = Open();
        var paid = new PaidCalls(Client(), "test", journal, budget, s_quick);
        var asked = Enumerable.Range(0, 10).Select(i => paid.AskAsync($"{i}", s_messages, default)).ToList();
        var exception = await Assert.ThrowsAsync<BudgetException>(() => Task.WhenAll(asked));
        Assert.Contains(said, exception.Message, StringComparison.Ordinal);
        Assert.InRange(_service.Requests.Count, 1, 4);
        Assert.Null(paid.Spent.Exceeds(budget));
    }

    private SynthesisJournal Open() => SynthesisJournal.Open(Path.Combine(_folder.FullName, "journal.db"));

    private Microsoft.Extensions.AI.IChatClient Client() => new ChatEndpoint(_service.Address, "test") { KeyVariable = KeyVariable }.Connect();

    private PaidCalls Calls(SynthesisJournal journal, CallOptions options) => new(Client(), "test", journal, new SynthesisBudget(), options, _notes.Add);
}
