namespace RewardLang.Synthesis.Tasks;

/// <summary>A task that cannot be read; the message says which file and what to write.</summary>
public sealed class TaskException(string message) : Exception(message);
