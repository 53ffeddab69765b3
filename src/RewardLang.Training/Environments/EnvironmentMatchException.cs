namespace RewardLang.Training.Environments;

/// <summary>A reward and an environment do not fit; the message says what is missing, for the author of the reward.</summary>
public sealed class EnvironmentMatchException : Exception
{
    /// <summary>A mismatch without an explanation.</summary>
    public EnvironmentMatchException()
    {
    }

    /// <summary>A mismatch.</summary>
    /// <param name="message">What is missing, and where.</param>
    public EnvironmentMatchException(string message)
        : base(message)
    {
    }

    /// <summary>A mismatch that another error caused.</summary>
    /// <param name="message">What is missing, and where.</param>
    /// <param name="innerException">The cause.</param>
    public EnvironmentMatchException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
