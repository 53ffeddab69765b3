using System.Diagnostics;

namespace RewardLang.Runtime.Tests.Cuda;

/// <summary>Command-line tools that checks are made with.</summary>
internal static class Tools
{
    /// <summary>Set to 1 where every tool must be there: a check without its tool then fails, where it is skipped elsewhere.</summary>
    private const string RequireVariable = "REWARDLANG_REQUIRE_TOOLS";

    /// <summary>Runs a tool and returns what it printed.</summary>
    public static string Run(string tool, params string[] arguments) => RunIn("", tool, arguments);

    /// <summary>Runs a tool in a folder and returns what it printed.</summary>
    public static string RunIn(string folder, string tool, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd() + error.GetAwaiter().GetResult();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{tool} ended with {process.ExitCode}:\n{output}");
        return output;
    }

    /// <summary>Why a check is skipped for lack of its tool; null when it is not.</summary>
    public static string? ReasonToSkip(string tool)
    {
        var isThere = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, tool)));
        return isThere || Environment.GetEnvironmentVariable(RequireVariable) == "1" ? null : $"{tool} is not installed";
    }
}

/// <summary>A test that takes a tool which a fresh machine may lack; there it is reported as skipped.</summary>
internal sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(string tool) => Skip = Tools.ReasonToSkip(tool);
}

/// <summary>A test with data that takes a tool which a fresh machine may lack; there it is reported as skipped.</summary>
internal sealed class ToolTheoryAttribute : TheoryAttribute
{
    public ToolTheoryAttribute(string tool) => Skip = Tools.ReasonToSkip(tool);
}
