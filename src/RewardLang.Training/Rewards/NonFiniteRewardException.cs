namespace RewardLang.Training.Rewards;

/// <summary>A reward was NaN or infinite during a training.</summary>
public sealed class NonFiniteRewardException : Exception
{
    /// <summary>A reward that is not finite, without particulars.</summary>
    public NonFiniteRewardException()
    {
    }

    /// <summary>A reward that is not finite.</summary>
    /// <param name="message">The row, the terms and the inputs concerned.</param>
    public NonFiniteRewardException(string message)
        : base(message)
    {
    }

    /// <summary>A reward that is not finite, caused by another error.</summary>
    /// <param name="message">The row, the terms and the inputs concerned.</param>
    /// <param name="innerException">The cause.</param>
    public NonFiniteRewardException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
