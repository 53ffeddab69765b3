namespace RewardLang.Tool;

/// <summary>The command line, or a file that it names, cannot be used.</summary>
internal sealed class ToolException(string message, Exception? inner = null) : Exception(message, inner);
