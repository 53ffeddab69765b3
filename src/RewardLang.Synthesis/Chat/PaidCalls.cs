using System.Diagnostics;
using Microsoft.Extensions.AI;
using RewardLang.Synthesis.Journal;

namespace RewardLang.Synthesis.Chat;

/// <summary>How a model is asked.</summary>
public sealed record CallOptions
{
    /// <summary>Randomness of the replies. Eureka (Ma et al. 2023) has 1.</summary>
    public float Temperature { get; init; } = 1;

    /// <summary>The longest reply, in tokens.</summary>
    public int LongestReply { get; init; } = 4_096;

    /// <summary>Attempts for one reply where the service fails.</summary>
    public int Attempts { get; init; } = 6;

    /// <summary>Pause after the first failure; it doubles with each.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest that an attempt may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(3);
}

/// <summary>
/// Asks a model within a budget, once for each key: a reply is in the journal before anyone sees it, and a run that goes on takes it from there. Failures of the
/// service are tried again, after pauses that grow.
/// </summary>
/// <param name="client">The model.</param>
/// <param name="model">Its name, for the record.</param>
/// <param name="journal">Where replies are kept.</param>
/// <param name="budget">What may be spent.</param>
/// <param name="options">How it is asked; null for the defaults.</param>
/// <param name="note">Told about failures; null for nobody.</param>
public sealed class PaidCalls(IChatClient client, string model, SynthesisJournal journal, SynthesisBudget budget, CallOptions? options = null, Action<string>? note = null)
{
    private readonly CallOptions _options = options ?? new CallOptions();
    private readonly Lock _lock = new();
    private Spending _spent = Spending.Of(journal.Calls());
    private Spending _reserved = new(0, 0, 0);

    /// <summary>What was spent so far, by earlier parts of the run too.</summary>
    public Spending Spent
    {
        get
        {
            lock (_lock)
                return _spent;
        }
    }

    /// <summary>Asks for a reply, or takes it from the journal.</summary>
    /// <param name="key">What it is for.</param>
    /// <param name="messages">The conversation.</param>
    /// <param name="cancellation">Ends it with an exception.</param>
    /// <exception cref="BudgetException">The reply might cost more than is left.</exception>
    /// <exception cref="EndpointException">The service failed too often, or refuses.</exception>
    public async Task<ChatRecord> AskAsync(string key, IReadOnlyList<ChatLine> messages, CancellationToken cancellation)
    {
        if (journal.Call(key) is { } earlier)
            return earlier;
        var expected = Reserve(messages);
        try
        {
            var clock = Stopwatch.StartNew();
            var response = await RetryAsync(key, messages, cancellation).ConfigureAwait(false);
            var input = response.Usage?.InputTokenCount ?? Estimate(messages.Select(m => m.Text));
            var output = response.Usage?.OutputTokenCount ?? Estimate([response.Text]);
            var record = new ChatRecord(
                key, response.ModelId ?? model, messages, response.Text, response.FinishReason == ChatFinishReason.Length, input, output, clock.Elapsed.TotalSeconds, budget.CostOf(input, output));
            journal.Keep(record);
            lock (_lock)
                _spent = _spent.And(Spending.Of([record]));
            return record;
        }
        finally
        {
            lock (_lock)
                _reserved = new Spending(_reserved.Calls - expected.Calls, _reserved.Tokens - expected.Tokens, _reserved.Money - expected.Money);
        }
    }

    /// <summary>Keeps what a call may cost at most out of the others' reach.</summary>
    private Spending Reserve(IReadOnlyList<ChatLine> messages)
    {
        var input = Estimate(messages.Select(m => m.Text));
        var expected = new Spending(1, input + _options.LongestReply, budget.CostOf(input, _options.LongestReply));
        lock (_lock)
        {
            if (_spent.And(_reserved).And(expected).Exceeds(budget) is { } exceeded)
                throw new BudgetException(exceeded);
            _reserved = _reserved.And(expected);
        }

        return expected;
    }

    private async Task<ChatResponse> RetryAsync(string key, IReadOnlyList<ChatLine> messages, CancellationToken cancellation)
    {
        var request = messages.Select(m => new ChatMessage(new ChatRole(m.Role), m.Text)).ToList();
        var pause = _options.FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            var fault = new EndpointFault("the reply is empty", false, null);
            try
            {
                var response = await AttemptAsync(request, cancellation).ConfigureAwait(false);
                if (!string.IsNullOrWhiteSpace(response.Text))
                    return response;
            }
            catch (Exception exception) when (!cancellation.IsCancellationRequested)
            {
                fault = EndpointFault.Of(exception);
            }

            note?.Invoke($"{key}: {fault.Text}, attempt {attempt} of {_options.Attempts}");
            if (fault.IsFinal || attempt >= _options.Attempts)
                throw new EndpointException($"The model '{model}' cannot be asked: {fault.Text}.");
            var wanted = fault.After > pause ? fault.After.Value : pause;
            await Task.Delay(wanted < _options.LongestPause ? wanted : _options.LongestPause, cancellation).ConfigureAwait(false);
            pause += pause;
        }
    }

    private async Task<ChatResponse> AttemptAsync(List<ChatMessage> request, CancellationToken cancellation)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(_options.Timeout);
        return await client.GetResponseAsync(request, new ChatOptions { Temperature = _options.Temperature, MaxOutputTokens = _options.LongestReply }, timeout.Token)
            .WaitAsync(timeout.Token).ConfigureAwait(false);
    }

    /// <summary>Tokens of texts that nobody counted: three characters each, which is more than there are.</summary>
    private static long Estimate(IEnumerable<string> texts) => texts.Sum(t => (t.Length + 2L) / 3);
}
