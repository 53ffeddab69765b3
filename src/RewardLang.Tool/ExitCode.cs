namespace RewardLang.Tool;

/// <summary>What the process returns.</summary>
internal static class ExitCode
{
    /// <summary>All is well.</summary>
    public const int Success = 0;

    /// <summary>A file has errors or would change, or a comparison differs.</summary>
    public const int Findings = 1;

    /// <summary>The command line or a file cannot be used.</summary>
    public const int Usage = 2;
}
