namespace RewardLang.Synthesis.Judging;

/// <summary>What became of the texts that labels were wanted for.</summary>
public sealed record LabelStatistics
{
    /// <summary>Labels that were looked up and there.</summary>
    public required long FromCache { get; init; }

    /// <summary>Labels that were looked up and not there yet, so that the default stood for them.</summary>
    public required long Defaulted { get; init; }

    /// <summary>Texts whose labels were there from the start, out of the archive.</summary>
    public required int Restored { get; init; }

    /// <summary>Calls to the judge, repeated ones included.</summary>
    public required int Asked { get; init; }

    /// <summary>Texts that the judge has labelled.</summary>
    public required int Answered { get; init; }

    /// <summary>Texts in the queue or with the judge.</summary>
    public required int Waiting { get; init; }

    /// <summary>How often a text was not asked about, as the queue was full, all calls were made or the service refuses.</summary>
    public required long Dropped { get; init; }

    /// <summary>Calls that failed: an exception, a reply that is no label, no reply in time.</summary>
    public required int Failed { get; init; }

    /// <summary>Texts that have no label after all attempts.</summary>
    public required int GivenUp { get; init; }

    /// <summary>Labels that could not be written to the archive; they count, but will be paid for again.</summary>
    public required int Unsaved { get; init; }

    /// <summary>What the last failure said; null where there was none.</summary>
    public required string? LastFailure { get; init; }
}
