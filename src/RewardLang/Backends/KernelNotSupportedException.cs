namespace RewardLang.Backends;

/// <summary>A program for which no kernel is made; the message says why, for the host's log.</summary>
internal sealed class KernelNotSupportedException(string message) : Exception(message);
