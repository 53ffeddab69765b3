namespace RewardLang.Synthesis.Chat;

/// <summary>A message of a conversation.</summary>
/// <param name="Role">Who speaks: system, user or assistant.</param>
/// <param name="Text">What is said.</param>
public sealed record ChatLine(string Role, string Text);

/// <summary>A reply that was received, and paid for.</summary>
/// <param name="Key">What it was asked for: an iteration, a candidate of it, a repair. A run asks for each key once.</param>
/// <param name="Model">The model that answered.</param>
/// <param name="Messages">What it was sent.</param>
/// <param name="Reply">What it answered, byte for byte.</param>
/// <param name="IsCutOff">Whether the reply ended at the limit of its length.</param>
/// <param name="InputTokens">Tokens that were sent, as the service counted them; estimated where it did not.</param>
/// <param name="OutputTokens">Tokens that were received.</param>
/// <param name="Seconds">How long it took, retries included.</param>
/// <param name="Cost">What it cost at the prices of the run.</param>
public sealed record ChatRecord(
    string Key, string Model, IReadOnlyList<ChatLine> Messages, string Reply, bool IsCutOff, long InputTokens, long OutputTokens, double Seconds, decimal Cost)
{
    /// <summary>All its tokens.</summary>
    public long Tokens => InputTokens + OutputTokens;
}
