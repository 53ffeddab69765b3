using RewardLang.Synthesis.Chat;
using RewardLang.Training.Judges;

namespace RewardLang.Synthesis.Judging;

/// <summary>Calls a judge about texts: again after failures, for a limited time each, no more often than is allowed. From several threads.</summary>
/// <param name="judge">Gives the labels.</param>
/// <param name="options">How often, how long, which labels there are.</param>
/// <param name="time">What times are measured by.</param>
/// <param name="closing">Ends the calls with an exception.</param>
internal sealed class JudgeCalls(ITextJudge judge, LabelStoreOptions options, TimeProvider time, CancellationToken closing)
{
    private readonly Lock _lock = new();
    private DateTimeOffset _refusedUntil = DateTimeOffset.MinValue;

    /// <summary>Calls so far, repeated ones included.</summary>
    public int Asked { get; private set; }

    /// <summary>Those of them that failed.</summary>
    public int Failed { get; private set; }

    /// <summary>What the last failure said, of a call or of the keeping of its label; null where there was none.</summary>
    public string? LastFailure { get; set; }

    /// <summary>Whether a call is left, and the service does not refuse.</summary>
    public bool IsPossible
    {
        get
        {
            lock (_lock)
                return !(Asked >= options.MostCalls) && time.GetUtcNow() >= _refusedUntil;
        }
    }

    /// <summary>The label of a text; null where all attempts failed or none is possible.</summary>
    public async Task<double?> LabelAsync(string text)
    {
        for (var attempt = 1; Count(); attempt++)
        {
            EndpointFault fault;
            try
            {
                return await CallAsync(text).ConfigureAwait(false);
            }
            catch (Exception exception) when (!closing.IsCancellationRequested)
            {
                fault = EndpointFault.Of(exception);
                Fail(fault, exception is JudgeException ? exception.Message : fault.Text);
            }

            if (attempt == options.Attempts || fault.IsFinal)
                return null;
            var pause = options.Backoff * Math.Pow(2, attempt - 1);
            await Task.Delay(fault.After > pause ? fault.After.Value : pause, time, closing).ConfigureAwait(false);
        }

        return null;
    }

    private bool Count()
    {
        lock (_lock)
        {
            if (!IsPossible)
                return false;
            Asked++;
            return true;
        }
    }

    private void Fail(EndpointFault fault, string text)
    {
        lock (_lock)
        {
            (Failed, LastFailure) = (Failed + 1, text);
            if (fault.IsFinal)
                _refusedUntil = time.GetUtcNow() + options.Rest;
        }
    }

    private async Task<double> CallAsync(string text)
    {
        using var timeout = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(closing, timeout.Token);
        var token = either.Token;
        double label;
        try
        {
            // A judge that blocks its thread or does not listen to its token must hold up no worker.
            label = await Task.Run(() => judge.LabelAsync(text, token), token).WaitAsync(token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !closing.IsCancellationRequested)
        {
            throw new JudgeException($"The judge took longer than {options.Timeout.TotalSeconds} s.");
        }

        return options.IsLabel(label) ? label : throw new JudgeException($"The judge's label {label} does not lie in {options.Lowest} .. {options.Highest}.");
    }
}
