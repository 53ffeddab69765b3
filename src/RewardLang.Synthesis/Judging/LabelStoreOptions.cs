namespace RewardLang.Synthesis.Judging;

/// <summary>How labels are asked for.</summary>
public sealed record LabelStoreOptions
{
    /// <summary>The label of a text as long as there is none from the judge.</summary>
    public double Default { get; init; }

    /// <summary>The lowest label; a judge that gives a lower one has failed.</summary>
    public double Lowest { get; init; }

    /// <summary>The highest label; a judge that gives a higher one has failed.</summary>
    public double Highest { get; init; } = 1;

    /// <summary>How many texts may wait for a worker, positive. One that finds the queue full is dropped, counted, and asked about when it comes again.</summary>
    public int QueueCapacity { get; init; } = 256;

    /// <summary>How many texts are with the judge at a time, positive.</summary>
    public int Workers { get; init; } = 4;

    /// <summary>How often the judge is called about a text before it is given up, positive.</summary>
    public int Attempts { get; init; } = 4;

    /// <summary>How often the judge is called in all, repeated calls included; null for no limit. Texts that come later are dropped, counted, and keep the default.</summary>
    public int? MostCalls { get; init; }

    /// <summary>The time between the first failure of a text and the next call about it; it doubles with each further failure. A service that asks for a longer one has it.</summary>
    public TimeSpan Backoff { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The time that a call may take, positive.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The time after which a text that was given up is asked about again, if it comes again; and for which nothing is asked of a service that refuses the
    /// key, the model or the request.
    /// </summary>
    public TimeSpan Rest { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Throws where a number cannot be.</summary>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(QueueCapacity);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Workers);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Attempts);
        ArgumentOutOfRangeException.ThrowIfNegative(MostCalls ?? 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(Backoff, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Timeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(Rest, TimeSpan.Zero);
        if (!IsLabel(Default) || !double.IsFinite(Lowest) || !double.IsFinite(Highest))
            throw new ArgumentException($"The default label {Default} does not lie in {Lowest} .. {Highest}.");
    }

    /// <summary>Whether a number may be a label; NaN may not.</summary>
    internal bool IsLabel(double number) => number >= Lowest && number <= Highest;
}
