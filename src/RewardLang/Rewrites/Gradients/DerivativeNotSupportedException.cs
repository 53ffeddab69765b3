namespace RewardLang.Rewrites.Gradients;

/// <summary>A program of which no derivative is made; the message says why, for the host.</summary>
internal sealed class DerivativeNotSupportedException(string message) : Exception(message);
