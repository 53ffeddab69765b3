using System.Collections.Concurrent;

namespace RewardLang.Training.Judges;

/// <summary>
/// A verifier, a judge or a labeller of items: asked once for each different item, with a limit of time, and with a value of the
/// host's choice where it fails. Failures are counted and the last is kept; none passes unnoticed.
/// </summary>
/// <typeparam name="T">What is judged; equal items have equal judgements.</typeparam>
/// <param name="ask">Judges one item.</param>
/// <param name="failureValue">What stands for a failed judgement; null to throw instead.</param>
/// <param name="timeout">The time that one judgement may take; null for no limit.</param>
public sealed class Judge<T>(Func<T, CancellationToken, Task<double>> ask, double? failureValue = null, TimeSpan? timeout = null)
    where T : notnull
{
    private readonly ConcurrentDictionary<T, double> known = new();
    private int asked, failures;

    /// <summary>How often the judge was asked; items that it knew already do not count.</summary>
    public int Asked => asked;

    /// <summary>How many judgements failed.</summary>
    public int Failures => failures;

    /// <summary>Why the last of them failed.</summary>
    public Exception? LastFailure { get; private set; }

    /// <summary>Judges an item. A failure is not remembered: the next call asks again.</summary>
    /// <exception cref="JudgeException">The judge failed, and no value stands for that.</exception>
    public async Task<double> ScoreAsync(T item, CancellationToken cancellation = default)
    {
        if (known.TryGetValue(item, out var score)) return score;
        Interlocked.Increment(ref asked);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (timeout is { } time) limit.CancelAfter(time);
        try
        {
            // A judge that does not listen to its token must not hold up a training.
            score = await ask(item, limit.Token).WaitAsync(limit.Token).ConfigureAwait(false);
            if (double.IsNaN(score)) throw new JudgeException("The judge answered NaN.");
            return known[item] = score;
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            Interlocked.Increment(ref failures);
            LastFailure = exception is OperationCanceledException ? new JudgeException($"The judge took longer than {timeout}.") : exception;
            return failureValue ?? throw new JudgeException($"The judge failed: {LastFailure.Message}", LastFailure);
        }
    }

    /// <summary>Judges several items at a time, in their order.</summary>
    public async Task<float[]> ScoreAsync(IReadOnlyList<T> items, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        var different = items.Distinct().ToList();
        var scores = await Task.WhenAll(different.Select(item => ScoreAsync(item, cancellation))).ConfigureAwait(false);
        var places = different.Select((item, i) => (item, i)).ToDictionary(pair => pair.item, pair => pair.i);
        return [.. items.Select(item => (float)scores[places[item]])];
    }
}

/// <summary>A judge that failed.</summary>
public sealed class JudgeException : Exception
{
    /// <inheritdoc cref="JudgeException(string)"/>
    public JudgeException()
    {
    }

    /// <summary>With a message.</summary>
    public JudgeException(string message) : base(message)
    {
    }

    /// <summary>With a message and what led to it.</summary>
    public JudgeException(string message, Exception cause) : base(message, cause)
    {
    }
}
