using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace RewardLang.Synthesis.Judging;

/// <summary>
/// Labels that a judge gives while training goes on. Who wants one has it at once: the judge's, if it is there, else the default, and the text is
/// put in a queue that workers take to the judge. A text is asked about once, however often it comes.
/// </summary>
public sealed class LabelStore : IAsyncDisposable
{
    private readonly ITextJudge _judge;
    private readonly JudgeCalls _calls;
    private readonly LabelArchive? _archive;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, double> _labels;
    private readonly Channel<string> _queue;
    private readonly CancellationTokenSource _closing = new();
    private readonly Task[] _workers;
    private readonly int _restored;

    // All below belongs to whoever holds the lock.
    private readonly Lock _lock = new();
    private readonly HashSet<string> _waiting = [];
    private readonly Dictionary<string, DateTimeOffset> _givenUp = [];
    private TaskCompletionSource? _idle;
    private long _fromCache, _defaulted, _dropped;
    private int _answered, _unsaved;

    /// <summary>Takes what the archive has, and starts the workers.</summary>
    /// <param name="judge">Gives the labels.</param>
    /// <param name="options">How they are asked for; null for the defaults.</param>
    /// <param name="archive">Where they are kept for other runs; null for nowhere. The caller disposes it, after this object.</param>
    /// <param name="time">What the times of the options are measured by; null for the clock.</param>
    /// <exception cref="ArgumentException">A number of the options cannot be.</exception>
    public LabelStore(ITextJudge judge, LabelStoreOptions? options = null, LabelArchive? archive = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(judge);
        Options = options ?? new LabelStoreOptions();
        Options.Check();
        _judge = judge;
        _archive = archive;
        _time = time ?? TimeProvider.System;
        _calls = new JudgeCalls(judge, Options, _time, _closing.Token);
        _labels = new(archive?.Labels(judge.Name).Where(pair => Options.IsLabel(pair.Value)) ?? []);
        _restored = _labels.Count;
        _queue = Channel.CreateBounded<string>(Options.QueueCapacity);
        _workers = [.. Enumerable.Range(0, Options.Workers).Select(_ => Task.Run(WorkAsync))];
    }

    /// <summary>How labels are asked for.</summary>
    public LabelStoreOptions Options { get; }

    /// <summary>What labels are kept under.</summary>
    public string Judge => _judge.Name;

    /// <summary>What became of the texts so far.</summary>
    public LabelStatistics Statistics
    {
        get
        {
            lock (_lock)
                return new LabelStatistics
                {
                    FromCache = Interlocked.Read(ref _fromCache),
                    Defaulted = _defaulted,
                    Restored = _restored,
                    Asked = _calls.Asked,
                    Answered = _answered,
                    Waiting = _waiting.Count,
                    Dropped = _dropped,
                    Failed = _calls.Failed,
                    GivenUp = _givenUp.Count,
                    Unsaved = _unsaved,
                    LastFailure = _calls.LastFailure,
                };
        }
    }

    /// <summary>The label of a text, or the default while there is none. Never waits for the judge.</summary>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    public double Label(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (_labels.TryGetValue(text, out var label))
        {
            Interlocked.Increment(ref _fromCache);
            return label;
        }

        lock (_lock)
        {
            // It may have come in between.
            if (_labels.TryGetValue(text, out label))
            {
                Interlocked.Increment(ref _fromCache);
                return label;
            }

            Ask(text);
            _defaulted++;
            return Options.Default;
        }
    }

    /// <summary>Waits until no text is in the queue or with the judge: for whoever wants labels complete, between two trainings say.</summary>
    /// <param name="cancellation">Ends the waiting with an exception.</param>
    public Task WhenIdleAsync(CancellationToken cancellation = default)
    {
        lock (_lock)
        {
            if (_waiting.Count == 0)
                return Task.CompletedTask;
            _idle ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task.WaitAsync(cancellation);
        }
    }

    /// <summary>Ends the workers and the calls that they are at. What is in the queue is not asked about.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_queue.Writer.TryComplete())
            return;
        await _closing.CancelAsync().ConfigureAwait(false);
        try
        {
            await Task.WhenAll(_workers).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
        }

        lock (_lock)
            _idle?.TrySetCanceled();
        _closing.Dispose();
    }

    private void Ask(string text)
    {
        ObjectDisposedException.ThrowIf(_closing.IsCancellationRequested, this);
        if (_waiting.Contains(text) || _givenUp.TryGetValue(text, out var until) && _time.GetUtcNow() < until)
            return;
        if (!_calls.IsPossible || !_queue.Writer.TryWrite(text))
        {
            _dropped++;
            return;
        }

        _waiting.Add(text);
        _givenUp.Remove(text);
    }

    private async Task WorkAsync()
    {
        await foreach (var text in _queue.Reader.ReadAllAsync(_closing.Token).ConfigureAwait(false))
        {
            var label = await _calls.LabelAsync(text).ConfigureAwait(false);
            if (label is { } number)
                Save(text, number);
            lock (_lock)
                Finish(text, label);
        }
    }

    private void Save(string text, double label)
    {
        try
        {
            _archive?.Keep(_judge.Name, text, label);
        }
        catch (Exception exception) when (exception is SqliteException or InvalidOperationException)
        {
            // It is paid for, and counts.
            lock (_lock)
                (_unsaved, _calls.LastFailure) = (_unsaved + 1, $"A label could not be kept: {exception.Message}");
        }
    }

    private void Finish(string text, double? label)
    {
        if (label is { } number)
            (_labels[text], _answered) = (number, _answered + 1);
        else
            _givenUp[text] = _time.GetUtcNow() + Options.Rest;
        _waiting.Remove(text);
        if (_waiting.Count > 0)
            return;
        _idle?.TrySetResult();
        _idle = null;
    }
}
